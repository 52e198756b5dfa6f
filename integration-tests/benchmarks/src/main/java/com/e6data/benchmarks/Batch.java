package com.e6data.benchmarks;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TMemoryBuffer;

/**
 * One result batch as the engine sends it, written by libthrift so that both decoders read bytes that neither of them
 * made.
 *
 * @param bytes the chunk
 * @param rows its rows
 * @param columns its columns
 */
public record Batch(byte[] bytes, int rows, int columns) {

    /** Column layouts; {@code WIDE} resembles TPC-H's lineitem. */
    public enum Shape {
        LONGS(Kind.LONG, Kind.LONG, Kind.LONG, Kind.LONG),
        STRINGS(Kind.STRING_1, Kind.STRING_1, Kind.STRING_10, Kind.STRING_4, Kind.STRING_26),
        WIDE(
                Kind.LONG,
                Kind.LONG,
                Kind.LONG,
                Kind.LONG,
                Kind.DOUBLE,
                Kind.DOUBLE,
                Kind.DECIMAL,
                Kind.DECIMAL,
                Kind.DATE,
                Kind.DATE,
                Kind.DATE,
                Kind.STRING_1,
                Kind.STRING_1,
                Kind.STRING_10,
                Kind.STRING_4,
                Kind.STRING_26);

        final List<Kind> columns;

        Shape(Kind... columns) {
            this.columns = List.of(columns);
        }
    }

    /** What a column holds: vector type, union member, length of a string. */
    public enum Kind {
        LONG(6, 3, 0),
        DOUBLE(2, 6, 0),
        DECIMAL(16, 17, 0),
        DATE(8, 4, 0),
        STRING_1(7, 7, 1),
        STRING_4(7, 7, 4),
        STRING_10(7, 7, 10),
        STRING_26(7, 7, 26);

        final int vectorType;
        final short member;
        final int length;

        Kind(int vectorType, int member, int length) {
            this.vectorType = vectorType;
            this.member = (short) member;
            this.length = length;
        }
    }

    private static final long MICROS_PER_DAY = 86_400_000_000L;

    static Batch of(Shape shape, int rows) {
        try {
            var buffer = new TMemoryBuffer(rows * 200);
            TProtocol out = new TBinaryProtocol(buffer);
            Random random = new Random(7);
            field(out, TType.I32, 1);
            out.writeI32(rows);
            field(out, TType.LIST, 2);
            out.writeListBegin(new TList(TType.STRUCT, shape.columns.size()));
            for (Kind kind : shape.columns) {
                writeVector(out, kind, rows, random);
            }
            out.writeFieldStop();
            byte[] bytes = Arrays.copyOf(buffer.getArray(), buffer.length());
            return new Batch(bytes, rows, shape.columns.size());
        } catch (TException impossible) {
            throw new IllegalStateException("libthrift failed to write into memory", impossible);
        }
    }

    private static void writeVector(TProtocol out, Kind kind, int rows, Random random) throws TException {
        field(out, TType.I32, 1);
        out.writeI32(rows);
        field(out, TType.I32, 2);
        out.writeI32(kind.vectorType);
        field(out, TType.LIST, 3);
        out.writeListBegin(new TList(TType.BOOL, rows));
        for (int row = 0; row < rows; row++) {
            out.writeBool(false);
        }
        field(out, TType.STRUCT, 4);
        field(out, TType.STRUCT, kind.member);
        field(out, TType.LIST, 1);
        out.writeListBegin(new TList(elementType(kind), rows));
        for (int row = 0; row < rows; row++) {
            writeValue(out, kind, random);
        }
        if (kind == Kind.DECIMAL) {
            field(out, TType.I32, 2);
            out.writeI32(2);
        }
        out.writeFieldStop();
        out.writeFieldStop();
        field(out, TType.BOOL, 5);
        out.writeBool(false);
        out.writeFieldStop();
    }

    private static byte elementType(Kind kind) {
        return switch (kind) {
            case LONG, DATE -> TType.I64;
            case DOUBLE -> TType.DOUBLE;
            default -> TType.STRING;
        };
    }

    private static void writeValue(TProtocol out, Kind kind, Random random) throws TException {
        switch (kind) {
            case LONG -> out.writeI64(random.nextInt(6_000_000));
            case DATE -> out.writeI64((8_000 + random.nextInt(2_500)) * MICROS_PER_DAY);
            case DOUBLE -> out.writeDouble(random.nextDouble());
            case DECIMAL ->
                out.writeBinary(
                        java.nio.ByteBuffer.wrap(sixteenBytes(BigDecimal.valueOf(random.nextInt(10_000_000), 2))));
            default -> {
                byte[] text = new byte[kind.length];
                for (int i = 0; i < text.length; i++) {
                    text[i] = (byte) ('a' + random.nextInt(26));
                }
                out.writeString(new String(text, StandardCharsets.US_ASCII));
            }
        }
    }

    private static byte[] sixteenBytes(BigDecimal value) {
        byte[] unscaled = value.unscaledValue().toByteArray();
        byte[] bytes = new byte[16];
        Arrays.fill(bytes, 0, 16 - unscaled.length, (byte) (unscaled[0] < 0 ? -1 : 0));
        System.arraycopy(unscaled, 0, bytes, 16 - unscaled.length, unscaled.length);
        return bytes;
    }

    private static void field(TProtocol out, byte type, int id) throws TException {
        out.writeFieldBegin(new TField("", type, (short) id));
    }

    /** The kinds of a shape's columns, for the readers. */
    static List<Kind> kinds(Shape shape) {
        return new ArrayList<>(shape.columns);
    }
}
