package com.e6data.jdbc.vector;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.type.TypeDescriptor;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoded metadata block of a result (protocol 6).
 *
 * @param rowCount as known to the engine when asked, an estimate; the update count where there are no columns
 * @param columns in select order; empty for a statement without a result set
 */
public record ResultMetadata(long rowCount, List<ResultColumn> columns) {

    private static final int HEADER = 12;
    /** Four texts of no bytes, each after its length of two bytes. */
    private static final int SMALLEST_COLUMN = 8;

    /** Copies the list. */
    public ResultMetadata {
        columns = List.copyOf(columns);
    }

    /**
     * Decodes {@code resultMetaData}. Bytes after the last column are ignored.
     *
     * @throws SQLException 08P01 where the block is malformed
     */
    public static ResultMetadata read(byte[] block) throws SQLException {
        if (block.length < HEADER) {
            throw malformed("it has " + block.length + " bytes, but the header alone takes " + HEADER, null);
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(block))) {
            long rowCount = in.readLong();
            int columnCount = in.readInt();
            if (columnCount < 0 || columnCount > (block.length - HEADER) / SMALLEST_COLUMN) {
                throw malformed(columnCount + " columns do not fit into its " + block.length + " bytes", null);
            }
            List<ResultColumn> columns = new ArrayList<>(columnCount);
            for (int i = 0; i < columnCount; i++) {
                columns.add(
                        new ResultColumn(in.readUTF(), TypeDescriptor.parse(in.readUTF()), in.readUTF(), in.readUTF()));
            }
            return new ResultMetadata(rowCount, columns);
        } catch (IOException e) {
            throw malformed("a text is cut off or not modified UTF-8", e);
        }
    }

    private static SQLException malformed(String detail, IOException cause) {
        return ErrorKind.MALFORMED_RESPONSE.exception("Malformed result metadata: " + detail + ".", cause);
    }
}
