package com.e6data.jdbc;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.query.Query;
import com.e6data.jdbc.query.QueryOptions;
import com.e6data.jdbc.query.QueryProgress;
import com.e6data.jdbc.session.Session.CatalogColumn;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ResultMetadata;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/** An engine in memory: answers by SQL text, and a record of what was run. Unknown texts change one row. */
final class FakeEngine implements Engine {

    final List<FakeExecution> executions = new ArrayList<>();
    final List<String> dryRuns = new ArrayList<>();
    private final Map<String, Supplier<Rows>> answers = new HashMap<>();
    private final Map<String, SQLException> failures = new HashMap<>();
    private final E6Config config;
    final List<String> described = new ArrayList<>();
    long updateCount = 1;
    boolean valid = true;
    boolean closed;
    boolean aborted;
    int networkTimeout;

    FakeEngine(String url) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "ann@example.com");
        properties.setProperty("password", "top-secret");
        config = E6Config.parse(url, properties);
    }

    FakeEngine() throws SQLException {
        this("jdbc:e6data://localhost:80/catalog=lake&database=main");
    }

    E6Connection connect() {
        return new E6Connection(this);
    }

    FakeEngine answer(String sql, Supplier<Rows> rows) {
        answers.put(sql, rows);
        return this;
    }

    FakeEngine fail(String sql, SQLException failure) {
        failures.put(sql, failure);
        return this;
    }

    FakeExecution last() {
        return executions.get(executions.size() - 1);
    }

    List<String> texts() {
        return executions.stream().map(execution -> execution.sql).toList();
    }

    @Override
    public E6Config config() {
        return config;
    }

    @Override
    public FakeExecution execution(String sql, QueryOptions options, QueryProgress progress) {
        var execution = new FakeExecution(sql, options, progress);
        executions.add(execution);
        return execution;
    }

    @Override
    public ResultMetadata describe(String sql, QueryOptions options) throws SQLException {
        described.add(sql);
        if (failures.containsKey(sql)) {
            throw failures.get(sql);
        }
        Supplier<Rows> answer = answers.get(sql);
        return answer == null ? null : answer.get().metadata();
    }

    @Override
    public String dryRun(String sql, QueryOptions options) {
        dryRuns.add(sql);
        return "plan of " + sql;
    }

    @Override
    public boolean cancel(String queryId) {
        var found = executions.stream().filter(execution -> execution.id.equals(queryId) && !execution.closed);
        return found.peek(FakeExecution::cancel).count() > 0;
    }

    @Override
    public Query.Status status(String queryId) throws SQLException {
        return executions.stream()
                .filter(execution -> execution.id.equals(queryId) && !execution.closed)
                .findFirst()
                .orElseThrow(() -> ErrorKind.INVALID_STATE.exception("no query " + queryId))
                .status();
    }

    @Override
    public List<String> catalogs() {
        return List.of("lake");
    }

    @Override
    public List<String> schemas(String catalog) {
        return List.of("main");
    }

    @Override
    public List<String> tables(String catalog, String schema) {
        return List.of("orders");
    }

    @Override
    public List<CatalogColumn> columns(String catalog, String schema, String table) {
        return List.of(new CatalogColumn("id", "long"), new CatalogColumn("price", "decimal(7,2)"));
    }

    @Override
    public boolean isValid(int timeoutSeconds) {
        return valid;
    }

    @Override
    public void networkTimeout(int millis) {
        networkTimeout = millis;
    }

    @Override
    public void abort() {
        aborted = true;
    }

    @Override
    public void close() {
        closed = true;
    }

    final class FakeExecution implements Execution {
        final String sql;
        final QueryOptions options;
        final String id = "Q" + (executions.size() + 1);
        private final QueryProgress progress;
        boolean ran;
        boolean cancelled;
        boolean closed;
        int readAhead;
        private Rows rows;

        FakeExecution(String sql, QueryOptions options, QueryProgress progress) {
            this.sql = sql;
            this.options = options;
            this.progress = progress;
        }

        @Override
        public void run() throws SQLException {
            ran = true;
            if (cancelled) {
                throw ErrorKind.CANCELLED.exception("cancelled");
            }
            if (failures.containsKey(sql)) {
                closed = true;
                throw failures.get(sql);
            }
            progress.prepared(id);
            progress.executing();
            Supplier<Rows> answer = answers.get(sql);
            rows = answer == null ? null : answer.get();
        }

        @Override
        public ResultMetadata metadata() {
            return rows == null ? new ResultMetadata(updateCount, List.of()) : rows.metadata();
        }

        @Override
        public long updateCount() {
            return rows == null ? updateCount : -1;
        }

        @Override
        public void readAhead(int rows) {
            readAhead = rows;
        }

        @Override
        public Chunk next() throws SQLException {
            if (cancelled) {
                throw ErrorKind.CANCELLED.exception("cancelled");
            }
            return rows.next();
        }

        @Override
        public Query.Status status() {
            return new Query.Status(true, 7);
        }

        @Override
        public String explain() {
            return "plan of " + sql;
        }

        @Override
        public Query.Analysis explainAnalyze() {
            return new Query.Analysis("{\"total_query_time\": 12, \"row_count_out\": 7}", true, 3, 0);
        }

        @Override
        public void finish() {
            if (!options.keepUntilClosed()) {
                close();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void disconnect() {
            cancelled = true;
        }

        @Override
        public void close() {
            closed = true;
            if (rows != null) {
                rows.close();
            }
        }
    }
}
