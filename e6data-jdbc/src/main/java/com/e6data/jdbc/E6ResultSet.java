package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.type.TypeDescriptor;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import com.e6data.jdbc.vector.Column;
import com.e6data.jdbc.vector.ResultColumn;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Map;

/**
 * The one result set, read-only, over the chunks of a query or of memory; forward-only or scroll-insensitive, as its
 * {@link Cursor} is.
 *
 * <p>Used by one thread at a time; {@link #close} may come from another one. Primitive getters read the vector without
 * an object; everything else goes through {@link Reads}.
 */
final class E6ResultSet extends ReadOnlyResultSet implements E6dataResultSet {

    /** Far beyond any DECIMAL; a scale of a billion would fill the memory with zeros. */
    private static final int MAX_SCALE = 1000;

    private final Cursor cursor;
    private final List<ResultColumn> columns;
    private final int columnCount;
    private final E6Statement statement;
    /** Null for metadata. */
    private final StatementRun run;

    private final int maxFieldSize;

    private ColumnLabels labels;
    private boolean wasNull;
    private ReadBy reader;
    private int fetchSize;
    private int fetchDirection = FETCH_FORWARD;
    private volatile boolean closed;

    /** Rows in memory, as metadata methods return them; no statement, no limits, scrollable since it costs nothing. */
    E6ResultSet(ChunkSource source) {
        this(new ScrollCursor(source, 0, 0), null, 0);
    }

    /**
     * Rows of a cursor, which this result set closes.
     *
     * @param statement null for metadata
     * @param maxFieldSize longest text or binary value, longer ones are cut; 0 for no limit
     */
    E6ResultSet(Cursor cursor, E6Statement statement, int maxFieldSize) {
        this.cursor = cursor;
        this.run = cursor.source() instanceof StatementRun query ? query : null;
        this.columns = cursor.source().metadata().columns();
        this.columnCount = columns.size();
        this.statement = statement;
        this.maxFieldSize = maxFieldSize;
    }

    List<ResultColumn> columns() {
        return columns;
    }

    // Position

    @Override
    public boolean next() throws SQLException {
        checkOpen();
        readBy(ReadBy.ROWS);
        return cursor.next();
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        checkOpen();
        return cursor.isBeforeFirst();
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        checkOpen();
        return cursor.isAfterLast();
    }

    @Override
    public boolean isFirst() throws SQLException {
        checkOpen();
        return cursor.rowNumber() == 1;
    }

    /** Looks one row ahead, which may wait for the server. */
    @Override
    public boolean isLast() throws SQLException {
        checkOpen();
        return cursor.isLast();
    }

    @Override
    public int getRow() throws SQLException {
        checkOpen();
        return (int) Math.min(cursor.rowNumber(), Integer.MAX_VALUE);
    }

    @Override
    public void beforeFirst() throws SQLException {
        scrollable("beforeFirst").absolute(0);
    }

    /** Reads all rows. */
    @Override
    public void afterLast() throws SQLException {
        scrollable("afterLast").afterLast();
    }

    @Override
    public boolean first() throws SQLException {
        return scrollable("first").absolute(1);
    }

    /** Reads all rows. */
    @Override
    public boolean last() throws SQLException {
        return scrollable("last").absolute(-1);
    }

    /** Reads up to the row, and all rows where it is counted from the end. */
    @Override
    public boolean absolute(int row) throws SQLException {
        return scrollable("absolute").absolute(row);
    }

    @Override
    public boolean relative(int rows) throws SQLException {
        return scrollable("relative").relative(rows);
    }

    @Override
    public boolean previous() throws SQLException {
        return scrollable("previous").previous();
    }

    /** Refused also where the rows are scrollable: they are a copy that never changes. */
    @Override
    public void refreshRow() throws SQLException {
        checkOpen();
        throw ErrorKind.NOT_SUPPORTED.exception(
                "ResultSet.refreshRow is not supported: rows are as the query read" + " them. Run the query again.");
    }

    private ScrollCursor scrollable(String method) throws SQLException {
        checkOpen();
        if (cursor instanceof ScrollCursor scroll) {
            readBy(ReadBy.ROWS);
            return scroll;
        }
        throw ErrorKind.NOT_SUPPORTED.exception("ResultSet." + method + " is not supported: this result set is"
                + " TYPE_FORWARD_ONLY. Use next(), or create the statement with TYPE_SCROLL_INSENSITIVE.");
    }

    @Override
    public int getType() throws SQLException {
        checkOpen();
        return cursor instanceof ScrollCursor ? TYPE_SCROLL_INSENSITIVE : TYPE_FORWARD_ONLY;
    }

    @Override
    public int getHoldability() throws SQLException {
        checkOpen();
        return HOLD_CURSORS_OVER_COMMIT;
    }

    /** A hint without effect: rows come from the server forward, and those that are here need no fetch. */
    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        if (Arguments.fetchDirection(direction) != FETCH_FORWARD && cursor instanceof RowCursor) {
            throw ErrorKind.INVALID_ARGUMENT.exception("Fetch direction " + direction + " is not possible: rows of a"
                    + " TYPE_FORWARD_ONLY result set come FETCH_FORWARD (1000) only.");
        }
        fetchDirection = direction;
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return fetchDirection;
    }

    /** The server decides how many rows come at a time; this bounds the rows that are fetched ahead. */
    @Override
    public void setFetchSize(int rows) throws SQLException {
        checkOpen();
        fetchSize = Arguments.notNegative("Fetch size", rows);
        cursor.readAhead(rows);
    }

    @Override
    public int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    // Life cycle

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            cursor.close();
            if (statement != null) {
                statement.resultClosed(this);
            }
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    void checkOpen() throws SQLException {
        if (closed) {
            throw ErrorKind.INVALID_CURSOR_STATE.exception("The result set is closed.");
        }
    }

    /** Null for metadata. */
    @Override
    public Statement getStatement() throws SQLException {
        checkOpen();
        return statement;
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return new E6ResultSetMetaData(columns);
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
    }

    @Override
    public String getCursorName() throws SQLException {
        checkOpen();
        throw ErrorKind.NOT_SUPPORTED.exception("ResultSet.getCursorName is not supported: cursors have no names.");
    }

    @Override
    public <T> T unwrap(Class<T> iface) throws SQLException {
        return Wrappers.unwrap(this, iface);
    }

    @Override
    public boolean isWrapperFor(Class<?> iface) {
        return Wrappers.isWrapperFor(this, iface);
    }

    // Values by position

    private Column column(int index) throws SQLException {
        Chunk chunk = cursor.chunk();
        if (chunk == null || index < 1 || index > columnCount) {
            throw unreadable(index);
        }
        return chunk.column(index - 1);
    }

    private SQLException unreadable(int index) throws SQLException {
        checkIndex(index);
        return ErrorKind.INVALID_CURSOR_STATE.exception(
                cursor.notStarted()
                        ? "The result set is before its first row; call next() first."
                        : "The result set is after its last row.");
    }

    private void checkIndex(int index) throws SQLException {
        checkOpen();
        if (index < 1 || index > columnCount) {
            throw ErrorKind.INVALID_INDEX.exception(
                    "There is no column " + index + "; the columns are 1.." + columnCount + ".");
        }
    }

    /** The value in its natural class; null for NULL. */
    private Object natural(int index) throws SQLException {
        Column column = column(index);
        int row = cursor.row();
        wasNull = column.isNull(row);
        return wasNull ? null : column.getObject(row);
    }

    private <T> T get(int index, Class<T> target, Calendar calendar) throws SQLException {
        Object value = natural(index);
        return value == null ? null : Reads.convert(columns.get(index - 1).type(), value, target, calendar);
    }

    @Override
    public boolean wasNull() throws SQLException {
        checkOpen();
        return wasNull;
    }

    @Override
    public boolean getBoolean(int columnIndex) throws SQLException {
        Column column = column(columnIndex);
        int row = cursor.row();
        wasNull = column.isNull(row);
        return wasNull ? false : column.getBoolean(row);
    }

    @Override
    public int getInt(int columnIndex) throws SQLException {
        Column column = column(columnIndex);
        int row = cursor.row();
        wasNull = column.isNull(row);
        return wasNull ? 0 : column.getInt(row);
    }

    @Override
    public long getLong(int columnIndex) throws SQLException {
        Column column = column(columnIndex);
        int row = cursor.row();
        wasNull = column.isNull(row);
        return wasNull ? 0 : column.getLong(row);
    }

    @Override
    public float getFloat(int columnIndex) throws SQLException {
        Column column = column(columnIndex);
        int row = cursor.row();
        wasNull = column.isNull(row);
        return wasNull ? 0 : column.getFloat(row);
    }

    @Override
    public double getDouble(int columnIndex) throws SQLException {
        Column column = column(columnIndex);
        int row = cursor.row();
        wasNull = column.isNull(row);
        return wasNull ? 0 : column.getDouble(row);
    }

    @Override
    public byte getByte(int columnIndex) throws SQLException {
        Byte value = get(columnIndex, Byte.class, null);
        return value == null ? 0 : value;
    }

    @Override
    public short getShort(int columnIndex) throws SQLException {
        Short value = get(columnIndex, Short.class, null);
        return value == null ? 0 : value;
    }

    @Override
    public BigDecimal getBigDecimal(int columnIndex) throws SQLException {
        Column column = column(columnIndex);
        int row = cursor.row();
        wasNull = column.isNull(row);
        return wasNull ? null : column.getBigDecimal(row);
    }

    @Override
    public String getString(int columnIndex) throws SQLException {
        Column column = column(columnIndex);
        int row = cursor.row();
        wasNull = column.isNull(row);
        return wasNull ? null : cut(columnIndex, column.getString(row));
    }

    @Override
    public byte[] getBytes(int columnIndex) throws SQLException {
        return cut(get(columnIndex, byte[].class, null));
    }

    @Override
    public Date getDate(int columnIndex) throws SQLException {
        return get(columnIndex, Date.class, null);
    }

    @Override
    public Date getDate(int columnIndex, Calendar calendar) throws SQLException {
        return get(columnIndex, Date.class, calendar);
    }

    @Override
    public Time getTime(int columnIndex) throws SQLException {
        return get(columnIndex, Time.class, null);
    }

    @Override
    public Time getTime(int columnIndex, Calendar calendar) throws SQLException {
        return get(columnIndex, Time.class, calendar);
    }

    @Override
    public Timestamp getTimestamp(int columnIndex) throws SQLException {
        return get(columnIndex, Timestamp.class, null);
    }

    @Override
    public Timestamp getTimestamp(int columnIndex, Calendar calendar) throws SQLException {
        return get(columnIndex, Timestamp.class, calendar);
    }

    /** The class that {@code ResultSetMetaData.getColumnClassName} names, whatever vector the value came in. */
    @Override
    public Object getObject(int columnIndex) throws SQLException {
        Object value = natural(columnIndex);
        if (value == null) {
            return null;
        }
        TypeDescriptor type = columns.get(columnIndex - 1).type();
        Class<?> target = type.type().javaClass();
        Object result = target.isInstance(value) ? value : Reads.convert(type, value, target, null);
        return maxFieldSize == 0 ? result : cutAny(columnIndex, result);
    }

    @Override
    public <T> T getObject(int columnIndex, Class<T> type) throws SQLException {
        Arguments.notNull("Class", type);
        if (type == Object.class) {
            return type.cast(getObject(columnIndex));
        }
        T result = get(columnIndex, type, null);
        return maxFieldSize == 0 ? result : cutAny(columnIndex, result);
    }

    /** e6data has no user-defined types, so the map has nothing to say. */
    @Override
    public Object getObject(int columnIndex, Map<String, Class<?>> map) throws SQLException {
        return getObject(columnIndex);
    }

    @Override
    @Deprecated(since = "1.2")
    public BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
        if (scale < 0 || scale > MAX_SCALE) {
            throw ErrorKind.INVALID_ARGUMENT.exception("Scale " + scale + " is outside of 0.." + MAX_SCALE + ".");
        }
        BigDecimal value = getBigDecimal(columnIndex);
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public InputStream getAsciiStream(int columnIndex) throws SQLException {
        String text = getString(columnIndex);
        return text == null ? null : new ByteArrayInputStream(StrictText.encode(text, StandardCharsets.US_ASCII));
    }

    @Override
    @Deprecated(since = "1.2")
    public InputStream getUnicodeStream(int columnIndex) throws SQLException {
        String text = getString(columnIndex);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public InputStream getBinaryStream(int columnIndex) throws SQLException {
        byte[] bytes = getBytes(columnIndex);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public Reader getCharacterStream(int columnIndex) throws SQLException {
        String text = getString(columnIndex);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public Reader getNCharacterStream(int columnIndex) throws SQLException {
        return getCharacterStream(columnIndex);
    }

    @Override
    public String getNString(int columnIndex) throws SQLException {
        return getString(columnIndex);
    }

    @Override
    public Blob getBlob(int columnIndex) throws SQLException {
        byte[] bytes = getBytes(columnIndex);
        return bytes == null ? null : new MemoryBlob(bytes);
    }

    @Override
    public Clob getClob(int columnIndex) throws SQLException {
        return getNClob(columnIndex);
    }

    @Override
    public NClob getNClob(int columnIndex) throws SQLException {
        String text = getString(columnIndex);
        return text == null ? null : new MemoryClob(text);
    }

    /** Arrays arrive as text; this reads it (protocol 7.7). */
    @Override
    public Array getArray(int columnIndex) throws SQLException {
        return get(columnIndex, Array.class, null);
    }

    @Override
    public URL getURL(int columnIndex) throws SQLException {
        return get(columnIndex, URL.class, null);
    }

    @Override
    public Ref getRef(int columnIndex) throws SQLException {
        throw noType(columnIndex, "REF");
    }

    @Override
    public RowId getRowId(int columnIndex) throws SQLException {
        throw noType(columnIndex, "ROWID");
    }

    @Override
    public SQLXML getSQLXML(int columnIndex) throws SQLException {
        throw noType(columnIndex, "SQLXML");
    }

    private SQLException noType(int columnIndex, String type) throws SQLException {
        checkIndex(columnIndex);
        return ErrorKind.NOT_SUPPORTED.exception(type + " is not supported: e6data has no such type. Use getString.");
    }

    /** Applies the maximum field size, which does not count for numbers and dates read as text. */
    private String cut(int columnIndex, String text) {
        if (maxFieldSize == 0 || text.length() <= maxFieldSize) {
            return text;
        }
        return switch (columns.get(columnIndex - 1).type().type()) {
            case CHAR, VARCHAR, VARBINARY -> text.substring(0, maxFieldSize);
            default -> text;
        };
    }

    @SuppressWarnings("unchecked")
    private <T> T cutAny(int columnIndex, T value) {
        return value instanceof String text
                ? (T) cut(columnIndex, text)
                : value instanceof byte[] bytes ? (T) cut(bytes) : value;
    }

    private byte[] cut(byte[] bytes) {
        return maxFieldSize == 0 || bytes == null || bytes.length <= maxFieldSize
                ? bytes
                : Arrays.copyOf(bytes, maxFieldSize);
    }

    // Values by label

    @Override
    public int findColumn(String columnLabel) throws SQLException {
        checkOpen();
        return labels().find(columnLabel);
    }

    private ColumnLabels labels() {
        if (labels == null) {
            labels = new ColumnLabels(columns);
        }
        return labels;
    }

    @Override
    public String getString(String columnLabel) throws SQLException {
        return getString(findColumn(columnLabel));
    }

    @Override
    public boolean getBoolean(String columnLabel) throws SQLException {
        return getBoolean(findColumn(columnLabel));
    }

    @Override
    public byte getByte(String columnLabel) throws SQLException {
        return getByte(findColumn(columnLabel));
    }

    @Override
    public short getShort(String columnLabel) throws SQLException {
        return getShort(findColumn(columnLabel));
    }

    @Override
    public int getInt(String columnLabel) throws SQLException {
        return getInt(findColumn(columnLabel));
    }

    @Override
    public long getLong(String columnLabel) throws SQLException {
        return getLong(findColumn(columnLabel));
    }

    @Override
    public float getFloat(String columnLabel) throws SQLException {
        return getFloat(findColumn(columnLabel));
    }

    @Override
    public double getDouble(String columnLabel) throws SQLException {
        return getDouble(findColumn(columnLabel));
    }

    @Override
    public BigDecimal getBigDecimal(String columnLabel) throws SQLException {
        return getBigDecimal(findColumn(columnLabel));
    }

    @Override
    public byte[] getBytes(String columnLabel) throws SQLException {
        return getBytes(findColumn(columnLabel));
    }

    @Override
    public Date getDate(String columnLabel) throws SQLException {
        return getDate(findColumn(columnLabel));
    }

    @Override
    public Time getTime(String columnLabel) throws SQLException {
        return getTime(findColumn(columnLabel));
    }

    @Override
    public Timestamp getTimestamp(String columnLabel) throws SQLException {
        return getTimestamp(findColumn(columnLabel));
    }

    @Override
    public InputStream getAsciiStream(String columnLabel) throws SQLException {
        return getAsciiStream(findColumn(columnLabel));
    }

    @Override
    public InputStream getBinaryStream(String columnLabel) throws SQLException {
        return getBinaryStream(findColumn(columnLabel));
    }

    @Override
    public Reader getCharacterStream(String columnLabel) throws SQLException {
        return getCharacterStream(findColumn(columnLabel));
    }

    @Override
    public Reader getNCharacterStream(String columnLabel) throws SQLException {
        return getNCharacterStream(findColumn(columnLabel));
    }

    @Override
    public String getNString(String columnLabel) throws SQLException {
        return getNString(findColumn(columnLabel));
    }

    @Override
    public Object getObject(String columnLabel) throws SQLException {
        return getObject(findColumn(columnLabel));
    }

    @Override
    public Ref getRef(String columnLabel) throws SQLException {
        return getRef(findColumn(columnLabel));
    }

    @Override
    public Blob getBlob(String columnLabel) throws SQLException {
        return getBlob(findColumn(columnLabel));
    }

    @Override
    public Clob getClob(String columnLabel) throws SQLException {
        return getClob(findColumn(columnLabel));
    }

    @Override
    public NClob getNClob(String columnLabel) throws SQLException {
        return getNClob(findColumn(columnLabel));
    }

    @Override
    public Array getArray(String columnLabel) throws SQLException {
        return getArray(findColumn(columnLabel));
    }

    @Override
    public URL getURL(String columnLabel) throws SQLException {
        return getURL(findColumn(columnLabel));
    }

    @Override
    public RowId getRowId(String columnLabel) throws SQLException {
        return getRowId(findColumn(columnLabel));
    }

    @Override
    public SQLXML getSQLXML(String columnLabel) throws SQLException {
        return getSQLXML(findColumn(columnLabel));
    }

    @Override
    public Date getDate(String columnLabel, Calendar calendar) throws SQLException {
        return getDate(findColumn(columnLabel), calendar);
    }

    @Override
    public Time getTime(String columnLabel, Calendar calendar) throws SQLException {
        return getTime(findColumn(columnLabel), calendar);
    }

    @Override
    public Timestamp getTimestamp(String columnLabel, Calendar calendar) throws SQLException {
        return getTimestamp(findColumn(columnLabel), calendar);
    }

    @Override
    public <T> T getObject(String columnLabel, Class<T> type) throws SQLException {
        return getObject(findColumn(columnLabel), type);
    }

    @Override
    public Object getObject(String columnLabel, Map<String, Class<?>> map) throws SQLException {
        return getObject(findColumn(columnLabel), map);
    }

    @Override
    @Deprecated(since = "1.2")
    public BigDecimal getBigDecimal(String columnLabel, int scale) throws SQLException {
        return getBigDecimal(findColumn(columnLabel), scale);
    }

    @Override
    @Deprecated(since = "1.2")
    public InputStream getUnicodeStream(String columnLabel) throws SQLException {
        return getUnicodeStream(findColumn(columnLabel));
    }

    // Beyond JDBC

    /** What the result is read by: one row after the other, or one batch after the other. */
    private enum ReadBy {
        ROWS,
        BATCHES
    }

    private void readBy(ReadBy wanted) throws SQLException {
        if (reader != wanted) {
            if (reader != null) {
                throw ErrorKind.INVALID_CURSOR_STATE.exception(
                        wanted == ReadBy.ROWS
                                ? "The result set is read by nextBatch(), so next() is not possible."
                                : "The result set is read by next(), so nextBatch() is not possible.");
            }
            reader = wanted;
        }
    }

    @Override
    public E6dataBatch nextBatch() throws SQLException {
        checkOpen();
        readBy(ReadBy.BATCHES);
        Chunk chunk = cursor.take();
        return chunk == null ? null : new E6Batch(chunk, cursor.takenRows(), columns, this::labels);
    }

    @Override
    public String queryId() {
        return run == null ? null : run.queryId();
    }

    @Override
    public E6dataQueryStatus status() throws SQLException {
        return QueryFacts.of(run().status());
    }

    @Override
    public String explain() throws SQLException {
        return run().explain();
    }

    @Override
    public E6dataQueryAnalysis explainAnalyze() throws SQLException {
        return QueryFacts.of(run().explainAnalyze());
    }

    private StatementRun run() throws SQLException {
        if (run == null) {
            throw ErrorKind.INVALID_STATE.exception("This result set was made by the driver; it has no query.");
        }
        return run;
    }
}
