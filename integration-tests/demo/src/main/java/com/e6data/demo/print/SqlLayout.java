package com.e6data.demo.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** SQL on lines that fit a terminal: each clause starts a line, subqueries are indented, long lines are folded. */
public final class SqlLayout {

    private static final int WIDTH = 110;
    private static final String INDENT = "    ";

    private static final Set<String> CLAUSES = Set.of(
            "select", "from", "where", "group by", "having", "order by", "limit", "offset", "join", "left join", "and");

    /** A quoted text or name, keywords of a clause, another word, blanks, or one character. */
    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^'\\\\]|\\\\.|'')*'|\"[^\"]*\"|\\b(?:group by|order by|left join)\\b|\\w+|\\s+|.",
            Pattern.CASE_INSENSITIVE);

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private String indent = "";

    /** Open parentheses; true for those around a subquery. */
    private final Deque<Boolean> parentheses = new ArrayDeque<>();

    private SqlLayout() {}

    /** Lines without indentation. A text that already has lines keeps them. */
    public static List<String> format(String sql) {
        return sql.contains("\n") ? sql.lines().toList() : new SqlLayout().layOut(sql);
    }

    private List<String> layOut(String sql) {
        var tokens = TOKEN.matcher(sql).results().map(match -> match.group()).toList();
        boolean between = false;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i).toLowerCase(Locale.ROOT);
            boolean ofBetween = between && token.equals("and");
            between = !ofBetween && (between || token.equals("between"));
            if (token.equals("(")) {
                parentheses.push(i + 1 < tokens.size() && tokens.get(i + 1).equalsIgnoreCase("select"));
            } else if (CLAUSES.contains(token) && !ofBetween && !inExpression()) {
                endLine();
            }
            line.append(tokens.get(i));
            if (token.equals(",")) {
                line.append(' ');
            } else if (token.equals(")")) {
                parentheses.pop();
            }
        }
        endLine();
        return lines;
    }

    private boolean inExpression() {
        return !parentheses.isEmpty() && !parentheses.peek();
    }

    private void endLine() {
        var rest = line.toString().strip();
        line.setLength(0);
        while (indent.length() + rest.length() > WIDTH && rest.lastIndexOf(' ', WIDTH - indent.length()) > 0) {
            int end = rest.lastIndexOf(' ', WIDTH - indent.length());
            lines.add(indent + rest.substring(0, end));
            rest = INDENT + rest.substring(end + 1);
        }
        if (!rest.isEmpty()) {
            lines.add(indent + rest);
        }
        indent = INDENT.repeat(
                (int) parentheses.stream().filter(subquery -> subquery).count());
    }
}
