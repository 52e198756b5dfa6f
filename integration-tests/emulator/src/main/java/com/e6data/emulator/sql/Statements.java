package com.e6data.emulator.sql;

import com.e6data.emulator.wire.OutputColumn;
import com.e6data.emulator.wire.WireType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** The kinds of prepared statements. Each may run many times, from many threads. */
final class Statements {

    private Statements() {}

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
            try {
                database.ensure(printed.aliases());
                indexes.ensure(printed.joinColumns());
                return new Execution(null, database.execute(printed.h2Sql()));
            } catch (SQLException e) {
                throw Errors.execution(e);
            }
        }
    }

    /** Binds values to the markers of a statement. */
    interface Binder {
        PreparedSql bind(List<PreparedSql.Parameter> values) throws SqlError;
    }

    /**
     * A statement with parameters.
     *
     * @param unbound knows columns and plan, but cannot run
     */
    record Parameterized(PreparedSql unbound, List<WireType> parameters, Binder binder) implements PreparedSql {

        @Override
        public PreparedSql bind(List<Parameter> values) throws SqlError {
            return binder.bind(values);
        }

        @Override
        public List<OutputColumn> columns() {
            return unbound.columns();
        }

        @Override
        public String plan() {
            return unbound.plan();
        }

        @Override
        public Execution execute() throws SqlError {
            throw Errors.execution("The statement has ? markers without values; send the values with it", null);
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
