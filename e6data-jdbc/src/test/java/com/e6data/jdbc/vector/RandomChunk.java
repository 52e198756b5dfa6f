package com.e6data.jdbc.vector;

import static com.e6data.jdbc.vector.ThriftChunk.binary;
import static com.e6data.jdbc.vector.ThriftChunk.bool;
import static com.e6data.jdbc.vector.ThriftChunk.i16;
import static com.e6data.jdbc.vector.ThriftChunk.i32;
import static com.e6data.jdbc.vector.ThriftChunk.i64;
import static com.e6data.jdbc.vector.ThriftChunk.i8;
import static com.e6data.jdbc.vector.ThriftChunk.list;
import static com.e6data.jdbc.vector.ThriftChunk.map;
import static com.e6data.jdbc.vector.ThriftChunk.struct;
import static com.e6data.jdbc.vector.ThriftChunk.structs;
import static com.e6data.jdbc.vector.ThriftChunk.text;

import com.e6data.jdbc.vector.ThriftChunk.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.thrift.protocol.TType;

/** A chunk of random shape, and the rows that it must give; bytes as hex text. */
record RandomChunk(byte[] bytes, int columns, List<List<Object>> rows) {

    private static final String[] ZONES = {"Z", "+05:30", "-03:30", "Asia/Kolkata", "America/New_York", "UTC", ""};
    private static final long MICROS = 1_000_000L;

    static RandomChunk of(long seed) {
        return new Maker(new Random(seed)).make();
    }

    /** A value as it is written and as it is read. */
    private record Cell(Object wire, String zone, Object value) {}

    private static final class Maker {
        private final Random random;

        Maker(Random random) {
            this.random = random;
        }

        RandomChunk make() {
            int size = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 12);
            int columns = random.nextInt(7);
            List<List<Field>> vectors = new ArrayList<>();
            List<List<Object>> rows = new ArrayList<>();
            for (int row = 0; row < size; row++) {
                rows.add(new ArrayList<>());
            }
            for (int i = 0; i < columns; i++) {
                vectors.add(vector(VectorType.values()[random.nextInt(VectorType.values().length)], size, rows));
            }
            List<Field> chunk = shuffled(new ArrayList<>(List.of(i32(1, size), structs(2, vectors))));
            return new RandomChunk(ThriftChunk.bytes(chunk), columns, rows);
        }

        private List<Field> vector(VectorType type, int size, List<List<Object>> rows) {
            boolean constant = random.nextInt(3) == 0;
            int scale = random.nextInt(12) - 1;
            boolean text = random.nextBoolean();
            List<Cell> cells = new ArrayList<>();
            List<Boolean> nulls = new ArrayList<>();
            int nullShare = random.nextInt(4);
            for (int i = 0; i < (constant ? 1 : size); i++) {
                cells.add(cell(type, text, scale));
                nulls.add(type == VectorType.NULL || nullShare > 0 && random.nextInt(4) < nullShare);
            }
            boolean allNull = !nulls.contains(false);
            boolean anyNull = nulls.contains(true);
            boolean zones = random.nextInt(4) > 0;
            for (int row = 0; row < size; row++) {
                int at = constant ? 0 : row;
                rows.get(row).add(nulls.get(at) ? null : value(type, cells.get(at), zones));
            }
            List<Field> fields = new ArrayList<>(List.of(i32(1, size), i32(2, type.ordinal())));
            if (anyNull && type != VectorType.NULL || random.nextBoolean()) {
                fields.add(list(3, TType.BOOL, nulls.toArray()));
            }
            boolean withData = type != VectorType.NULL && (!allNull || random.nextBoolean());
            if (withData) {
                Field member = constant ? constant(type, cells.get(0), scale, zones) : plain(type, cells, scale, zones);
                fields.add(struct(4, shuffled(new ArrayList<>(List.of(member)))));
            } else if (random.nextBoolean()) {
                fields.add(struct(4));
            }
            if (constant || random.nextBoolean()) {
                fields.add(bool(5, constant));
            }
            return shuffled(fields);
        }

        private static Object value(VectorType type, Cell cell, boolean zones) {
            if (type != VectorType.TIMESTAMP_TZ) {
                return cell.value();
            }
            ZoneId zone = !zones || cell.zone().isEmpty() ? ZoneOffset.UTC : ZoneId.of(cell.zone());
            return OffsetDateTime.ofInstant((Instant) cell.value(), zone);
        }

        private Cell cell(VectorType type, boolean text, int scale) {
            long number = number();
            return switch (type) {
                case BOOLEAN -> new Cell((number & 1) == 1, null, (number & 1) == 1);
                case INTEGER -> new Cell((int) number, null, (int) number);
                case LONG -> new Cell(number, null, number);
                case FLOAT -> {
                    double real = real();
                    yield new Cell(real, null, (float) real);
                }
                case DOUBLE -> {
                    double real = real();
                    yield new Cell(real, null, real);
                }
                case STRING, ARRAY, MAP, STRUCT -> {
                    String value = string();
                    yield new Cell(value, null, value);
                }
                case BINARY -> {
                    byte[] value = new byte[random.nextInt(6)];
                    random.nextBytes(value);
                    yield new Cell(value, null, HexFormat.of().formatHex(value));
                }
                case DATE -> {
                    long micros = number / 4;
                    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(micros, 86_400 * MICROS));
                    yield new Cell(micros, null, day);
                }
                case DATETIME, TIMESTAMP -> new Cell(number, null, timestamp(number));
                case TIMESTAMP_TZ -> {
                    Instant instant = timestamp(number).toInstant(ZoneOffset.UTC);
                    yield new Cell(number, ZONES[random.nextInt(ZONES.length)], instant);
                }
                case DECIMAL128 -> decimal(text, scale);
                case INT96 -> {
                    int day = 2_440_588 + random.nextInt(60_000) - 30_000;
                    long nanos = random.nextInt(86_400) * 1_000_000_000L + random.nextInt(1_000_000_000);
                    byte[] bytes =
                            ByteBuffer.allocate(12).putInt(day).putLong(nanos).array();
                    LocalDateTime value = LocalDate.ofEpochDay(day - 2_440_588L)
                            .atStartOfDay()
                            .plusNanos(nanos);
                    yield new Cell(bytes, null, value);
                }
                case NULL -> new Cell(0L, null, null);
            };
        }

        private Cell decimal(boolean text, int scale) {
            BigInteger unscaled = random.nextBoolean()
                    ? BigInteger.valueOf(number())
                    : new BigInteger(126, random).multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1));
            BigDecimal value = new BigDecimal(unscaled, scale);
            return new Cell(text ? value.toString() : ThriftChunk.sixteenBytes(value, scale), null, value);
        }

        private static LocalDateTime timestamp(long micros) {
            return LocalDateTime.ofEpochSecond(
                    Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS) * 1_000, ZoneOffset.UTC);
        }

        private long number() {
            return switch (random.nextInt(4)) {
                case 0 -> random.nextInt(21) - 10;
                case 1 -> random.nextInt();
                case 2 -> random.nextLong();
                default -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
            };
        }

        private double real() {
            return switch (random.nextInt(4)) {
                case 0 -> random.nextInt(2_000) / 16.0 - 60;
                case 1 -> Double.longBitsToDouble(random.nextLong());
                case 2 -> random.nextGaussian() * 1e20;
                default -> random.nextBoolean() ? -0.0 : Double.NaN;
            };
        }

        private String string() {
            var text = new StringBuilder();
            int length = random.nextInt(9);
            boolean ascii = random.nextInt(3) > 0;
            while (text.length() < length) {
                text.appendCodePoint(
                        ascii ? random.nextInt(128) : "aé本😀".codePoints().toArray()[random.nextInt(4)]);
            }
            return text.toString();
        }

        private Field plain(VectorType type, List<Cell> cells, int scale, boolean zones) {
            List<Object> wire = new ArrayList<>();
            for (Cell cell : cells) {
                wire.add(cell.wire());
            }
            // More values than rows are legal.
            if (random.nextInt(5) == 0) {
                wire.add(wire.get(0));
            }
            Object[] values = wire.toArray();
            return switch (type) {
                case BOOLEAN -> struct(1, list(1, TType.BOOL, values));
                case INTEGER -> struct(2, list(1, TType.I32, values));
                case LONG -> struct(3, list(1, TType.I64, values));
                case DATE -> struct(4, list(1, TType.I64, values));
                case FLOAT -> struct(5, list(1, TType.DOUBLE, values));
                case DOUBLE -> struct(6, list(1, TType.DOUBLE, values));
                case DECIMAL128 -> struct(17, shuffled(withScale(list(1, TType.STRING, values), scale)));
                case DATETIME -> struct(16, list(1, TType.I64, values));
                case TIMESTAMP -> struct(new int[] {16, 4, 3}[random.nextInt(3)], list(1, TType.I64, values));
                case TIMESTAMP_TZ -> {
                    List<Field> fields = new ArrayList<>(List.of(list(1, TType.I64, values)));
                    if (zones) {
                        Object[] texts = cells.stream().map(Cell::zone).toArray();
                        fields.add(list(2, TType.STRING, texts));
                    }
                    yield struct(16, shuffled(fields));
                }
                default -> struct(7, list(1, TType.STRING, values));
            };
        }

        private Field constant(VectorType type, Cell cell, int scale, boolean zones) {
            Object wire = cell.wire();
            return switch (type) {
                case BOOLEAN -> struct(8, bool(1, (Boolean) wire));
                case INTEGER -> struct(11, i64(1, (Integer) wire));
                case LONG -> struct(11, i64(1, (Long) wire));
                case DATE -> struct(9, i64(1, (Long) wire));
                case FLOAT, DOUBLE -> struct(12, ThriftChunk.real(1, (Double) wire));
                case DECIMAL128 -> struct(18, shuffled(withScale(bytes(wire), scale)));
                case DATETIME, TIMESTAMP -> struct(14, i64(1, (Long) wire));
                case TIMESTAMP_TZ -> {
                    List<Field> fields = new ArrayList<>(List.of(i64(1, (Long) wire)));
                    if (zones) {
                        fields.add(text(2, cell.zone()));
                    }
                    yield struct(14, shuffled(fields));
                }
                default -> struct(15, bytes(wire));
            };
        }

        private static Field bytes(Object wire) {
            return wire instanceof byte[] bytes ? binary(1, bytes) : text(1, (String) wire);
        }

        private List<Field> withScale(Field values, int scale) {
            List<Field> fields = new ArrayList<>(List.of(values));
            if (scale != 0 || random.nextBoolean()) {
                fields.add(i32(2, scale));
            }
            return fields;
        }

        /** Any order, and fields that no one knows in between. */
        private List<Field> shuffled(List<Field> fields) {
            if (random.nextInt(3) == 0) {
                fields.add(unknown(40 + random.nextInt(1_000), 0));
            }
            if (random.nextInt(3) == 0) {
                Collections.shuffle(fields, random);
            }
            return fields;
        }

        private Field unknown(int id, int nesting) {
            List<Field> kinds = List.of(
                    bool(id, true),
                    i8(id, 3),
                    i16(id, 4),
                    i32(id, 5),
                    i64(id, 6),
                    ThriftChunk.real(id, 0.5),
                    text(id, "x"),
                    list(id, TType.I32, 1, 2),
                    map(id, TType.STRING, TType.I64, List.of(out -> out.writeString("k"), out -> out.writeI64(1))),
                    list(id, TType.STRING, "a", ""),
                    new Field(id, TType.SET, list(id, TType.I64, 1L).value()));
            return nesting < 4 && random.nextBoolean()
                    ? struct(id, unknown(random.nextInt(20), nesting + 1), unknown(2, nesting + 1))
                    : kinds.get(random.nextInt(kinds.size()));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RandomChunk chunk && Arrays.equals(bytes, chunk.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
