package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.sql.SqlTemplate;
import com.e6data.jdbc.vector.ResultColumn;
import com.e6data.jdbc.vector.ResultMetadata;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;

/**
 * A statement with parameters (protocol 5.4), which are written into its text as literals when it runs, or travel
 * beside it. The text is read once; nothing is sent before the statement runs or is to be described.
 */
final class E6PreparedStatement extends E6Statement implements E6dataPreparedStatement {

    private final SqlTemplate template;
    private final Parameters parameters;
    private final List<Binding> batch = new ArrayList<>();
    /** Columns of the last run, or as the engine described them before the first one; null where not known. */
    private List<ResultColumn> lastColumns;

    private boolean described;

    E6PreparedStatement(E6Connection connection, SqlTemplate template, boolean scrollable) {
        super(connection, true, scrollable);
        this.template = template;
        this.parameters = new Parameters(template.parameterCount(), connection.backslash(), connection.bindsOnServer());
    }

    @Override
    void checkTakesText() throws SQLException {
        checkOpen();
        throw ErrorKind.INVALID_STATE.exception(
                "A PreparedStatement has its text already; call the method without SQL text, or use createStatement.");
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        runPrepared(binding(), ResultKind.ROWS);
        return rows();
    }

    @Override
    public boolean execute() throws SQLException {
        return runPrepared(binding(), ResultKind.ANY);
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        runPrepared(binding(), ResultKind.COUNT);
        return getLargeUpdateCount();
    }

    @Override
    public int executeUpdate() throws SQLException {
        return toInt(executeLargeUpdate());
    }

    private Binding binding() throws SQLException {
        checkOpen();
        return parameters.binding();
    }

    private boolean runPrepared(Binding binding, ResultKind expected) throws SQLException {
        boolean hasRows = run(template, binding, expected);
        if (hasRows) {
            lastColumns = columns();
        }
        return hasRows;
    }

    @Override
    public void addBatch() throws SQLException {
        batch.add(binding());
    }

    @Override
    public void clearBatch() throws SQLException {
        super.clearBatch();
        batch.clear();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        checkOpen();
        List<Binding> entries = List.copyOf(batch);
        batch.clear();
        return runBatch(entries.size(), i -> runPrepared(entries.get(i), ResultKind.COUNT));
    }

    /**
     * Columns of the last run. Before the first one the engine is asked once, without running the statement and
     * whatever values are set; null where it does not tell, and for a statement that is no query.
     */
    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        if (lastColumns == null && !described && template.isQuery()) {
            lastColumns = describe();
            described = true;
        }
        return lastColumns == null ? null : new E6ResultSetMetaData(lastColumns);
    }

    private List<ResultColumn> describe() throws SQLException {
        try {
            ResultMetadata metadata = connection.engine().describe(template.withoutValues(), options(template));
            return metadata == null || metadata.columns().isEmpty() ? null : metadata.columns();
        } catch (SQLSyntaxErrorException e) {
            if (template.parameterCount() == 0) {
                throw e;
            }
            // It may be the NULL that does not fit in its place; with values the statement may be right.
            return null;
        }
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        checkOpen();
        return new E6ParameterMetaData(template.parameterCount());
    }

    // Parameters

    private void set(int index, Object value) throws SQLException {
        checkOpen();
        parameters.set(index, Binds.natural(value));
    }

    private void set(int index, Object value, Calendar calendar) throws SQLException {
        checkOpen();
        parameters.set(index, Binds.natural(value, calendar));
    }

    private void setAs(int index, Object value, int jdbcType, int scaleOrLength) throws SQLException {
        checkOpen();
        parameters.set(index, Binds.convert(value, jdbcType, scaleOrLength));
    }

    private void setBytes(int index, InputStream value, long length) throws SQLException {
        Arguments.notNegative("Length", length);
        set(index, value == null ? null : ParameterStreams.bytes(value, length));
    }

    private void setAscii(int index, InputStream value, long length) throws SQLException {
        Arguments.notNegative("Length", length);
        set(
                index,
                value == null
                        ? null
                        : StrictText.decode(ParameterStreams.bytes(value, length), StandardCharsets.US_ASCII));
    }

    private void setText(int index, Reader value, long length) throws SQLException {
        Arguments.notNegative("Length", length);
        set(index, value == null ? null : ParameterStreams.text(value, length));
    }

    private static int jdbcType(SQLType type) throws SQLException {
        Integer code = Arguments.notNull("SQL type", type).getVendorTypeNumber();
        return Arguments.notNull("Number of the SQL type " + type.getName(), code);
    }

    private SQLException noType(String type) throws SQLException {
        checkOpen();
        return ErrorKind.NOT_SUPPORTED.exception(
                "Parameters of type " + type + " are not supported: e6data has no such type.");
    }

    @Override
    public void clearParameters() throws SQLException {
        checkOpen();
        parameters.clear();
    }

    @Override
    public void setBoolean(int index, boolean value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setByte(int index, byte value) throws SQLException {
        set(index, (int) value);
    }

    @Override
    public void setShort(int index, short value) throws SQLException {
        set(index, (int) value);
    }

    @Override
    public void setInt(int index, int value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setLong(int index, long value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setFloat(int index, float value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setDouble(int index, double value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setBigDecimal(int index, BigDecimal value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setString(int index, String value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setBytes(int index, byte[] value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setNString(int index, String value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setURL(int index, URL value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setDate(int index, Date value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setDate(int index, Date value, Calendar calendar) throws SQLException {
        set(index, value, calendar);
    }

    @Override
    public void setTime(int index, Time value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setTime(int index, Time value, Calendar calendar) throws SQLException {
        set(index, value, calendar);
    }

    @Override
    public void setTimestamp(int index, Timestamp value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setTimestamp(int index, Timestamp value, Calendar calendar) throws SQLException {
        set(index, value, calendar);
    }

    @Override
    public void setNull(int index, int sqlType) throws SQLException {
        set(index, null);
    }

    @Override
    public void setNull(int index, int sqlType, String typeName) throws SQLException {
        set(index, null);
    }

    @Override
    public void setObject(int index, Object value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setObject(int index, Object value, int targetSqlType) throws SQLException {
        setAs(index, value, targetSqlType, Binds.KEEP);
    }

    @Override
    public void setObject(int index, Object value, int targetSqlType, int scaleOrLength) throws SQLException {
        setAs(index, value, targetSqlType, scaleOrLength);
    }

    @Override
    public void setObject(int index, Object value, SQLType targetSqlType) throws SQLException {
        setAs(index, value, jdbcType(targetSqlType), Binds.KEEP);
    }

    @Override
    public void setObject(int index, Object value, SQLType targetSqlType, int scaleOrLength) throws SQLException {
        setAs(index, value, jdbcType(targetSqlType), scaleOrLength);
    }

    @Override
    public void setArray(int index, Array value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setBlob(int index, Blob value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setClob(int index, Clob value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setNClob(int index, NClob value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setBinaryStream(int index, InputStream value, int length) throws SQLException {
        setBytes(index, value, length);
    }

    @Override
    public void setBinaryStream(int index, InputStream value, long length) throws SQLException {
        setBytes(index, value, length);
    }

    @Override
    public void setBinaryStream(int index, InputStream value) throws SQLException {
        set(index, value == null ? null : ParameterStreams.bytes(value, Binds.KEEP));
    }

    @Override
    public void setBlob(int index, InputStream value, long length) throws SQLException {
        setBytes(index, value, length);
    }

    @Override
    public void setBlob(int index, InputStream value) throws SQLException {
        set(index, value == null ? null : ParameterStreams.bytes(value, Binds.KEEP));
    }

    @Override
    public void setAsciiStream(int index, InputStream value, int length) throws SQLException {
        setAscii(index, value, length);
    }

    @Override
    public void setAsciiStream(int index, InputStream value, long length) throws SQLException {
        setAscii(index, value, length);
    }

    @Override
    public void setAsciiStream(int index, InputStream value) throws SQLException {
        set(
                index,
                value == null
                        ? null
                        : StrictText.decode(ParameterStreams.bytes(value, Binds.KEEP), StandardCharsets.US_ASCII));
    }

    @Override
    @Deprecated(since = "1.2")
    public void setUnicodeStream(int index, InputStream value, int length) throws SQLException {
        Arguments.notNegative("Length", length);
        set(
                index,
                value == null
                        ? null
                        : StrictText.decode(ParameterStreams.bytes(value, length), StandardCharsets.UTF_8));
    }

    @Override
    public void setCharacterStream(int index, Reader value, int length) throws SQLException {
        setText(index, value, length);
    }

    @Override
    public void setCharacterStream(int index, Reader value, long length) throws SQLException {
        setText(index, value, length);
    }

    @Override
    public void setCharacterStream(int index, Reader value) throws SQLException {
        set(index, value == null ? null : ParameterStreams.text(value, Binds.KEEP));
    }

    @Override
    public void setNCharacterStream(int index, Reader value, long length) throws SQLException {
        setText(index, value, length);
    }

    @Override
    public void setNCharacterStream(int index, Reader value) throws SQLException {
        set(index, value == null ? null : ParameterStreams.text(value, Binds.KEEP));
    }

    @Override
    public void setClob(int index, Reader value, long length) throws SQLException {
        setText(index, value, length);
    }

    @Override
    public void setClob(int index, Reader value) throws SQLException {
        set(index, value == null ? null : ParameterStreams.text(value, Binds.KEEP));
    }

    @Override
    public void setNClob(int index, Reader value, long length) throws SQLException {
        setText(index, value, length);
    }

    @Override
    public void setNClob(int index, Reader value) throws SQLException {
        set(index, value == null ? null : ParameterStreams.text(value, Binds.KEEP));
    }

    @Override
    public void setRef(int index, Ref value) throws SQLException {
        throw noType("REF");
    }

    @Override
    public void setRowId(int index, RowId value) throws SQLException {
        throw noType("ROWID");
    }

    @Override
    public void setSQLXML(int index, SQLXML value) throws SQLException {
        throw noType("SQLXML");
    }

    /** The text with its markers, never with values. */
    @Override
    public String toString() {
        return "E6PreparedStatement: " + template.text();
    }

    // Beyond JDBC

    @Override
    public String dryRun() throws SQLException {
        String text = template.render(binding().literals());
        return connection.engine().dryRun(text, connection.queryOptions(getQueryTimeout(), template.writes(), false));
    }
}
