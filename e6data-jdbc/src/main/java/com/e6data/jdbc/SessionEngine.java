package com.e6data.jdbc;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.query.CancelToken;
import com.e6data.jdbc.query.Query;
import com.e6data.jdbc.query.QueryOptions;
import com.e6data.jdbc.query.QueryProgress;
import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.session.Session.CatalogColumn;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ResultMetadata;
import java.sql.SQLException;
import java.util.List;

/** The engine behind a {@link Session}. */
final class SessionEngine implements Engine {

    private final Session session;

    SessionEngine(Session session) {
        this.session = session;
    }

    @Override
    public E6Config config() {
        return session.config();
    }

    @Override
    public Execution execution(String sql, QueryOptions options, QueryProgress progress) {
        return new QueryExecution(sql, options, progress);
    }

    @Override
    public ResultMetadata describe(String sql, QueryOptions options) throws SQLException {
        return Query.describe(session, sql, options);
    }

    @Override
    public String dryRun(String sql, QueryOptions options) throws SQLException {
        return Query.dryRun(session, sql, options);
    }

    @Override
    public boolean cancel(String queryId) {
        return Query.cancel(session, queryId);
    }

    @Override
    public Query.Status status(String queryId) throws SQLException {
        return Query.status(session, queryId);
    }

    @Override
    public List<String> catalogs() throws SQLException {
        return session.catalogs();
    }

    @Override
    public List<String> schemas(String catalog) throws SQLException {
        return session.schemas(catalog);
    }

    @Override
    public List<String> tables(String catalog, String schema) throws SQLException {
        return session.tables(catalog, schema);
    }

    @Override
    public List<CatalogColumn> columns(String catalog, String schema, String table) throws SQLException {
        return session.columns(catalog, schema, table);
    }

    @Override
    public boolean isValid(int timeoutSeconds) throws SQLException {
        return session.isValid(timeoutSeconds);
    }

    @Override
    public void networkTimeout(int millis) {
        session.networkTimeout(millis);
    }

    @Override
    public void abort() {
        session.abort();
    }

    @Override
    public void close() {
        session.close();
    }

    private final class QueryExecution implements Execution {
        private final CancelToken token = new CancelToken();
        private final String sql;
        private final QueryOptions options;
        private final QueryProgress progress;
        /** Written once by the thread that runs the query; others read it when they ask about it. */
        private volatile Query query;

        QueryExecution(String sql, QueryOptions options, QueryProgress progress) {
            this.sql = sql;
            this.options = options;
            this.progress = progress;
        }

        @Override
        public void run() throws SQLException {
            query = Query.execute(session, sql, options, token, progress);
        }

        @Override
        public ResultMetadata metadata() {
            return query.metadata();
        }

        @Override
        public long updateCount() {
            return query.updateCount();
        }

        @Override
        public void readAhead(int rows) {
            query.readAhead(rows);
        }

        @Override
        public Chunk next() throws SQLException {
            return query.next();
        }

        @Override
        public void cancel() {
            token.cancel();
        }

        @Override
        public void disconnect() {
            token.close();
        }

        @Override
        public Query.Status status() throws SQLException {
            return query.status();
        }

        @Override
        public String explain() throws SQLException {
            return query.explain();
        }

        @Override
        public Query.Analysis explainAnalyze() throws SQLException {
            return query.explainAnalyze();
        }

        @Override
        public void finish() {
            query.finish();
        }

        @Override
        public void close() {
            if (query != null) {
                query.close();
            }
        }
    }
}
