package com.e6data.jdbc;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.query.Query;
import com.e6data.jdbc.query.QueryOptions;
import com.e6data.jdbc.query.QueryProgress;
import com.e6data.jdbc.session.Session.CatalogColumn;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ResultMetadata;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The engine of a pooled connection in the hands of one handle: closing it gives it back, and errors that cost the
 * connection are reported to the owner.
 */
final class LentEngine implements Engine {

    private final Engine engine;
    private final E6PooledConnection owner;
    private final AtomicBoolean over = new AtomicBoolean();

    LentEngine(Engine engine, E6PooledConnection owner) {
        this.engine = engine;
        this.owner = owner;
    }

    private interface Call<T> {
        T run() throws SQLException;
    }

    private <T> T watched(Call<T> call) throws SQLException {
        try {
            return call.run();
        } catch (SQLException e) {
            // Class 08: nothing else makes a connection unusable.
            if (e.getSQLState() != null && e.getSQLState().startsWith("08") && !over.get()) {
                owner.broken(e);
            }
            throw e;
        }
    }

    /** The owner takes it back, so closing the handle has no effect any more. */
    void recall() {
        over.set(true);
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            owner.returned(this);
        }
    }

    @Override
    public void abort() {
        if (over.compareAndSet(false, true)) {
            owner.aborted();
        }
    }

    @Override
    public E6Config config() {
        return engine.config();
    }

    @Override
    public Execution execution(String sql, QueryOptions options, QueryProgress progress) {
        return new WatchedExecution(engine.execution(sql, options, progress));
    }

    @Override
    public ResultMetadata describe(String sql, QueryOptions options) throws SQLException {
        return watched(() -> engine.describe(sql, options));
    }

    @Override
    public String dryRun(String sql, QueryOptions options) throws SQLException {
        return watched(() -> engine.dryRun(sql, options));
    }

    @Override
    public boolean cancel(String queryId) {
        return engine.cancel(queryId);
    }

    @Override
    public Query.Status status(String queryId) throws SQLException {
        return watched(() -> engine.status(queryId));
    }

    @Override
    public boolean isValid(int timeoutSeconds) throws SQLException {
        return watched(() -> engine.isValid(timeoutSeconds));
    }

    @Override
    public void networkTimeout(int millis) {
        engine.networkTimeout(millis);
    }

    @Override
    public List<String> catalogs() throws SQLException {
        return watched(engine::catalogs);
    }

    @Override
    public List<String> schemas(String catalog) throws SQLException {
        return watched(() -> engine.schemas(catalog));
    }

    @Override
    public List<String> tables(String catalog, String schema) throws SQLException {
        return watched(() -> engine.tables(catalog, schema));
    }

    @Override
    public List<CatalogColumn> columns(String catalog, String schema, String table) throws SQLException {
        return watched(() -> engine.columns(catalog, schema, table));
    }

    private final class WatchedExecution implements Execution {
        private final Execution execution;

        WatchedExecution(Execution execution) {
            this.execution = execution;
        }

        @Override
        public void run() throws SQLException {
            watched(() -> {
                execution.run();
                return null;
            });
        }

        @Override
        public ResultMetadata metadata() {
            return execution.metadata();
        }

        @Override
        public long updateCount() {
            return execution.updateCount();
        }

        @Override
        public void readAhead(int rows) {
            execution.readAhead(rows);
        }

        @Override
        public Chunk next() throws SQLException {
            return watched(execution::next);
        }

        @Override
        public Query.Status status() throws SQLException {
            return watched(execution::status);
        }

        @Override
        public String explain() throws SQLException {
            return watched(execution::explain);
        }

        @Override
        public Query.Analysis explainAnalyze() throws SQLException {
            return watched(execution::explainAnalyze);
        }

        @Override
        public void cancel() {
            execution.cancel();
        }

        @Override
        public void disconnect() {
            execution.disconnect();
        }

        @Override
        public void finish() {
            execution.finish();
        }

        @Override
        public void close() {
            execution.close();
        }
    }
}
