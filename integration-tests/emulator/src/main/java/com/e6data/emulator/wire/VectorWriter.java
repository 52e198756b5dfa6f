package com.e6data.emulator.wire;

import com.e6data.emulator.sql.SqlError;
import java.util.Arrays;
import java.util.Objects;

/** One column of the chunk that is being collected (protocol 7.2, 7.3). */
final class VectorWriter {

    private final OutputColumn column;
    private final ValueEncoder encoder;
    private final ChunkOptions options;
    private final ByteSink nulls = new ByteSink(64);
    private final ByteSink data = new ByteSink(256);
    private final ByteSink zones = new ByteSink(0);
    private int rows;
    private int nullCount;
    private Object first;
    private boolean constant;

    private VectorWriter(OutputColumn column, ValueEncoder encoder, ChunkOptions options) {
        this.column = column;
        this.encoder = encoder;
        this.options = options;
    }

    static VectorWriter of(OutputColumn column, ChunkOptions options) {
        return new VectorWriter(column, ValueEncoders.of(column, options), options);
    }

    void clear() {
        nulls.clear();
        data.clear();
        zones.clear();
        rows = 0;
        nullCount = 0;
        first = null;
        constant = true;
    }

    long bytes() {
        return (long) nulls.size() + data.size() + zones.size();
    }

    void append(Object value) throws SqlError {
        if (rows == 0) {
            first = value;
        } else if (constant) {
            constant = same(first, value);
        }
        nulls.i8(value == null ? 1 : 0);
        nullCount += value == null ? 1 : 0;
        rows++;
        try {
            encoder.append(value, data, zones);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new SqlError(
                    SqlError.Phase.EXECUTION,
                    "Column '" + column.label() + "' of type " + column.type() + ": " + e.getMessage(),
                    e);
        }
    }

    /** Writes the struct; the vector holds at least one row. */
    void writeTo(ByteSink out) {
        var bareNull = column.type() == WireType.NULL;
        if (bareNull || options.nullVectors() && nullCount == rows) {
            writeNull(out, options.nullVectors());
            return;
        }
        var asConstant = options.constants() && constant;
        header(out, column.type());
        out.field(ByteSink.LIST, 3);
        if (asConstant) {
            out.list(ByteSink.BOOL, 1);
            out.i8(first == null ? 1 : 0);
        } else {
            out.list(ByteSink.BOOL, rows);
            out.append(nulls);
        }
        out.field(ByteSink.STRUCT, 4);
        if (asConstant) {
            out.field(ByteSink.STRUCT, encoder.constantMember());
            encoder.constant(first, out);
        } else {
            out.field(ByteSink.STRUCT, encoder.plainMember());
            plain(out);
        }
        out.i8(ByteSink.STOP);
        out.i8(ByteSink.STOP);
        footer(out, asConstant);
    }

    private void plain(ByteSink out) {
        out.field(ByteSink.LIST, 1);
        out.list(encoder.elementType(), rows);
        out.append(data);
        if (zones.size() > 0) {
            out.field(ByteSink.LIST, 2);
            out.list(ByteSink.STRING, rows);
            out.append(zones);
        }
        encoder.trailer(out);
    }

    private void writeNull(ByteSink out, boolean asConstant) {
        header(out, WireType.NULL);
        if (asConstant) {
            out.field(ByteSink.LIST, 3);
            out.list(ByteSink.BOOL, 1);
            out.i8(1);
            out.field(ByteSink.STRUCT, 4);
            out.field(ByteSink.STRUCT, 10);
            out.field(ByteSink.I8, 1);
            out.i8(0);
            out.i8(ByteSink.STOP);
            out.i8(ByteSink.STOP);
        }
        footer(out, asConstant);
    }

    private void header(ByteSink out, WireType type) {
        out.field(ByteSink.I32, 1);
        out.i32(rows);
        out.field(ByteSink.I32, 2);
        out.i32(type.vectorType());
    }

    private static void footer(ByteSink out, boolean asConstant) {
        out.field(ByteSink.BOOL, 5);
        out.i8(asConstant ? 1 : 0);
        out.i8(ByteSink.STOP);
    }

    private static boolean same(Object a, Object b) {
        return a instanceof byte[] left && b instanceof byte[] right
                ? Arrays.equals(left, right)
                : Objects.equals(a, b);
    }
}
