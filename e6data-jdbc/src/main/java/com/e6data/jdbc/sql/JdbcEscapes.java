package com.e6data.jdbc.sql;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.sql.SqlScanner.Token;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * JDBC escape sequences to e6data SQL: {@code {d}}, {@code {t}}, {@code {ts}}, {@code {fn}}, {@code {oj}},
 * {@code {escape}}, {@code {limit}}, also inside of each other (JDBC 4.3, 13.4). Braces in string literals, quoted
 * identifiers and comments are text.
 */
public final class JdbcEscapes {

    private static final int MAX_NESTING = 64;

    private final String sql;
    private final BackslashMode backslash;
    private final SqlScanner in;
    private int nesting;

    private JdbcEscapes(String sql, BackslashMode backslash) {
        this.sql = sql;
        this.backslash = backslash;
        this.in = new SqlScanner(sql, backslash);
    }

    /**
     * Translates a text in which a backslash escapes.
     *
     * @throws SQLException as {@link #translate(String, BackslashMode)}
     */
    public static String translate(String sql) throws SQLException {
        return translate(sql, BackslashMode.ESCAPE);
    }

    /**
     * Translates a text; one without a brace is returned as it is.
     *
     * @throws SQLException 42601 where an escape is unknown or not complete, HYC00 for procedure calls and for
     *     functions that e6data has no counterpart for
     */
    public static String translate(String sql, BackslashMode backslash) throws SQLException {
        return sql.indexOf('{') < 0 ? sql : new JdbcEscapes(sql, backslash).translateAll();
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
        int open = in.start();
        if (nextSignificant(open) != Token.WORD) {
            throw in.is('?') ? noCalls() : unknown(open, in.text());
        }
        String keyword = in.text();
        return switch (keyword.toLowerCase(Locale.ROOT)) {
            case "d" -> temporal("DATE", open);
            case "t" -> temporal("TIME", open);
            case "ts" -> temporal("TIMESTAMP", open);
            case "fn" -> function(open);
            case "oj" -> content(open).strip();
            case "escape" -> escapeCharacter(open);
            case "limit" -> limit(open);
            case "call" -> throw noCalls();
            default -> throw unknown(open, keyword);
        };
    }

    private String temporal(String type, int open) throws SQLException {
        Token token = nextSignificant(open);
        String value = in.text();
        if (token != Token.STRING && !in.is('?')) {
            throw expected(open, "a string after the keyword, but found " + value);
        }
        close(open);
        return token == Token.STRING ? type + " " + value : "CAST(? AS " + type + ")";
    }

    /** {@code escape '\'} is common and has a meaning of its own: its backslash does not escape the quote. */
    private String escapeCharacter(int open) throws SQLException {
        int at = in.end();
        while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
            at++;
        }
        if (sql.startsWith("'\\'", at) && !sql.startsWith("'", at + 3)) {
            in.seek(at + 3);
            close(open);
            return "ESCAPE " + StringLiteral.of("\\", backslash);
        }
        return "ESCAPE " + content(open).strip();
    }

    private String limit(int open) throws SQLException {
        var rows = new StringBuilder();
        var offset = new StringBuilder();
        StringBuilder current = rows;
        for (nextInside(open); !in.is('}'); nextInside(open)) {
            if (in.text().equalsIgnoreCase("offset")) {
                current = offset;
            } else {
                append(current);
            }
        }
        String limit = "LIMIT " + rows.toString().strip();
        return offset.isEmpty() ? limit : limit + " OFFSET " + offset.toString().strip();
    }

    private String function(int open) throws SQLException {
        if (nextSignificant(open) != Token.WORD) {
            throw expected(open, "the name of a function, but found " + in.text());
        }
        String name = in.text();
        nextSignificant(open);
        if (in.is('}')) {
            return EscapedFunctions.translate(name, null);
        }
        if (!in.is('(')) {
            throw expected(open, "( after the function " + name);
        }
        List<String> arguments = arguments(open);
        close(open);
        return EscapedFunctions.translate(name, arguments);
    }

    /** Splits at the commas outside of parentheses, up to the closing one. */
    private List<String> arguments(int open) throws SQLException {
        List<String> arguments = new ArrayList<>();
        var argument = new StringBuilder();
        int depth = 0;
        for (nextInside(open); depth > 0 || !in.is(')'); nextInside(open)) {
            if (in.is('}')) {
                throw expected(open, ") before the brace");
            }
            if (depth == 0 && in.is(',')) {
                arguments.add(argument.toString().strip());
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
        String last = argument.toString().strip();
        if (!last.isEmpty() || !arguments.isEmpty()) {
            arguments.add(last);
        }
        return arguments;
    }

    private String content(int open) throws SQLException {
        var content = new StringBuilder();
        for (nextInside(open); !in.is('}'); nextInside(open)) {
            append(content);
        }
        return content.toString();
    }

    private void close(int open) throws SQLException {
        nextSignificant(open);
        if (!in.is('}')) {
            throw expected(open, "} but found " + in.text());
        }
    }

    private Token nextSignificant(int open) throws SQLException {
        Token token = nextInside(open);
        while (token == Token.BLANK || token == Token.COMMENT) {
            token = nextInside(open);
        }
        return token;
    }

    private Token nextInside(int open) throws SQLException {
        Token token = in.next();
        if (token == Token.END) {
            throw ErrorKind.SYNTAX_ERROR.exception(
                    "The JDBC escape that begins at character " + (open + 1) + " does not end; } is missing.");
        }
        return token;
    }

    private static SQLException expected(int open, String what) {
        return ErrorKind.SYNTAX_ERROR.exception(
                "The JDBC escape that begins at character " + (open + 1) + " needs " + what + ".");
    }

    private static SQLException unknown(int open, String keyword) {
        return ErrorKind.SYNTAX_ERROR.exception("Unknown JDBC escape {" + keyword + " at character " + (open + 1)
                + "; there are d, t, ts, fn, oj, escape and limit. Statement.setEscapeProcessing(false) sends braces"
                + " as they are.");
    }

    private static SQLException noCalls() {
        return ErrorKind.NOT_SUPPORTED.exception("Procedure calls {call ...} are not supported: e6data has none.");
    }
}
