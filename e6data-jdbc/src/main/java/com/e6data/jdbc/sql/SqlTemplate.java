package com.e6data.jdbc.sql;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.sql.SqlScanner.Token;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement text, read once: parameter positions, statement kind, the text that goes to the engine. Immutable.
 *
 * <p>{@code ?} counts only outside of string literals, quoted identifiers and comments. The trailing semicolon is
 * removed where it ends the statement outside of quotes and comments (protocol 5.3), and with it whatever blanks and
 * comments follow.
 */
public final class SqlTemplate {

    private static final Set<String> WRITING =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "CREATE", "DROP", "ALTER", "TRUNCATE");
    private static final Pattern ROW_COUNT =
            Pattern.compile("\\b(LIMIT|OFFSET|FIRST|NEXT)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Set<String> QUERYING = Set.of("SELECT", "WITH", "VALUES");
    private static final Set<String> CHANGING_ROWS = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE");

    /** Text around the parameters: one more than there are parameters. */
    private final List<String> parts;

    private final int partsLength;
    private final String firstWord;

    private SqlTemplate(List<String> parts, String firstWord) {
        this.parts = List.copyOf(parts);
        this.partsLength = parts.stream().mapToInt(String::length).sum();
        this.firstWord = firstWord;
    }

    /**
     * Reads a statement in which a backslash escapes.
     *
     * @throws SQLException 42601 where a quote or comment does not end, and where there is no statement or more than
     *     one
     */
    public static SqlTemplate parse(String sql) throws SQLException {
        return parse(sql, BackslashMode.ESCAPE);
    }

    /**
     * Reads a statement.
     *
     * @throws SQLException 42601 where a quote or comment does not end, and where there is no statement or more than
     *     one
     */
    public static SqlTemplate parse(String sql, BackslashMode backslash) throws SQLException {
        var scanner = new SqlScanner(sql, backslash);
        List<String> parts = new ArrayList<>();
        String firstWord = null;
        boolean empty = true;
        int semicolon = -1;
        int partStart = 0;
        for (Token token = scanner.next(); token != Token.END; token = scanner.next()) {
            if (token == Token.BLANK || token == Token.COMMENT) {
                continue;
            }
            if (scanner.is(';')) {
                if (empty) {
                    throw ErrorKind.SYNTAX_ERROR.exception(
                            "There is no statement before the semicolon at character " + (scanner.start() + 1) + ".");
                }
                semicolon = semicolon < 0 ? scanner.start() : semicolon;
                continue;
            }
            if (semicolon >= 0) {
                throw ErrorKind.SYNTAX_ERROR.exception("There is more than one statement: text follows the semicolon"
                        + " at character " + (semicolon + 1) + ". Execute one statement at a time.");
            }
            if (scanner.is('?')) {
                parts.add(sql.substring(partStart, scanner.start()));
                partStart = scanner.end();
            }
            if (firstWord == null && !scanner.is('(')) {
                firstWord = token == Token.WORD ? scanner.text().toUpperCase(Locale.ROOT) : "";
            }
            empty = false;
        }
        if (empty) {
            throw ErrorKind.SYNTAX_ERROR.exception("The SQL text has no statement.");
        }
        parts.add(sql.substring(partStart, semicolon < 0 ? sql.length() : semicolon));
        return new SqlTemplate(separated(parts), firstWord == null ? "" : firstWord);
    }

    /**
     * Strips the statement and puts a blank where a literal would touch what stands beside its parameter: a minus
     * before a negative number would begin a comment, and two strings in a row would be one.
     */
    private static List<String> separated(List<String> parts) {
        List<String> result = new ArrayList<>(parts.size());
        int last = parts.size() - 1;
        for (int i = 0; i <= last; i++) {
            String part = parts.get(i);
            part = i == 0 ? part.stripLeading() : needsBlankAfterLiteral(part, i == last) ? " " + part : part;
            part = i == last ? part.stripTrailing() : needsBlankBeforeLiteral(part, i == 0) ? part + " " : part;
            result.add(part);
        }
        return result;
    }

    private static boolean needsBlankAfterLiteral(String part, boolean isLast) {
        return part.isEmpty() ? !isLast : !Character.isWhitespace(part.charAt(0)) && "),]".indexOf(part.charAt(0)) < 0;
    }

    private static boolean needsBlankBeforeLiteral(String part, boolean isFirst) {
        if (part.isEmpty()) {
            return !isFirst;
        }
        char c = part.charAt(part.length() - 1);
        return !Character.isWhitespace(c) && "(,[=<>".indexOf(c) < 0;
    }

    /** Number of {@code ?}. */
    public int parameterCount() {
        return parts.size() - 1;
    }

    /** True for statements that write: INSERT, UPDATE, DELETE, MERGE, CREATE, DROP, ALTER, TRUNCATE. */
    public boolean writes() {
        return WRITING.contains(firstWord);
    }

    /** True for SELECT, WITH and VALUES, also in parentheses. */
    public boolean isQuery() {
        return QUERYING.contains(firstWord);
    }

    /** True where tables or columns may be others afterwards: all but queries and changes of rows. */
    public boolean changesCatalog() {
        return !isQuery() && !CHANGING_ROWS.contains(firstWord);
    }

    /** The text with its {@code ?}, for an engine that binds, and for people. */
    public String text() {
        return render(Collections.nCopies(parameterCount(), "?"));
    }

    /**
     * The text with NULL for each parameter, and a number where rows are counted. It describes the same columns where
     * their types do not depend on the parameters.
     */
    public String withoutValues() {
        List<String> literals = new ArrayList<>(parameterCount());
        for (int i = 0; i < parameterCount(); i++) {
            literals.add(ROW_COUNT.matcher(parts.get(i)).find() ? "1" : "NULL");
        }
        return render(literals);
    }

    /**
     * The text for the engine with one literal for each parameter.
     *
     * @param literals as {@link Literals} writes them
     * @throws IllegalArgumentException where there are more or fewer literals than parameters
     */
    public String render(List<String> literals) {
        if (literals.size() != parameterCount()) {
            throw new IllegalArgumentException(
                    literals.size() + " literals for " + parameterCount() + " parameters of the statement");
        }
        if (literals.isEmpty()) {
            return parts.get(0);
        }
        int length = partsLength;
        for (String literal : literals) {
            length += literal.length();
        }
        var sql = new StringBuilder(length).append(parts.get(0));
        for (int i = 0; i < literals.size(); i++) {
            sql.append(literals.get(i)).append(parts.get(i + 1));
        }
        return sql.toString();
    }
}
