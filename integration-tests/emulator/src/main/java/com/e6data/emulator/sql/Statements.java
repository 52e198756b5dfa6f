package com.e6data.emulator.sql;

import com.e6data.emulator.wire.OutputColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** The kinds of prepared statements. Each may run many times, from many threads. */
final class Statements {

    private Statements() {}

    private static void refuseParameters(boolean parameters) throws SqlError {
        if (parameters) {
            throw Errors.execution(
                    "The statement has ? markers without values; send the values as literals in the text", null);
        }
    }

    /** A query. */
    record Query(H2Database database, Indexes indexes, PrintedQuery printed, List<OutputColumn> columns)
            implements PreparedSql {

        @Override
        public String plan() {
            return printed.h2Sql();
        }

        @Override
        public Execution execute() throws SqlError {
            return execute(stop -> {});
        }

        @Override
        public Execution execute(Consumer<Runnable> onCancel) throws SqlError {
            refuseParameters(printed.parameters());
            Connection connection = null;
            PreparedStatement statement = null;
            try {
                database.ensure(printed.aliases());
                indexes.ensure(printed.joinColumns());
                connection = database.borrow();
                PreparedStatement started = connection.prepareStatement(printed.h2Sql());
                statement = started;
                onCancel.accept(() -> stop(started));
                ResultSet rows = statement.executeQuery();
                return new Execution(new H2Cursor(database, connection, statement, rows, columns), 0);
            } catch (SQLException e) {
                release(connection, statement);
                throw Errors.execution(e);
            }
        }

        private static void stop(PreparedStatement statement) {
            try {
                if (!statement.isClosed()) {
                    statement.cancel();
                }
            } catch (SQLException e) {
                // It closed in between, so there is nothing left to stop.
                System.getLogger(Statements.class.getPackageName())
                        .log(System.Logger.Level.DEBUG, "An H2 statement was over before it was cancelled", e);
            }
        }

        private void release(Connection connection, PreparedStatement statement) {
            try (statement) {
                if (connection != null) {
                    database.giveBack(connection);
                }
            } catch (SQLException e) {
                System.getLogger(Statements.class.getPackageName())
                        .log(System.Logger.Level.DEBUG, "An H2 statement did not close", e);
            }
        }
    }

    /** INSERT, UPDATE, DELETE. */
    record Dml(H2Database database, Indexes indexes, PrintedQuery printed) implements PreparedSql {

        @Override
        public List<OutputColumn> columns() {
            return List.of();
        }

        @Override
        public String plan() {
            return printed.h2Sql();
        }

        @Override
        public Execution execute() throws SqlError {
            refuseParameters(printed.parameters());
            try {
                database.ensure(printed.aliases());
                indexes.ensure(printed.joinColumns());
                return new Execution(null, database.execute(printed.h2Sql()));
            } catch (SQLException e) {
                throw Errors.execution(e);
            }
        }
    }

    /** A change of the catalog. */
    record Definition(DdlRunner runner, DdlRunner.Change change, String plan) implements PreparedSql {

        @Override
        public List<OutputColumn> columns() {
            return List.of();
        }

        @Override
        public Execution execute() throws SqlError {
            return new Execution(null, runner.run(change));
        }
    }
}
