package com.e6data.emulator.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TMemoryInputTransport;

/** Reads a chunk with libthrift's own protocol class, field by field: the oracle for {@link ChunkWriter}. */
final class ThriftChunkReader {

    /** A vector with its values in the classes that {@link RowCursor#get} names; bytes as ByteBuffer. */
    record Vector(int type, boolean constant, List<Object> values) {}

    record Chunk(int size, List<Vector> vectors) {
        List<List<Object>> rows() {
            var rows = new ArrayList<List<Object>>();
            for (var row = 0; row < size; row++) {
                var cells = new ArrayList<>();
                for (var vector : vectors) {
                    cells.add(vector.values().get(row));
                }
                rows.add(cells);
            }
            return rows;
        }
    }

    private ThriftChunkReader() {}

    static Chunk read(byte[] bytes) throws TException {
        var transport = new TMemoryInputTransport(bytes);
        var in = new TBinaryProtocol(transport);
        var fields = readStruct(in);
        if (transport.getBytesRemainingInBuffer() != 0) {
            throw new TException("bytes after the chunk");
        }
        var vectors = new ArrayList<Vector>();
        for (var vector : list(fields.get(2))) {
            vectors.add(vector(struct(vector)));
        }
        return new Chunk((Integer) fields.get(1), vectors);
    }

    private static Vector vector(Map<Integer, Object> fields) throws TException {
        var size = (Integer) fields.get(1);
        var type = (Integer) fields.get(2);
        var nulls = list(fields.get(3));
        var data = struct(fields.getOrDefault(4, Map.of()));
        var constant = Boolean.TRUE.equals(fields.get(5));
        var values = new ArrayList<>();
        for (var row = 0; row < size; row++) {
            var index = constant ? 0 : row;
            var isNull = type == 14 || !nulls.isEmpty() && (Boolean) nulls.get(index);
            values.add(isNull ? null : value(type, constant, data, index));
        }
        return new Vector(type, constant, values);
    }

    private static Object value(int type, boolean constant, Map<Integer, Object> data, int index) throws TException {
        return switch (type) {
            case 1 -> constant ? member(data, 8).get(1) : element(data, 1, index);
            case 5 -> constant ? ((Long) member(data, 11).get(1)).intValue() : element(data, 2, index);
            case 6 -> constant ? member(data, 11).get(1) : element(data, 3, index);
            case 3 -> ((Double) (constant ? member(data, 12).get(1) : element(data, 5, index))).floatValue();
            case 2 -> constant ? member(data, 12).get(1) : element(data, 6, index);
            case 7, 11, 12, 13 -> text(constant ? member(data, 15).get(1) : element(data, 7, index));
            case 0 -> constant ? member(data, 15).get(1) : element(data, 7, index);
            case 8 ->
                LocalDate.ofEpochDay(Math.floorDiv(
                        (Long) (constant ? member(data, 9).get(1) : element(data, 4, index)), 86_400_000_000L));
            case 9, 10 -> dateTime((Long) (constant ? member(data, 14).get(1) : element(data, 16, index)));
            case 15 -> zoned(constant, data, index);
            case 16 -> decimal(constant, data, index);
            case 4 -> int96(element(data, 7, index));
            default -> throw new TException("vector type " + type);
        };
    }

    private static LocalDateTime dateTime(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
    }

    private static LocalDateTime int96(Object bytes) {
        var buffer = ((ByteBuffer) bytes).duplicate();
        var day = buffer.getInt() - 2_440_588L;
        return LocalDate.ofEpochDay(day).atStartOfDay().plusNanos(buffer.getLong());
    }

    private static ZonedMicros zoned(boolean constant, Map<Integer, Object> data, int index) {
        if (constant) {
            var fields = member(data, 14);
            return new ZonedMicros((Long) fields.get(1), text(fields.get(2)));
        }
        var zones = list(member(data, 16).get(2));
        return new ZonedMicros((Long) element(data, 16, index), zones.isEmpty() ? null : text(zones.get(index)));
    }

    private static BigDecimal decimal(boolean constant, Map<Integer, Object> data, int index) {
        var fields = member(data, constant ? 18 : 17);
        var bytes = bytes(constant ? fields.get(1) : list(fields.get(1)).get(index));
        var ascii = new String(bytes, StandardCharsets.US_ASCII);
        return ascii.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")
                ? new BigDecimal(ascii)
                : new BigDecimal(new BigInteger(bytes), (Integer) fields.getOrDefault(2, 0));
    }

    private static byte[] bytes(Object binary) {
        var buffer = ((ByteBuffer) binary).duplicate();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static String text(Object binary) {
        return binary == null ? null : new String(bytes(binary), StandardCharsets.UTF_8);
    }

    private static Object element(Map<Integer, Object> data, int member, int index) {
        return list(member(data, member).get(1)).get(index);
    }

    private static Map<Integer, Object> member(Map<Integer, Object> data, int id) {
        return struct(data.get(id));
    }

    @SuppressWarnings("unchecked") // readStruct gives nothing else
    private static Map<Integer, Object> struct(Object value) {
        return (Map<Integer, Object>) value;
    }

    @SuppressWarnings("unchecked") // readValue gives nothing else
    private static List<Object> list(Object value) {
        return value == null ? Collections.emptyList() : (List<Object>) value;
    }

    private static Map<Integer, Object> readStruct(TProtocol in) throws TException {
        var fields = new HashMap<Integer, Object>();
        in.readStructBegin();
        for (var field = in.readFieldBegin(); field.type != TType.STOP; field = in.readFieldBegin()) {
            if (field.id > 50) {
                TProtocolUtil.skip(in, field.type);
            } else {
                fields.put((int) field.id, readValue(in, field.type));
            }
            in.readFieldEnd();
        }
        in.readStructEnd();
        return fields;
    }

    private static Object readValue(TProtocol in, byte type) throws TException {
        return switch (type) {
            case TType.BOOL -> in.readBool();
            case TType.BYTE -> in.readByte();
            case TType.I32 -> in.readI32();
            case TType.I64 -> in.readI64();
            case TType.DOUBLE -> in.readDouble();
            case TType.STRING -> in.readBinary();
            case TType.STRUCT -> readStruct(in);
            case TType.LIST -> {
                var header = in.readListBegin();
                var list = new ArrayList<>();
                for (var i = 0; i < header.size; i++) {
                    list.add(readValue(in, header.elemType));
                }
                in.readListEnd();
                yield list;
            }
            default -> throw new TException("unexpected type " + type);
        };
    }
}
