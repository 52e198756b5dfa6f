package com.e6data.jdbc;

import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.metadata.ClientInfo;
import com.e6data.jdbc.metadata.ConnectionCatalog;
import com.e6data.jdbc.query.QueryOptions;
import com.e6data.jdbc.sql.BackslashMode;
import com.e6data.jdbc.sql.JdbcEscapes;
import com.e6data.jdbc.sql.SessionNames;
import com.e6data.jdbc.sql.SqlTemplate;
import com.e6data.jdbc.type.TypeDescriptor;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.ClientInfoStatus;
import java.sql.Clob;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A connection: one engine session, and the state that JDBC keeps on the client. {@link #close}, {@link #abort} and
 * {@link #isClosed} may be called by any thread.
 *
 * <p>There are no transactions (SQL reference 4). The flags that clients set around their work are kept and reported;
 * {@code rollback} cannot undo anything and says so in a warning where something was written. {@code setReadOnly} is a
 * hint, as in the JDBC Javadoc: the user's rights decide what may be written.
 */
final class E6Connection implements E6dataConnection {

    private static final String OAUTH_TOKEN = "oauth_token";

    private static final int DEFAULT_SCROLL_SHARE_OF_HEAP = 4;

    private final Engine engine;
    private final Consumer<PreparedStatement> onStatementClosed;
    private final ConnectionCatalog objects;
    private final Warnings warnings = new Warnings();
    private final QueryListeners listeners = new QueryListeners();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    /** Weak, so that a forgotten statement does not stay until the connection is closed. Guarded by the lock. */
    private final Set<E6Statement> statements = Collections.newSetFromMap(new WeakHashMap<>());

    /** Replaced as a whole, never changed. */
    private volatile Map<ClientInfo, String> clientInfo = Map.of();

    private Map<String, Class<?>> typeMap = new HashMap<>();
    private volatile String catalog;
    private volatile String schema;
    private volatile boolean autoCommit = true;
    private volatile boolean readOnly;
    private volatile boolean written;
    private volatile int networkTimeout;

    E6Connection(Engine engine) {
        this(engine, closed -> {});
    }

    /** {@code onStatementClosed} hears of every prepared statement that is closed. */
    E6Connection(Engine engine, Consumer<PreparedStatement> onStatementClosed) {
        this.engine = engine;
        this.onStatementClosed = onStatementClosed;
        this.objects = new ConnectionCatalog(engine, engine.config().duration(E6Property.METADATA_CACHE_TTL));
        this.catalog = engine.config().catalog();
        this.schema = engine.config().schema();
        engine.config().warnings().forEach(text -> warnings.add(text, "01000"));
    }

    Engine engine() {
        return engine;
    }

    BackslashMode backslash() {
        return engine.config().backslashEscapes() ? BackslashMode.ESCAPE : BackslashMode.LITERAL;
    }

    boolean bindsOnServer() {
        return engine.config().bindsOnServer();
    }

    /** Most bytes that one scrollable result set may keep. */
    long scrollBufferBytes() {
        long bytes = engine.config().number(E6Property.SCROLL_BUFFER_BYTES);
        return bytes > 0 ? bytes : Runtime.getRuntime().maxMemory() / DEFAULT_SCROLL_SHARE_OF_HEAP;
    }

    SessionNames names() {
        return new SessionNames(engine.config().user(), schema);
    }

    String currentCatalog() {
        return catalog;
    }

    String currentSchema() {
        return schema;
    }

    /** What the names in a text mean now, for a run or a check of it. */
    QueryOptions queryOptions(int timeoutSeconds, boolean writes, boolean keepUntilClosed) {
        return new QueryOptions(catalog, schema, timeoutSeconds, writes, keepUntilClosed);
    }

    QueryListeners listeners() {
        return listeners;
    }

    /** A statement is about to write; {@code rollback} must then warn. */
    void willWrite() {
        written |= !autoCommit;
    }

    /** A statement that may have changed the catalog has ended, well or not. */
    void catalogChanged() {
        objects.changed();
    }

    void statementClosed(E6Statement statement) {
        lock.lock();
        try {
            statements.remove(statement);
        } finally {
            lock.unlock();
        }
        if (statement instanceof PreparedStatement prepared) {
            onStatementClosed.accept(prepared);
        }
    }

    private void checkOpen() throws SQLException {
        if (closed.get()) {
            throw ErrorKind.CONNECTION_CLOSED.exception("The connection is closed.");
        }
    }

    private SQLException notSupported(String feature) throws SQLException {
        checkOpen();
        return ErrorKind.NOT_SUPPORTED.exception(feature + " is not supported by e6data.");
    }

    // Statements

    @Override
    public Statement createStatement() throws SQLException {
        checkOpen();
        return register(new E6Statement(this, false, false));
    }

    @Override
    public Statement createStatement(int resultSetType, int resultSetConcurrency) throws SQLException {
        return createStatement(resultSetType, resultSetConcurrency, ResultSet.HOLD_CURSORS_OVER_COMMIT);
    }

    @Override
    public Statement createStatement(int resultSetType, int resultSetConcurrency, int resultSetHoldability)
            throws SQLException {
        checkOpen();
        return register(
                new E6Statement(this, false, isScrollable(resultSetType, resultSetConcurrency, resultSetHoldability)));
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        checkOpen();
        return prepare(sql, false);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int resultSetType, int resultSetConcurrency)
            throws SQLException {
        return prepareStatement(sql, resultSetType, resultSetConcurrency, ResultSet.HOLD_CURSORS_OVER_COMMIT);
    }

    @Override
    public PreparedStatement prepareStatement(
            String sql, int resultSetType, int resultSetConcurrency, int resultSetHoldability) throws SQLException {
        checkOpen();
        return prepare(sql, isScrollable(resultSetType, resultSetConcurrency, resultSetHoldability));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
        checkOpen();
        E6Statement.checkKeys(autoGeneratedKeys);
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
        return prepareStatement(sql);
    }

    private E6PreparedStatement prepare(String sql, boolean scrollable) throws SQLException {
        return register(new E6PreparedStatement(this, StatementText.parse(sql, true, this), scrollable));
    }

    private <S extends E6Statement> S register(S statement) throws SQLException {
        lock.lock();
        try {
            statements.add(statement);
        } finally {
            lock.unlock();
        }
        if (closed.get()) {
            // close() may have passed over the set before the statement was in it.
            statement.close();
            checkOpen();
        }
        return statement;
    }

    /** Kinds of result sets that there are not are replaced by the nearest one, with a warning. */
    private boolean isScrollable(int type, int concurrency, int holdability) throws SQLException {
        switch (type) {
            case ResultSet.TYPE_FORWARD_ONLY, ResultSet.TYPE_SCROLL_INSENSITIVE -> {
                // As it is.
            }
            case ResultSet.TYPE_SCROLL_SENSITIVE ->
                warnings.add(
                        "Result sets do not see later changes; the statement gives TYPE_SCROLL_INSENSITIVE ones.",
                        "01S02");
            default ->
                throw ErrorKind.INVALID_ARGUMENT.exception(
                        "Result set type " + type + " is wrong; it must be 1003, 1004 or 1005.");
        }
        switch (concurrency) {
            case ResultSet.CONCUR_READ_ONLY -> {
                // As it is.
            }
            case ResultSet.CONCUR_UPDATABLE ->
                warnings.add(
                        "Updatable result sets are not supported; the statement gives CONCUR_READ_ONLY ones.", "01S02");
            default ->
                throw ErrorKind.INVALID_ARGUMENT.exception(
                        "Result set concurrency " + concurrency + " is wrong; it must be 1007 or 1008.");
        }
        if (!isHold(holdability)) {
            warnings.add("Commit does not close result sets; the statement gives HOLD_CURSORS_OVER_COMMIT.", "01S02");
        }
        return type != ResultSet.TYPE_FORWARD_ONLY;
    }

    private static boolean isHold(int holdability) throws SQLException {
        return switch (holdability) {
            case ResultSet.HOLD_CURSORS_OVER_COMMIT -> true;
            case ResultSet.CLOSE_CURSORS_AT_COMMIT -> false;
            default ->
                throw ErrorKind.INVALID_ARGUMENT.exception(
                        "Holdability " + holdability + " is wrong; it must be 1 or 2.");
        };
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        throw notSupported("Calling procedures (prepareCall)");
    }

    @Override
    public CallableStatement prepareCall(String sql, int resultSetType, int resultSetConcurrency) throws SQLException {
        return prepareCall(sql);
    }

    @Override
    public CallableStatement prepareCall(
            String sql, int resultSetType, int resultSetConcurrency, int resultSetHoldability) throws SQLException {
        return prepareCall(sql);
    }

    @Override
    public String nativeSQL(String sql) throws SQLException {
        checkOpen();
        return JdbcEscapes.translate(Arguments.notNull("SQL text", sql), backslash(), names());
    }

    // Transactions, which there are none of

    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        checkOpen();
        this.autoCommit = autoCommit;
        written &= !autoCommit;
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        checkOpen();
        return autoCommit;
    }

    /** Without effect: every statement is final when it ends. */
    @Override
    public void commit() throws SQLException {
        checkOpen();
        written = false;
    }

    /** Undoes nothing; warns where something was written since the last commit or rollback. */
    @Override
    public void rollback() throws SQLException {
        checkOpen();
        if (written) {
            warnings.add("e6data has no transactions: what was written since the last commit was not undone.", "01000");
            written = false;
        }
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        throw notSupported("Rolling back to a savepoint");
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        throw notSupported("Setting a savepoint");
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        throw notSupported("Setting a savepoint");
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        throw notSupported("Releasing a savepoint");
    }

    /** Accepted, since clients set one before they ask; other levels than NONE leave a warning and no effect. */
    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        checkOpen();
        switch (level) {
            case TRANSACTION_NONE -> {
                // What it is.
            }
            case TRANSACTION_READ_UNCOMMITTED,
                    TRANSACTION_READ_COMMITTED,
                    TRANSACTION_REPEATABLE_READ,
                    TRANSACTION_SERIALIZABLE ->
                warnings.add("e6data has no transactions: the isolation stays TRANSACTION_NONE.", "01000");
            default ->
                throw ErrorKind.INVALID_ARGUMENT.exception(
                        "Transaction isolation " + level + " is wrong; it must be 0, 1, 2, 4 or 8.");
        }
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        checkOpen();
        return TRANSACTION_NONE;
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        checkOpen();
        if (!isHold(holdability)) {
            throw notSupported("CLOSE_CURSORS_AT_COMMIT");
        }
    }

    @Override
    public int getHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        checkOpen();
        this.readOnly = readOnly;
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        checkOpen();
        return readOnly;
    }

    // Names

    /** For the statements that run from now on; nothing is sent. Null or empty for the server's default. */
    @Override
    public void setCatalog(String catalog) throws SQLException {
        checkOpen();
        this.catalog = catalog == null || catalog.isEmpty() ? null : catalog;
    }

    @Override
    public String getCatalog() throws SQLException {
        checkOpen();
        return catalog;
    }

    /** For the statements that run from now on; nothing is sent. Null or empty for none. */
    @Override
    public void setSchema(String schema) throws SQLException {
        checkOpen();
        this.schema = schema == null || schema.isEmpty() ? null : schema;
    }

    @Override
    public String getSchema() throws SQLException {
        checkOpen();
        return schema;
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        checkOpen();
        return objects.metaData(this, engine.config().url(), engine.config().user(), E6ResultSet::new);
    }

    // Values

    @Override
    public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
        checkOpen();
        return E6Array.of(
                TypeDescriptor.parse(Arguments.notNull("Type name", typeName)),
                Arguments.notNull("Element array", elements));
    }

    @Override
    public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
        checkOpen();
        TypeDescriptor type = TypeDescriptor.parse(Arguments.notNull("Type name", typeName));
        Object[] values = Arguments.notNull("Attribute array", attributes);
        if (!type.fields().isEmpty() && type.fields().size() != values.length) {
            throw ErrorKind.INVALID_ARGUMENT.exception("The struct type " + typeName + " has "
                    + type.fields().size() + " fields, but there are " + values.length + " attributes.");
        }
        return new E6Struct(type, values.clone());
    }

    @Override
    public Blob createBlob() throws SQLException {
        checkOpen();
        return new MemoryBlob(new byte[0]);
    }

    @Override
    public Clob createClob() throws SQLException {
        return createNClob();
    }

    @Override
    public NClob createNClob() throws SQLException {
        checkOpen();
        return new MemoryClob("");
    }

    @Override
    public SQLXML createSQLXML() throws SQLException {
        throw notSupported("SQLXML");
    }

    /** Kept and reported; without effect, since e6data has no user-defined types. */
    @Override
    public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        checkOpen();
        typeMap = map == null ? new HashMap<>() : map;
    }

    @Override
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        checkOpen();
        return typeMap;
    }

    // Requests and shards

    /** Without effect: there is nothing on the server that a pool would have to prepare. */
    @Override
    public void beginRequest() throws SQLException {
        checkOpen();
    }

    /** Without effect: what one request has set, the pool or the next request sets again. */
    @Override
    public void endRequest() throws SQLException {
        checkOpen();
    }

    @Override
    public void setShardingKey(ShardingKey shardingKey) throws SQLException {
        throw notSupported("Sharding");
    }

    @Override
    public void setShardingKey(ShardingKey shardingKey, ShardingKey superShardingKey) throws SQLException {
        throw notSupported("Sharding");
    }

    @Override
    public boolean setShardingKeyIfValid(ShardingKey shardingKey, int timeout) throws SQLException {
        throw notSupported("Sharding");
    }

    @Override
    public boolean setShardingKeyIfValid(ShardingKey shardingKey, ShardingKey superShardingKey, int timeout)
            throws SQLException {
        throw notSupported("Sharding");
    }

    // Client info

    /**
     * Keeps a value. An unknown name leaves a warning, as the JDBC specification asks, except for {@code oauth_token}:
     * whoever sets it relies on row filters that would silently not apply.
     */
    @Override
    public void setClientInfo(String name, String value) throws SQLClientInfoException {
        var properties = new Properties();
        properties.putAll(storedClientInfo());
        if (value == null || name == null) {
            properties.remove(String.valueOf(name));
        } else {
            properties.setProperty(name, value);
        }
        setClientInfo(properties);
    }

    /** Replaces all client info. */
    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        Set<String> names = properties == null ? Set.of() : properties.stringPropertyNames();
        if (closed.get()) {
            throw clientInfoFailure(
                    ErrorKind.CONNECTION_CLOSED, "The connection is closed.", names, ClientInfoStatus.REASON_UNKNOWN);
        }
        if (names.contains(OAUTH_TOKEN)) {
            throw clientInfoFailure(
                    ErrorKind.INVALID_ARGUMENT,
                    "Client info " + OAUTH_TOKEN + " is not supported; the names are " + ClientInfo.names() + ".",
                    Set.of(OAUTH_TOKEN),
                    ClientInfoStatus.REASON_UNKNOWN_PROPERTY);
        }
        Map<ClientInfo, String> replacement = new EnumMap<>(ClientInfo.class);
        for (String name : names) {
            ClientInfo.of(name)
                    .ifPresentOrElse(
                            known -> replacement.put(known, properties.getProperty(name)),
                            () -> warnings.add(
                                    "Client info " + name + " is ignored; the names are " + ClientInfo.names() + ".",
                                    "01000"));
        }
        clientInfo = replacement;
    }

    private static SQLClientInfoException clientInfoFailure(
            ErrorKind kind, String text, Set<String> names, ClientInfoStatus status) {
        Map<String, ClientInfoStatus> failed = new HashMap<>();
        names.forEach(name -> failed.put(name, status));
        return new SQLClientInfoException(text, kind.sqlState(), failed);
    }

    private Properties storedClientInfo() {
        var properties = new Properties();
        clientInfo.forEach((info, value) -> properties.setProperty(info.key(), value));
        return properties;
    }

    /** Null where the name is unknown or has no value. */
    @Override
    public String getClientInfo(String name) throws SQLException {
        checkOpen();
        return ClientInfo.of(name).map(clientInfo::get).orElse(null);
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        checkOpen();
        return storedClientInfo();
    }

    // Beyond JDBC

    @Override
    public String dryRun(String sql) throws SQLException {
        checkOpen();
        SqlTemplate template = StatementText.parse(sql, true, this);
        if (template.parameterCount() > 0) {
            throw ErrorKind.PARAMETER_NOT_SET.exception("The text has " + template.parameterCount()
                    + " parameter markers; use prepareStatement and E6dataPreparedStatement.dryRun.");
        }
        return engine.dryRun(template.render(List.of()), queryOptions(0, template.writes(), false));
    }

    @Override
    public boolean cancelQuery(String queryId) throws SQLException {
        checkOpen();
        return engine.cancel(Arguments.notNull("Query id", queryId));
    }

    @Override
    public E6dataQueryStatus queryStatus(String queryId) throws SQLException {
        checkOpen();
        return QueryFacts.of(engine.status(Arguments.notNull("Query id", queryId)));
    }

    @Override
    public void addQueryListener(E6dataQueryListener listener) throws SQLException {
        checkOpen();
        listeners.add(listener);
    }

    @Override
    public void removeQueryListener(E6dataQueryListener listener) {
        listeners.remove(listener);
    }

    // Life cycle

    /** Asks the server; false on a closed connection. */
    @Override
    public boolean isValid(int timeout) throws SQLException {
        Arguments.notNegative("Timeout", timeout);
        return !closed.get() && engine.isValid(timeout);
    }

    /** The longest wait for the answer to any one request. The executor is not needed: the limit is a deadline. */
    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        checkOpen();
        Arguments.notNull("Executor", executor);
        engine.networkTimeout(Arguments.notNegative("Network timeout", milliseconds));
        networkTimeout = milliseconds;
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        checkOpen();
        return networkTimeout;
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return warnings.get();
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
        warnings.clear();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closeStatements();
            engine.close();
        }
    }

    /** Marks the connection closed and cuts the channel at once; statements are closed by the executor. */
    @Override
    public void abort(Executor executor) throws SQLException {
        Arguments.notNull("Executor", executor);
        if (closed.compareAndSet(false, true)) {
            engine.abort();
            try {
                executor.execute(this::closeStatements);
            } catch (RuntimeException e) {
                closeStatements();
                throw ErrorKind.INVALID_ARGUMENT.exception(
                        "The connection is aborted, but the executor took no task: " + e.getMessage(), e);
            }
        }
    }

    private void closeStatements() {
        List<E6Statement> open;
        lock.lock();
        try {
            open = List.copyOf(statements);
        } finally {
            lock.unlock();
        }
        open.forEach(E6Statement::close);
    }

    @Override
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public <T> T unwrap(Class<T> iface) throws SQLException {
        return Wrappers.unwrap(this, iface);
    }

    @Override
    public boolean isWrapperFor(Class<?> iface) {
        return Wrappers.isWrapperFor(this, iface);
    }
}
