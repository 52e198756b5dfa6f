package com.e6data.conformance.chaos;

import com.e6data.conformance.TestCluster;
import com.e6data.conformance.chaos.Answer.WrongAnswer;
import com.e6data.emulator.sql.SqlError;
import java.sql.Connection;
import java.sql.SQLException;

/** Work in good weather first: the first statements of a JVM take longer than a whole storm. */
final class WarmUp {

    private static final int ROUNDS = 40;

    private WarmUp() {}

    /** For the whole JVM. */
    static void run() throws SQLException, SqlError {
        try (var cluster = TestCluster.start()) {
            Answer.createTable(cluster.emulator());
            Ledger.createTables(cluster.emulator());
            try (var connection = cluster.connect()) {
                for (var i = 0; i < ROUNDS; i++) {
                    run(connection, i);
                }
            }
        }
    }

    private static void run(Connection connection, int round) throws SQLException {
        try (var prepared = connection.prepareStatement(Answer.preparedSql());
                var statement = connection.createStatement()) {
            var answer = new Answer("warm-" + round, 200);
            answer.bind(prepared);
            answer.readAll(prepared.executeQuery());
            answer = new Answer("warm-" + round, 200);
            answer.readAll(statement.executeQuery(answer.sql()));
            statement.executeUpdate("INSERT INTO ledger VALUES ('warm-" + round + "')");
            statement.executeUpdate("UPDATE counters SET n = n + 1 WHERE id = " + round);
            try (var columns = connection.getMetaData().getColumns("demo", "public", "numbers", "%")) {
                columns.next();
            }
        } catch (WrongAnswer e) {
            throw new IllegalStateException(e);
        }
    }
}
