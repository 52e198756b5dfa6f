package com.e6data.jdbc.vector;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMap;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TMemoryBuffer;

/**
 * Writes chunks with libthrift's own protocol class, field by field: an encoder that shares nothing with the reader
 * under test. Fields come in the order in which they are added, so a test may write what no engine would.
 */
final class ThriftChunk {

    /** Writes a value whose head is written. */
    interface Value {
        void write(TProtocol out) throws TException;
    }

    /** A field of a struct. */
    record Field(int id, byte type, Value value) {}

    private static final TStruct NAMELESS = new TStruct("");

    private ThriftChunk() {}

    static byte[] bytes(Field... fields) {
        return bytes(List.of(fields));
    }

    static byte[] bytes(List<Field> fields) {
        try {
            var buffer = new TMemoryBuffer(256);
            writeStruct(new TBinaryProtocol(buffer), fields);
            return java.util.Arrays.copyOf(buffer.getArray(), buffer.length());
        } catch (TException e) {
            throw new AssertionError(e);
        }
    }

    private static void writeStruct(TProtocol out, List<Field> fields) throws TException {
        out.writeStructBegin(NAMELESS);
        for (Field field : fields) {
            out.writeFieldBegin(new TField("", field.type(), (short) field.id()));
            field.value().write(out);
            out.writeFieldEnd();
        }
        out.writeFieldStop();
        out.writeStructEnd();
    }

    static Field bool(int id, boolean value) {
        return new Field(id, TType.BOOL, out -> out.writeBool(value));
    }

    static Field i8(int id, int value) {
        return new Field(id, TType.BYTE, out -> out.writeByte((byte) value));
    }

    static Field i16(int id, int value) {
        return new Field(id, TType.I16, out -> out.writeI16((short) value));
    }

    static Field i32(int id, int value) {
        return new Field(id, TType.I32, out -> out.writeI32(value));
    }

    static Field i64(int id, long value) {
        return new Field(id, TType.I64, out -> out.writeI64(value));
    }

    static Field real(int id, double value) {
        return new Field(id, TType.DOUBLE, out -> out.writeDouble(value));
    }

    static Field binary(int id, byte[] value) {
        return new Field(id, TType.STRING, out -> out.writeBinary(ByteBuffer.wrap(value)));
    }

    static Field text(int id, String value) {
        return binary(id, value.getBytes(StandardCharsets.UTF_8));
    }

    static Field struct(int id, Field... fields) {
        return struct(id, List.of(fields));
    }

    static Field struct(int id, List<Field> fields) {
        return new Field(id, TType.STRUCT, out -> writeStruct(out, fields));
    }

    static Field list(int id, byte elementType, List<Value> elements) {
        return new Field(id, TType.LIST, out -> {
            out.writeListBegin(new TList(elementType, elements.size()));
            for (Value element : elements) {
                element.write(out);
            }
            out.writeListEnd();
        });
    }

    static Field structs(int id, List<List<Field>> elements) {
        return list(
                id,
                TType.STRUCT,
                elements.stream()
                        .map(fields -> (Value) out -> writeStruct(out, fields))
                        .toList());
    }

    /** A list of all kinds of scalars; the class of the first element decides. */
    static Field list(int id, byte elementType, Object... elements) {
        List<Value> values = new ArrayList<>();
        for (Object element : elements) {
            values.add(out -> write(out, element));
        }
        return list(id, elementType, values);
    }

    static Field map(int id, byte keyType, byte valueType, List<Value> keysAndValues) {
        return new Field(id, TType.MAP, out -> {
            out.writeMapBegin(new TMap(keyType, valueType, keysAndValues.size() / 2));
            for (Value value : keysAndValues) {
                value.write(out);
            }
            out.writeMapEnd();
        });
    }

    static void write(TProtocol out, Object value) throws TException {
        if (value instanceof Boolean bool) {
            out.writeBool(bool);
        } else if (value instanceof Byte small) {
            out.writeByte(small);
        } else if (value instanceof Integer integer) {
            out.writeI32(integer);
        } else if (value instanceof Long integer) {
            out.writeI64(integer);
        } else if (value instanceof Double real) {
            out.writeDouble(real);
        } else if (value instanceof byte[] bytes) {
            out.writeBinary(ByteBuffer.wrap(bytes));
        } else {
            out.writeBinary(ByteBuffer.wrap(value.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** A chunk in the usual order of fields. */
    static byte[] chunk(int size, List<List<Field>> vectors) {
        return bytes(i32(1, size), structs(2, vectors));
    }

    /** A plain vector in the usual order; {@code nulls} null for no null set. */
    static List<Field> vector(int size, int type, Boolean[] nulls, Field... data) {
        return vector(size, type, nulls, false, data);
    }

    static List<Field> vector(int size, int type, Boolean[] nulls, boolean constant, Field... data) {
        List<Field> fields = new ArrayList<>(List.of(i32(1, size), i32(2, type)));
        if (nulls != null) {
            fields.add(list(3, TType.BOOL, (Object[]) nulls));
        }
        fields.add(struct(4, data));
        fields.add(bool(5, constant));
        return fields;
    }

    /** The binary form of a decimal of the scale of its vector. */
    static byte[] sixteenBytes(BigDecimal value, int scale) {
        byte[] unscaled = value.setScale(scale).unscaledValue().toByteArray();
        byte[] bytes = new byte[16];
        java.util.Arrays.fill(bytes, (byte) (unscaled[0] < 0 ? -1 : 0));
        System.arraycopy(unscaled, 0, bytes, 16 - unscaled.length, unscaled.length);
        return bytes;
    }
}
