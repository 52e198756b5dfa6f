package com.e6data.jdbc.sql;

import com.e6data.jdbc.sql.SqlScanner.Token;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** Says of which statements it is certain, by their text alone, that a second run changes nothing. */
public final class ReadOnlyText {

    private static final Set<String> READING = Set.of("SELECT", "WITH", "VALUES");

    /** Words of statements that do more than read, some of which may stand behind WITH or inside of a SELECT. */
    private static final Set<String> DOING = Set.of(
            "INSERT",
            "UPDATE",
            "DELETE",
            "MERGE",
            "UPSERT",
            "INTO",
            "CREATE",
            "DROP",
            "ALTER",
            "TRUNCATE",
            "CALL",
            "EXECUTE",
            "COPY",
            "UNLOAD",
            "EXPORT",
            "LOAD",
            "SET",
            "GRANT",
            "REVOKE",
            "ANALYZE",
            "REFRESH");

    private ReadOnlyText() {}

    /**
     * True for a single query that has none of these words outside of quotes and comments. A false says nothing: a
     * column may be called {@code set}.
     */
    public static boolean is(String sql, BackslashMode backslash) {
        var scanner = new SqlScanner(sql, backslash);
        boolean begun = false;
        try {
            for (Token token = scanner.next(); token != Token.END; token = scanner.next()) {
                if (token == Token.WORD) {
                    String word = scanner.text().toUpperCase(Locale.ROOT);
                    if (begun ? DOING.contains(word) : !READING.contains(word)) {
                        return false;
                    }
                    begun = true;
                } else if (scanner.is(';')
                        || !begun && token != Token.BLANK && token != Token.COMMENT && !scanner.is('(')) {
                    return false;
                }
            }
        } catch (SQLException unreadable) {
            // What cannot be read is not certain.
            return false;
        }
        return begun;
    }
}
