package com.e6data.conformance.chaos;

import com.e6data.emulator.E6dataEmulator;
import com.e6data.emulator.sql.SqlError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.IntStream;

/**
 * A query that says in each row whose it is and which row it is, so that a mixed, missing, doubled or misplaced row is
 * seen.
 */
final class Answer {

    private static final int NUMBERS = 1_000;

    private final String id;
    private final int rows;
    private final int factor;
    private int seen;

    Answer(String id, int rows) {
        this.id = id;
        this.rows = rows;
        this.factor = id.hashCode() & 0xffff;
    }

    static void createTable(E6dataEmulator emulator) throws SqlError {
        emulator.execute("CREATE TABLE numbers (n INTEGER)");
        emulator.load(
                "numbers",
                IntStream.range(0, NUMBERS).mapToObj(n -> new Object[] {n}).toList());
    }

    String sql() {
        return "SELECT '" + id + "' AS id, n, n * " + factor + " AS v FROM numbers WHERE n < " + rows + " ORDER BY n";
    }

    static String preparedSql() {
        return "SELECT CAST(? AS VARCHAR) AS id, n, n * ? AS v FROM numbers WHERE n < ? ORDER BY n";
    }

    void bind(java.sql.PreparedStatement statement) throws SQLException {
        statement.setString(1, id);
        statement.setInt(2, factor);
        statement.setInt(3, rows);
    }

    /** Rows seen so far. */
    int seen() {
        return seen;
    }

    /** Reads up to so many rows; true where the end of the result was among them. */
    boolean read(ResultSet result, int most) throws SQLException, WrongAnswer {
        while (seen < most) {
            if (!result.next()) {
                if (seen != rows) {
                    throw new WrongAnswer(id + " ended after " + seen + " of " + rows + " rows");
                }
                return true;
            }
            var row = result.getString(1) + " " + result.getInt(2) + " " + result.getInt(3);
            var expected = id + " " + seen + " " + seen * factor;
            if (!row.equals(expected)) {
                throw new WrongAnswer("row " + seen + " of " + id + " is '" + row + "', not '" + expected + "'");
            }
            if (++seen > rows) {
                throw new WrongAnswer(id + " has more than its " + rows + " rows");
            }
        }
        return false;
    }

    /** The whole result. */
    void readAll(ResultSet result) throws SQLException, WrongAnswer {
        if (!read(result, Integer.MAX_VALUE)) {
            throw new WrongAnswer(id + " has no end");
        }
    }

    /** Rows that the query does not have. */
    static final class WrongAnswer extends Exception {
        private static final long serialVersionUID = 1;

        WrongAnswer(String text) {
            super(text);
        }
    }
}
