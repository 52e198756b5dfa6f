package com.e6data.benchmarks;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TMemoryInputTransport;

/**
 * The baseline: the chunk read by libthrift into boxed lists, as code generated from the Thrift schema does it, and
 * values taken from those lists.
 */
final class ThriftDecoder {

    /** One decoded vector: values and null flags as generated code holds them. */
    record Vector(List<Object> values, List<Boolean> nulls, int scale) {

        boolean isNull(int row) {
            return nulls.get(row);
        }

        long getLong(int row) {
            return (Long) values.get(row);
        }

        double getDouble(int row) {
            return (Double) values.get(row);
        }

        String getString(int row) {
            return (String) values.get(row);
        }

        LocalDate getDate(int row) {
            return LocalDate.ofEpochDay(Math.floorDiv((Long) values.get(row), 86_400_000_000L));
        }

        BigDecimal getDecimal(int row) {
            ByteBuffer bytes = (ByteBuffer) values.get(row);
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return new BigDecimal(new BigInteger(copy), scale);
        }
    }

    private ThriftDecoder() {}

    static List<Vector> read(byte[] chunk, List<Batch.Kind> kinds) throws TException {
        TProtocol in = new TBinaryProtocol(new TMemoryInputTransport(chunk));
        List<Vector> vectors = new ArrayList<>(kinds.size());
        for (TField field = in.readFieldBegin(); field.type != TType.STOP; field = in.readFieldBegin()) {
            if (field.id == 2) {
                TList list = in.readListBegin();
                for (int i = 0; i < list.size; i++) {
                    vectors.add(readVector(in, kinds.get(i)));
                }
            } else {
                TProtocolUtil.skip(in, field.type);
            }
        }
        return vectors;
    }

    private static Vector readVector(TProtocol in, Batch.Kind kind) throws TException {
        List<Boolean> nulls = List.of();
        Object[] data = {List.of(), 0};
        for (TField field = in.readFieldBegin(); field.type != TType.STOP; field = in.readFieldBegin()) {
            switch (field.id) {
                case 3 -> {
                    TList list = in.readListBegin();
                    nulls = new ArrayList<>(list.size);
                    for (int i = 0; i < list.size; i++) {
                        nulls.add(in.readBool());
                    }
                }
                case 4 -> data = readData(in, kind);
                default -> TProtocolUtil.skip(in, field.type);
            }
        }
        @SuppressWarnings("unchecked")
        List<Object> values = (List<Object>) data[0];
        return new Vector(values, nulls, (Integer) data[1]);
    }

    private static Object[] readData(TProtocol in, Batch.Kind kind) throws TException {
        List<Object> values = List.of();
        int scale = 0;
        in.readFieldBegin();
        for (TField field = in.readFieldBegin(); field.type != TType.STOP; field = in.readFieldBegin()) {
            if (field.id == 1) {
                TList list = in.readListBegin();
                values = new ArrayList<>(list.size);
                for (int i = 0; i < list.size; i++) {
                    values.add(
                            switch (kind) {
                                case LONG, DATE -> in.readI64();
                                case DOUBLE -> in.readDouble();
                                case DECIMAL -> in.readBinary();
                                default -> in.readString();
                            });
                }
            } else {
                scale = in.readI32();
            }
        }
        in.readFieldBegin();
        return new Object[] {values, scale};
    }
}
