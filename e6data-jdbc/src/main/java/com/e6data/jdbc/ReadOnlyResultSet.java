package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/**
 * The half of {@link ResultSet} that changes rows: refused, method by method, since e6data has no updatable cursors.
 */
abstract class ReadOnlyResultSet implements ResultSet {

    private static SQLException readOnly(String method) {
        return ErrorKind.NOT_SUPPORTED.exception(
                "ResultSet." + method
                        + " is not supported: result sets are read-only. Change rows with an UPDATE, INSERT or DELETE statement.");
    }

    @Override
    public final boolean rowUpdated() throws SQLException {
        checkOpen();
        return false;
    }

    @Override
    public final boolean rowInserted() throws SQLException {
        checkOpen();
        return false;
    }

    @Override
    public final boolean rowDeleted() throws SQLException {
        checkOpen();
        return false;
    }

    @Override
    public final int getConcurrency() throws SQLException {
        checkOpen();
        return CONCUR_READ_ONLY;
    }

    /** Throws 24000 where the result set is closed. */
    abstract void checkOpen() throws SQLException;

    @Override
    public final void updateNull(int columnIndex) throws SQLException {
        throw readOnly("updateNull");
    }

    @Override
    public final void updateBoolean(int columnIndex, boolean value) throws SQLException {
        throw readOnly("updateBoolean");
    }

    @Override
    public final void updateByte(int columnIndex, byte value) throws SQLException {
        throw readOnly("updateByte");
    }

    @Override
    public final void updateShort(int columnIndex, short value) throws SQLException {
        throw readOnly("updateShort");
    }

    @Override
    public final void updateInt(int columnIndex, int value) throws SQLException {
        throw readOnly("updateInt");
    }

    @Override
    public final void updateLong(int columnIndex, long value) throws SQLException {
        throw readOnly("updateLong");
    }

    @Override
    public final void updateFloat(int columnIndex, float value) throws SQLException {
        throw readOnly("updateFloat");
    }

    @Override
    public final void updateDouble(int columnIndex, double value) throws SQLException {
        throw readOnly("updateDouble");
    }

    @Override
    public final void updateBigDecimal(int columnIndex, BigDecimal value) throws SQLException {
        throw readOnly("updateBigDecimal");
    }

    @Override
    public final void updateString(int columnIndex, String value) throws SQLException {
        throw readOnly("updateString");
    }

    @Override
    public final void updateBytes(int columnIndex, byte[] value) throws SQLException {
        throw readOnly("updateBytes");
    }

    @Override
    public final void updateDate(int columnIndex, Date value) throws SQLException {
        throw readOnly("updateDate");
    }

    @Override
    public final void updateTime(int columnIndex, Time value) throws SQLException {
        throw readOnly("updateTime");
    }

    @Override
    public final void updateTimestamp(int columnIndex, Timestamp value) throws SQLException {
        throw readOnly("updateTimestamp");
    }

    @Override
    public final void updateAsciiStream(int columnIndex, InputStream value, int length) throws SQLException {
        throw readOnly("updateAsciiStream");
    }

    @Override
    public final void updateBinaryStream(int columnIndex, InputStream value, int length) throws SQLException {
        throw readOnly("updateBinaryStream");
    }

    @Override
    public final void updateCharacterStream(int columnIndex, Reader value, int length) throws SQLException {
        throw readOnly("updateCharacterStream");
    }

    @Override
    public final void updateObject(int columnIndex, Object value, int scale) throws SQLException {
        throw readOnly("updateObject");
    }

    @Override
    public final void updateObject(int columnIndex, Object value) throws SQLException {
        throw readOnly("updateObject");
    }

    @Override
    public final void updateNull(String columnLabel) throws SQLException {
        throw readOnly("updateNull");
    }

    @Override
    public final void updateBoolean(String columnLabel, boolean value) throws SQLException {
        throw readOnly("updateBoolean");
    }

    @Override
    public final void updateByte(String columnLabel, byte value) throws SQLException {
        throw readOnly("updateByte");
    }

    @Override
    public final void updateShort(String columnLabel, short value) throws SQLException {
        throw readOnly("updateShort");
    }

    @Override
    public final void updateInt(String columnLabel, int value) throws SQLException {
        throw readOnly("updateInt");
    }

    @Override
    public final void updateLong(String columnLabel, long value) throws SQLException {
        throw readOnly("updateLong");
    }

    @Override
    public final void updateFloat(String columnLabel, float value) throws SQLException {
        throw readOnly("updateFloat");
    }

    @Override
    public final void updateDouble(String columnLabel, double value) throws SQLException {
        throw readOnly("updateDouble");
    }

    @Override
    public final void updateBigDecimal(String columnLabel, BigDecimal value) throws SQLException {
        throw readOnly("updateBigDecimal");
    }

    @Override
    public final void updateString(String columnLabel, String value) throws SQLException {
        throw readOnly("updateString");
    }

    @Override
    public final void updateBytes(String columnLabel, byte[] value) throws SQLException {
        throw readOnly("updateBytes");
    }

    @Override
    public final void updateDate(String columnLabel, Date value) throws SQLException {
        throw readOnly("updateDate");
    }

    @Override
    public final void updateTime(String columnLabel, Time value) throws SQLException {
        throw readOnly("updateTime");
    }

    @Override
    public final void updateTimestamp(String columnLabel, Timestamp value) throws SQLException {
        throw readOnly("updateTimestamp");
    }

    @Override
    public final void updateAsciiStream(String columnLabel, InputStream value, int length) throws SQLException {
        throw readOnly("updateAsciiStream");
    }

    @Override
    public final void updateBinaryStream(String columnLabel, InputStream value, int length) throws SQLException {
        throw readOnly("updateBinaryStream");
    }

    @Override
    public final void updateCharacterStream(String columnLabel, Reader value, int length) throws SQLException {
        throw readOnly("updateCharacterStream");
    }

    @Override
    public final void updateObject(String columnLabel, Object value, int scale) throws SQLException {
        throw readOnly("updateObject");
    }

    @Override
    public final void updateObject(String columnLabel, Object value) throws SQLException {
        throw readOnly("updateObject");
    }

    @Override
    public final void insertRow() throws SQLException {
        throw readOnly("insertRow");
    }

    @Override
    public final void updateRow() throws SQLException {
        throw readOnly("updateRow");
    }

    @Override
    public final void deleteRow() throws SQLException {
        throw readOnly("deleteRow");
    }

    @Override
    public final void cancelRowUpdates() throws SQLException {
        throw readOnly("cancelRowUpdates");
    }

    @Override
    public final void moveToInsertRow() throws SQLException {
        throw readOnly("moveToInsertRow");
    }

    @Override
    public final void moveToCurrentRow() throws SQLException {
        throw readOnly("moveToCurrentRow");
    }

    @Override
    public final void updateRef(int columnIndex, Ref value) throws SQLException {
        throw readOnly("updateRef");
    }

    @Override
    public final void updateRef(String columnLabel, Ref value) throws SQLException {
        throw readOnly("updateRef");
    }

    @Override
    public final void updateBlob(int columnIndex, Blob value) throws SQLException {
        throw readOnly("updateBlob");
    }

    @Override
    public final void updateBlob(String columnLabel, Blob value) throws SQLException {
        throw readOnly("updateBlob");
    }

    @Override
    public final void updateClob(int columnIndex, Clob value) throws SQLException {
        throw readOnly("updateClob");
    }

    @Override
    public final void updateClob(String columnLabel, Clob value) throws SQLException {
        throw readOnly("updateClob");
    }

    @Override
    public final void updateArray(int columnIndex, Array value) throws SQLException {
        throw readOnly("updateArray");
    }

    @Override
    public final void updateArray(String columnLabel, Array value) throws SQLException {
        throw readOnly("updateArray");
    }

    @Override
    public final void updateRowId(int columnIndex, RowId value) throws SQLException {
        throw readOnly("updateRowId");
    }

    @Override
    public final void updateRowId(String columnLabel, RowId value) throws SQLException {
        throw readOnly("updateRowId");
    }

    @Override
    public final void updateNString(int columnIndex, String value) throws SQLException {
        throw readOnly("updateNString");
    }

    @Override
    public final void updateNString(String columnLabel, String value) throws SQLException {
        throw readOnly("updateNString");
    }

    @Override
    public final void updateNClob(int columnIndex, NClob value) throws SQLException {
        throw readOnly("updateNClob");
    }

    @Override
    public final void updateNClob(String columnLabel, NClob value) throws SQLException {
        throw readOnly("updateNClob");
    }

    @Override
    public final void updateSQLXML(int columnIndex, SQLXML value) throws SQLException {
        throw readOnly("updateSQLXML");
    }

    @Override
    public final void updateSQLXML(String columnLabel, SQLXML value) throws SQLException {
        throw readOnly("updateSQLXML");
    }

    @Override
    public final void updateNCharacterStream(int columnIndex, Reader value, long length) throws SQLException {
        throw readOnly("updateNCharacterStream");
    }

    @Override
    public final void updateNCharacterStream(String columnLabel, Reader value, long length) throws SQLException {
        throw readOnly("updateNCharacterStream");
    }

    @Override
    public final void updateAsciiStream(int columnIndex, InputStream value, long length) throws SQLException {
        throw readOnly("updateAsciiStream");
    }

    @Override
    public final void updateBinaryStream(int columnIndex, InputStream value, long length) throws SQLException {
        throw readOnly("updateBinaryStream");
    }

    @Override
    public final void updateCharacterStream(int columnIndex, Reader value, long length) throws SQLException {
        throw readOnly("updateCharacterStream");
    }

    @Override
    public final void updateAsciiStream(String columnLabel, InputStream value, long length) throws SQLException {
        throw readOnly("updateAsciiStream");
    }

    @Override
    public final void updateBinaryStream(String columnLabel, InputStream value, long length) throws SQLException {
        throw readOnly("updateBinaryStream");
    }

    @Override
    public final void updateCharacterStream(String columnLabel, Reader value, long length) throws SQLException {
        throw readOnly("updateCharacterStream");
    }

    @Override
    public final void updateBlob(int columnIndex, InputStream value, long length) throws SQLException {
        throw readOnly("updateBlob");
    }

    @Override
    public final void updateBlob(String columnLabel, InputStream value, long length) throws SQLException {
        throw readOnly("updateBlob");
    }

    @Override
    public final void updateClob(int columnIndex, Reader value, long length) throws SQLException {
        throw readOnly("updateClob");
    }

    @Override
    public final void updateClob(String columnLabel, Reader value, long length) throws SQLException {
        throw readOnly("updateClob");
    }

    @Override
    public final void updateNClob(int columnIndex, Reader value, long length) throws SQLException {
        throw readOnly("updateNClob");
    }

    @Override
    public final void updateNClob(String columnLabel, Reader value, long length) throws SQLException {
        throw readOnly("updateNClob");
    }

    @Override
    public final void updateNCharacterStream(int columnIndex, Reader value) throws SQLException {
        throw readOnly("updateNCharacterStream");
    }

    @Override
    public final void updateNCharacterStream(String columnLabel, Reader value) throws SQLException {
        throw readOnly("updateNCharacterStream");
    }

    @Override
    public final void updateAsciiStream(int columnIndex, InputStream value) throws SQLException {
        throw readOnly("updateAsciiStream");
    }

    @Override
    public final void updateBinaryStream(int columnIndex, InputStream value) throws SQLException {
        throw readOnly("updateBinaryStream");
    }

    @Override
    public final void updateCharacterStream(int columnIndex, Reader value) throws SQLException {
        throw readOnly("updateCharacterStream");
    }

    @Override
    public final void updateAsciiStream(String columnLabel, InputStream value) throws SQLException {
        throw readOnly("updateAsciiStream");
    }

    @Override
    public final void updateBinaryStream(String columnLabel, InputStream value) throws SQLException {
        throw readOnly("updateBinaryStream");
    }

    @Override
    public final void updateCharacterStream(String columnLabel, Reader value) throws SQLException {
        throw readOnly("updateCharacterStream");
    }

    @Override
    public final void updateBlob(int columnIndex, InputStream value) throws SQLException {
        throw readOnly("updateBlob");
    }

    @Override
    public final void updateBlob(String columnLabel, InputStream value) throws SQLException {
        throw readOnly("updateBlob");
    }

    @Override
    public final void updateClob(int columnIndex, Reader value) throws SQLException {
        throw readOnly("updateClob");
    }

    @Override
    public final void updateClob(String columnLabel, Reader value) throws SQLException {
        throw readOnly("updateClob");
    }

    @Override
    public final void updateNClob(int columnIndex, Reader value) throws SQLException {
        throw readOnly("updateNClob");
    }

    @Override
    public final void updateNClob(String columnLabel, Reader value) throws SQLException {
        throw readOnly("updateNClob");
    }

    @Override
    public final void updateObject(int columnIndex, Object value, SQLType targetType, int scale) throws SQLException {
        throw readOnly("updateObject");
    }

    @Override
    public final void updateObject(String columnLabel, Object value, SQLType targetType, int scale)
            throws SQLException {
        throw readOnly("updateObject");
    }

    @Override
    public final void updateObject(int columnIndex, Object value, SQLType targetType) throws SQLException {
        throw readOnly("updateObject");
    }

    @Override
    public final void updateObject(String columnLabel, Object value, SQLType targetType) throws SQLException {
        throw readOnly("updateObject");
    }
}
