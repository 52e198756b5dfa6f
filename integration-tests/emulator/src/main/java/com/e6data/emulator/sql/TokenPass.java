package com.e6data.emulator.sql;

import com.e6data.emulator.functions.FunctionCatalogue;
import com.e6data.emulator.functions.FunctionSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must change in e6data SQL before Calcite's parser can read it: string escapes, intervals, function names that
 * the parser would treat as its own, WHERE without FROM, GROUP BY ALL.
 */
final class TokenPass {

    /** Stands for {@code GROUP BY ALL} between token pass and tree pass. */
    static final String GROUP_BY_ALL = "$ALL";

    /** Alias of the one-row table under a SELECT with WHERE but without FROM. */
    private static final String ONE_ROW = "FROM (VALUES (0)) AS \"$ONE\"(\"$ROW\") ";

    /** Calls with words between the arguments; the comma form of the same name is an ordinary function. */
    private static final Set<String> KEYWORD_CALLS =
            Set.of("SUBSTRING", "POSITION", "TRIM", "OVERLAY", "CEIL", "CEILING", "FLOOR", "STRING_AGG", "ARRAY_AGG");

    private static final Set<String> ARGUMENT_KEYWORDS = Set.of("FROM", "IN", "PLACING", "ORDER", "BOTH");

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("SECONDS", "SECOND"),
            Map.entry("MINUTES", "MINUTE"),
            Map.entry("HOURS", "HOUR"),
            Map.entry("DAYS", "DAY"),
            Map.entry("MONTHS", "MONTH"),
            Map.entry("YEARS", "YEAR"),
            Map.entry("SECOND", "SECOND"),
            Map.entry("MINUTE", "MINUTE"),
            Map.entry("HOUR", "HOUR"),
            Map.entry("DAY", "DAY"),
            Map.entry("MONTH", "MONTH"),
            Map.entry("YEAR", "YEAR"));

    private static final Set<String> NO_UNITS = Set.of("WEEK", "WEEKS", "QUARTER", "QUARTERS", "MILLISECOND");

    private static final Pattern AMOUNT_AND_UNIT = Pattern.compile("\\s*([+-]?\\d+(?:\\.\\d+)?)\\s*([A-Za-z]*)\\s*");
    private static final Pattern DATE_ONLY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final String sql;
    private final List<Token> tokens;
    private final SourceText out;

    private TokenPass(String sql, List<Token> tokens) {
        this.sql = sql;
        this.tokens = tokens;
        this.out = new SourceText(sql);
    }

    static SourceText run(String sql, List<Token> tokens) throws SqlError {
        var pass = new TokenPass(sql, tokens);
        pass.rewrite();
        return pass.out;
    }

    private void rewrite() throws SqlError {
        boolean[] selectWithoutFrom = new boolean[tokens.size() + 1];
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (i > 0) {
                copyGap(tokens.get(i - 1), token);
            }
            switch (token.kind()) {
                case STRING -> string(i);
                case SYMBOL -> {
                    if (token.isSymbol("(")) {
                        selectWithoutFrom[++depth] = false;
                    } else if (token.isSymbol(")") && depth > 0) {
                        depth--;
                    }
                    if (RightShift.begins(tokens, i)) {
                        out.append(RightShift.MARK, token.start());
                        i++;
                    } else {
                        out.append(token);
                    }
                }
                case WORD -> {
                    if (token.isWord("SELECT")) {
                        selectWithoutFrom[depth] = true;
                        out.append(token);
                    } else if (token.isWord("FROM") && !previousIs(i, "DISTINCT")) {
                        selectWithoutFrom[depth] = false;
                        out.append(token);
                    } else if (token.isWord("WHERE") && selectWithoutFrom[depth]) {
                        selectWithoutFrom[depth] = false;
                        out.append(ONE_ROW, token.start());
                        out.append(token);
                    } else if (token.isWord("INTERVAL")) {
                        i = interval(i);
                    } else if (token.isWord("ALL") && previousIs(i, "BY") && endsGroupBy(i + 1)) {
                        out.append('"' + GROUP_BY_ALL + '"', token.start());
                    } else if (isOrdinaryCall(i)) {
                        out.append('"' + token.text() + '"', token.start());
                    } else {
                        out.append(token);
                    }
                }
                default -> out.append(token);
            }
        }
    }

    /** White space keeps its line breaks; comments become a space. */
    private void copyGap(Token before, Token token) {
        String gap = sql.substring(before.end(), token.start());
        if (gap.isEmpty()) {
            return;
        }
        out.append(gap.isBlank() ? gap : gap.contains("\n") ? "\n" : " ", before.end());
    }

    private void string(int i) {
        Token token = tokens.get(i);
        Token before = i > 0 ? tokens.get(i - 1) : null;
        if (before != null && before.isWord("X") && before.end() == token.start()) {
            out.append(token);
            return;
        }
        String value = StringLiterals.decode(token.text());
        if (before != null
                && before.isWord("TIMESTAMP")
                && DATE_ONLY.matcher(value).matches()) {
            value += " 00:00:00";
        }
        out.append(StringLiterals.standard(value), token.start());
    }

    private boolean previousIs(int i, String word) {
        return i > 0 && tokens.get(i - 1).isWord(word);
    }

    private boolean endsGroupBy(int i) {
        if (i >= tokens.size()) {
            return true;
        }
        Token token = tokens.get(i);
        return token.isSymbol(")")
                || token.kind() == Token.Kind.WORD
                        && Set.of(
                                        "HAVING",
                                        "QUALIFY",
                                        "WINDOW",
                                        "ORDER",
                                        "LIMIT",
                                        "OFFSET",
                                        "FETCH",
                                        "UNION",
                                        "INTERSECT",
                                        "EXCEPT",
                                        "MINUS")
                                .contains(token.text().toUpperCase(Locale.ROOT));
    }

    /** Whether this word is a call of a catalogue function without syntax of its own. */
    private boolean isOrdinaryCall(int i) {
        if (i + 1 >= tokens.size() || !tokens.get(i + 1).isSymbol("(") || previousIs(i, "AS")) {
            return false;
        }
        if (i > 0 && (tokens.get(i - 1).isSymbol("::") || tokens.get(i - 1).isSymbol("."))) {
            return false;
        }
        String name = tokens.get(i).text().toUpperCase(Locale.ROOT);
        List<FunctionSpec> specs = FunctionCatalogue.get().find(name);
        boolean ordinary = specs.stream()
                .anyMatch(s -> s.kind() == FunctionSpec.Kind.SCALAR || s.kind() == FunctionSpec.Kind.AGGREGATE);
        return ordinary && !(KEYWORD_CALLS.contains(name) && hasKeyword(i + 1));
    }

    private boolean hasKeyword(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")") && --depth == 0) {
                return false;
            } else if (depth == 1
                    && token.kind() == Token.Kind.WORD
                    && ARGUMENT_KEYWORDS.contains(token.text().toUpperCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Brings every way to write an interval to {@code INTERVAL '5' DAY} or {@code INTERVAL (expression) DAY}. */
    private int interval(int i) throws SqlError {
        out.append(tokens.get(i));
        out.space();
        int next = i + 1;
        String sign = "";
        if (next + 1 < tokens.size() && tokens.get(next).isSymbol("-") && isNumber(next + 1)) {
            sign = "-";
            next++;
        }
        if (next >= tokens.size()) {
            return i;
        }
        Token amount = tokens.get(next);
        if (amount.kind() == Token.Kind.STRING) {
            Matcher matcher = AMOUNT_AND_UNIT.matcher(StringLiterals.decode(amount.text()));
            if (matcher.matches() && !matcher.group(2).isEmpty()) {
                out.append("'" + matcher.group(1) + "' ", amount.start());
                out.append(unit(matcher.group(2), amount), amount.start());
                return next;
            }
            out.append(StringLiterals.standard(StringLiterals.decode(amount.text())), amount.start());
            return unitAfter(next);
        }
        if (amount.kind() == Token.Kind.NUMBER) {
            out.append("'" + sign + amount.text() + "'", amount.start());
            return unitAfter(next);
        }
        int end = endOfPrimary(next);
        for (int t = next; t <= end; t++) {
            out.append(tokens.get(t));
            if (t < end) {
                copyGap(tokens.get(t), tokens.get(t + 1));
            }
        }
        return unitAfter(end);
    }

    private boolean isNumber(int i) {
        return tokens.get(i).kind() == Token.Kind.NUMBER;
    }

    private int endOfPrimary(int start) {
        if (tokens.get(start).isSymbol("(")) {
            int depth = 0;
            for (int i = start; i < tokens.size(); i++) {
                if (tokens.get(i).isSymbol("(")) {
                    depth++;
                } else if (tokens.get(i).isSymbol(")") && --depth == 0) {
                    return i;
                }
            }
            return tokens.size() - 1;
        }
        int i = start;
        while (i + 2 < tokens.size() && tokens.get(i + 1).isSymbol(".")) {
            i += 2;
        }
        return i;
    }

    private int unitAfter(int i) throws SqlError {
        if (i + 1 >= tokens.size()) {
            return i;
        }
        Token token = tokens.get(i + 1);
        String text = token.kind() == Token.Kind.STRING ? StringLiterals.decode(token.text()) : token.text();
        if (token.kind() != Token.Kind.STRING && token.kind() != Token.Kind.WORD) {
            return i;
        }
        out.space();
        out.append(unit(text, token), token.start());
        return i + 1;
    }

    private String unit(String text, Token where) throws SqlError {
        String upper = text.toUpperCase(Locale.ROOT);
        if (NO_UNITS.contains(upper)) {
            throw Errors.syntax(sql, where.start(), "Encountered \"" + text + "\": INTERVAL has no such unit");
        }
        return UNITS.getOrDefault(upper, text);
    }
}
