package com.e6data.jdbc.vector;

import java.sql.SQLException;

/** Reads one vector: first its fields, in any order, then checks that they fit together (protocol 7.3, 7.4, 7.9). */
final class VectorReader {

    private static final int NO_SIZE = -1;
    private static final int NO_TYPE = -1;

    private final ThriftReader in;
    private int size = NO_SIZE;
    private int type = NO_TYPE;
    private int nullCount;
    private int nullStart;
    private VectorData data;
    private boolean constant;

    private VectorReader(ThriftReader in) {
        this.in = in;
    }

    /** Reads the fields; nothing is checked yet but that they are well formed. */
    static VectorReader read(ThriftReader in) throws SQLException {
        var vector = new VectorReader(in);
        while (in.nextField()) {
            if (in.isField(1, ThriftReader.I32)) {
                vector.size = in.i32();
            } else if (in.isField(2, ThriftReader.I32)) {
                vector.type = in.i32();
            } else if (in.isField(3, ThriftReader.LIST)) {
                vector.nullCount = VectorData.elements(in, ThriftReader.BOOL, "nullSet");
                vector.nullStart = in.position();
                in.advance(vector.nullCount);
            } else if (in.isField(4, ThriftReader.STRUCT)) {
                vector.data = VectorData.read(in);
            } else if (in.isField(5, ThriftReader.BOOL)) {
                vector.constant = in.bool();
            } else {
                in.skipField();
            }
        }
        return vector;
    }

    /** The column, once the size of the chunk is known. */
    Column column(int rows, int index) throws SQLException {
        if (size != rows) {
            throw malformed(index, (size < 0 ? "no valid size" : "size " + size) + " in a chunk of size " + rows);
        }
        VectorType vectorType = VectorType.of(type);
        if (vectorType == null) {
            throw malformed(index, "unsupported vector type " + type);
        }
        if (vectorType == VectorType.NULL) {
            return new NullColumn();
        }
        Nulls nulls = nulls(rows, index);
        if (data == null || !(constant ? vectorType.isConstant(data.member()) : vectorType.isPlain(data.member()))) {
            if (nulls.areAllNull(rows)) {
                return new NullColumn();
            }
            throw malformed(
                    index,
                    "missing " + vectorType.expected(constant) + " of a " + (constant ? "constant " : "") + vectorType
                            + " vector"
                            + (data == null ? "" : ", there is " + data.member().wireName()));
        }
        if (!constant && data.count() < rows) {
            throw malformed(index, data.member().wireName() + " has " + data.count() + " values for " + rows + " rows");
        }
        // One look decides for all rows of a constant.
        int values = constant ? 1 : rows;
        try {
            return vectorType.column(in.bytes(), nulls, data, values);
        } catch (InvalidValue e) {
            throw malformed(index, e.getMessage());
        }
    }

    private Nulls nulls(int rows, int index) throws SQLException {
        if (nullCount == 0) {
            return Nulls.NONE;
        }
        if (constant) {
            return new Nulls(in.bytes(), nullStart, 0);
        }
        if (nullCount < rows) {
            throw malformed(index, "nullSet has " + nullCount + " entries for " + rows + " rows");
        }
        return new Nulls(in.bytes(), nullStart, 1);
    }

    private SQLException malformed(int index, String detail) {
        return in.malformed("column " + (index + 1) + ": " + detail);
    }
}
