package com.e6data.jdbc.sql;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.sql.SqlScanner.Token;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JDBC escape sequences to e6data SQL: {@code {d}}, {@code {t}}, {@code {ts}}, {@code {fn}}, {@code {oj}},
 * {@code {escape}}, {@code {limit}}, also inside of each other (JDBC 4.3, 13.4). Braces in string literals, quoted
 * identifiers and comments are text.
 */
public final class JdbcEscapes {

    private static final int MAX_NESTING = 64;
    private static final Pattern TIME = Pattern.compile("(\\d\\d?):(\\d\\d):(\\d\\d)(\\.\\d{1,9})?");

    private final String sql;
    private final BackslashMode backslash;
    private final SqlScanner in;
    private final FunctionCall functions;
    private int nesting;

    /** An escape that was opened: its keyword and where its brace stands. */
    private record Open(String keyword, int at) {

        SQLException needs(String what) {
            return ErrorKind.SYNTAX_ERROR.exception(
                    "The JDBC escape {" + keyword + " at character " + (at + 1) + " needs " + what + ".");
        }
    }

    private JdbcEscapes(String sql, BackslashMode backslash, SessionNames names) {
        this.sql = sql;
        this.backslash = backslash;
        this.in = new SqlScanner(sql, backslash);
        this.functions = new FunctionCall(backslash, names);
    }

    /**
     * Translates a text in which a backslash escapes, for a session without names.
     *
     * @throws SQLException as {@link #translate(String, BackslashMode, SessionNames)}
     */
    public static String translate(String sql) throws SQLException {
        return translate(sql, BackslashMode.ESCAPE);
    }

    /**
     * Translates a text for a session without names.
     *
     * @throws SQLException as {@link #translate(String, BackslashMode, SessionNames)}
     */
    public static String translate(String sql, BackslashMode backslash) throws SQLException {
        return translate(sql, backslash, SessionNames.NONE);
    }

    /**
     * Translates a text; one without a brace is returned as it is.
     *
     * @throws SQLException 42601 where an escape is unknown or not complete, HYC00 for procedure calls and for what
     *     e6data has no counterpart for
     */
    public static String translate(String sql, BackslashMode backslash, SessionNames names) throws SQLException {
        return sql.indexOf('{') < 0 ? sql : new JdbcEscapes(sql, backslash, names).translateAll();
    }

    private String translateAll() throws SQLException {
        var out = new StringBuilder(sql.length() + 32);
        for (Token token = in.next(); token != Token.END; token = in.next()) {
            append(out);
        }
        return out.toString();
    }

    /** The current token, or what the escape that begins with it stands for. */
    private void append(StringBuilder out) throws SQLException {
        if (in.is('{')) {
            if (++nesting > MAX_NESTING) {
                throw ErrorKind.SYNTAX_ERROR.exception("JDBC escapes are nested deeper than " + MAX_NESTING + ".");
            }
            out.append(escape());
            nesting--;
        } else {
            // Inside of an escape text moves, and what comes to stand behind a line comment would be lost.
            out.append(nesting > 0 && in.isComment() ? " " : in.text());
        }
    }

    /** Reads from the opening to the closing brace. */
    private String escape() throws SQLException {
        var unnamed = new Open("", in.start());
        if (nextSignificant(unnamed) != Token.WORD) {
            throw in.is('?') ? noCalls() : unknown(unnamed.at(), in.text());
        }
        String keyword = in.text();
        var open = new Open(keyword, unnamed.at());
        return switch (keyword.toLowerCase(Locale.ROOT)) {
            case "d" -> temporal("DATE", open);
            case "t" -> time(open);
            case "ts" -> temporal("TIMESTAMP", open);
            case "fn" -> function(open);
            case "oj" -> join(open);
            case "escape" -> escapeCharacter(open);
            case "limit" -> limit(open);
            case "call" -> throw noCalls();
            default -> throw unknown(open.at(), keyword);
        };
    }

    private String temporal(String type, Open open) throws SQLException {
        String value = stringOrMarker(open);
        return value.equals("?") ? "CAST(? AS " + type + ")" : type + " " + value;
    }

    /** The text of the time, as parameters are written too: there is no TIME literal. */
    private String time(Open open) throws SQLException {
        String value = stringOrMarker(open);
        if (value.equals("?")) {
            return value;
        }
        Matcher time = TIME.matcher(value.substring(1, value.length() - 1));
        if (!time.matches()) {
            throw open.needs("a time such as '10:20:30', but found " + value);
        }
        try {
            var parsed = LocalTime.of(
                    Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2)), Integer.parseInt(time.group(3)));
            return "'" + parsed.format(DateTimeFormatter.ISO_LOCAL_TIME) + fraction(time.group(4)) + "'";
        } catch (DateTimeException e) {
            throw open.needs("a time such as '10:20:30', but " + value + " is none");
        }
    }

    private static String fraction(String digits) {
        return digits == null || digits.matches("\\.0*") ? "" : digits;
    }

    private String stringOrMarker(Open open) throws SQLException {
        Token token = nextSignificant(open);
        String value = in.text();
        if (token != Token.STRING && !in.is('?')) {
            throw open.needs("a string after the keyword, but found " + value);
        }
        close(open);
        return value;
    }

    private String join(Open open) throws SQLException {
        String join = content(open).strip();
        if (join.isEmpty()) {
            throw open.needs("a join");
        }
        return join;
    }

    /** {@code escape '\'} is common and has a meaning of its own: its backslash does not escape the quote. */
    private String escapeCharacter(Open open) throws SQLException {
        int at = in.end();
        while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
            at++;
        }
        if (sql.startsWith("'\\'", at) && !sql.startsWith("'", at + 3)) {
            in.seek(at + 3);
            close(open);
            return "ESCAPE " + StringLiteral.of("\\", backslash);
        }
        return "ESCAPE " + stringOrMarker(open);
    }

    private String limit(Open open) throws SQLException {
        var rows = new StringBuilder();
        StringBuilder offset = null;
        StringBuilder current = rows;
        for (nextInside(open); !in.is('}'); nextInside(open)) {
            if (in.text().equalsIgnoreCase("offset")) {
                if (offset != null) {
                    throw open.needs("one offset, but found two");
                }
                offset = new StringBuilder();
                current = offset;
            } else {
                append(current);
            }
        }
        String limit = number(rows, "a number of rows", open);
        return "LIMIT " + limit + (offset == null ? "" : " OFFSET " + number(offset, "a number after OFFSET", open));
    }

    private static String number(StringBuilder text, String what, Open open) throws SQLException {
        String number = text.toString().strip();
        if (number.isEmpty()) {
            throw open.needs(what);
        }
        return number;
    }

    private String function(Open open) throws SQLException {
        if (nextSignificant(open) != Token.WORD) {
            throw open.needs("the name of a function, but found " + in.text());
        }
        String name = in.text();
        nextSignificant(open);
        if (in.is('}')) {
            return functions.translate(name, null);
        }
        if (!in.is('(')) {
            throw open.needs("( after the function " + name);
        }
        List<String> arguments = arguments(open);
        close(open);
        return functions.translate(name, arguments);
    }

    /** Splits at the commas outside of parentheses, up to the closing one. */
    private List<String> arguments(Open open) throws SQLException {
        List<String> arguments = new ArrayList<>();
        var argument = new StringBuilder();
        int depth = 0;
        for (nextInside(open); depth > 0 || !in.is(')'); nextInside(open)) {
            if (in.is('}')) {
                throw open.needs(") before the brace");
            }
            if (depth == 0 && in.is(',')) {
                arguments.add(notEmpty(argument, open));
                argument.setLength(0);
                continue;
            }
            if (in.is('(') || in.is('[')) {
                depth++;
            } else if (in.is(')') || in.is(']')) {
                depth--;
            }
            append(argument);
        }
        if (!arguments.isEmpty() || !argument.toString().isBlank()) {
            arguments.add(notEmpty(argument, open));
        }
        return arguments;
    }

    private static String notEmpty(StringBuilder argument, Open open) throws SQLException {
        String text = argument.toString().strip();
        if (text.isEmpty()) {
            throw open.needs("an argument on both sides of each comma");
        }
        return text;
    }

    private String content(Open open) throws SQLException {
        var content = new StringBuilder();
        for (nextInside(open); !in.is('}'); nextInside(open)) {
            append(content);
        }
        return content.toString();
    }

    private void close(Open open) throws SQLException {
        nextSignificant(open);
        if (!in.is('}')) {
            throw open.needs("} but found " + in.text());
        }
    }

    private Token nextSignificant(Open open) throws SQLException {
        Token token = nextInside(open);
        while (token == Token.BLANK || token == Token.COMMENT) {
            token = nextInside(open);
        }
        return token;
    }

    private Token nextInside(Open open) throws SQLException {
        Token token = in.next();
        if (token == Token.END) {
            throw ErrorKind.SYNTAX_ERROR.exception("The JDBC escape {" + open.keyword() + " that begins at character "
                    + (open.at() + 1) + " does not end; } is missing.");
        }
        return token;
    }

    private static SQLException unknown(int at, String keyword) {
        return ErrorKind.SYNTAX_ERROR.exception("Unknown JDBC escape {" + keyword + " at character " + (at + 1)
                + "; there are d, t, ts, fn, oj, escape and limit. Statement.setEscapeProcessing(false) sends braces"
                + " as they are.");
    }

    private static SQLException noCalls() {
        return ErrorKind.NOT_SUPPORTED.exception("Procedure calls {call ...} are not supported: e6data has none.");
    }
}
