package com.e6data.emulator.wire;

import com.e6data.emulator.wire.ChunkOptions.DecimalForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.ToLongFunction;

/** The encoder of each wire type (protocol 7.4 to 7.7). */
final class ValueEncoders {

    private static final byte[] NOTHING = {};
    private static final long MICROS_A_DAY = 86_400_000_000L;

    private ValueEncoders() {}

    static ValueEncoder of(OutputColumn column, ChunkOptions options) {
        return switch (column.type()) {
            case BOOLEAN -> new BooleanEncoder();
            case BYTE, SHORT, INTEGER -> new IntegralEncoder(2, ByteSink.I32);
            case LONG -> new IntegralEncoder(3, ByteSink.I64);
            case FLOAT -> new FloatingEncoder(5);
            case DOUBLE -> new FloatingEncoder(6);
            case CHAR, STRING, TIME, ARRAY, MAP, STRUCT, BINARY -> new TextEncoder(column.type() == WireType.BINARY);
            case DATE -> new MicrosEncoder(4, 9, MicrosEncoder::ofDate);
            case DATETIME -> new MicrosEncoder(16, 14, MicrosEncoder::ofDateTime);
            case TIMESTAMP_TZ -> new InstantEncoder();
            case DECIMAL128 -> new DecimalEncoder(column.scale(), options.decimals());
            case NULL -> new NullEncoder();
        };
    }

    private record BooleanEncoder() implements ValueEncoder {
        @Override
        public int plainMember() {
            return 1;
        }

        @Override
        public int constantMember() {
            return 8;
        }

        @Override
        public int elementType() {
            return ByteSink.BOOL;
        }

        @Override
        public void append(Object value, ByteSink data, ByteSink zones) {
            data.i8(isTrue(value) ? 1 : 0);
        }

        @Override
        public void constant(Object value, ByteSink out) {
            out.field(ByteSink.BOOL, 1);
            out.i8(isTrue(value) ? 1 : 0);
        }

        private static boolean isTrue(Object value) {
            if (value == null || value instanceof Boolean) {
                return value != null && (Boolean) value;
            }
            throw ValueEncoder.wrongClass(value, "Boolean");
        }
    }

    /** INTEGER and LONG share the constant member, which is 64 bits wide. */
    private record IntegralEncoder(int plainMember, int elementType) implements ValueEncoder {
        @Override
        public int constantMember() {
            return 11;
        }

        @Override
        public void append(Object value, ByteSink data, ByteSink zones) {
            var number = number(value);
            if (elementType == ByteSink.I32) {
                data.i32(Math.toIntExact(number));
            } else {
                data.i64(number);
            }
        }

        @Override
        public void constant(Object value, ByteSink out) {
            out.field(ByteSink.I64, 1);
            out.i64(number(value));
        }

        private static long number(Object value) {
            if (value == null) {
                return 0;
            }
            if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
                return ((Number) value).longValue();
            }
            throw ValueEncoder.wrongClass(value, "Integer or Long");
        }
    }

    /** FLOAT and DOUBLE both travel as doubles. */
    private record FloatingEncoder(int plainMember) implements ValueEncoder {
        @Override
        public int constantMember() {
            return 12;
        }

        @Override
        public int elementType() {
            return ByteSink.DOUBLE;
        }

        @Override
        public void append(Object value, ByteSink data, ByteSink zones) {
            data.f64(number(value));
        }

        @Override
        public void constant(Object value, ByteSink out) {
            out.field(ByteSink.DOUBLE, 1);
            out.f64(number(value));
        }

        private static double number(Object value) {
            if (value == null) {
                return 0;
            }
            if (value instanceof Double || value instanceof Float) {
                return ((Number) value).doubleValue();
            }
            throw ValueEncoder.wrongClass(value, "Float or Double");
        }
    }

    /** Everything that travels as text, and BINARY, whose bytes go unchanged. */
    private record TextEncoder(boolean binary) implements ValueEncoder {
        @Override
        public int plainMember() {
            return 7;
        }

        @Override
        public int constantMember() {
            return 15;
        }

        @Override
        public int elementType() {
            return ByteSink.STRING;
        }

        @Override
        public void append(Object value, ByteSink data, ByteSink zones) {
            data.binary(bytes(value));
        }

        @Override
        public void constant(Object value, ByteSink out) {
            out.field(ByteSink.STRING, 1);
            out.binary(bytes(value));
        }

        private byte[] bytes(Object value) {
            if (value == null) {
                return NOTHING;
            }
            if (binary && value instanceof byte[] raw) {
                return raw;
            }
            if (!binary && value instanceof String text) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            throw ValueEncoder.wrongClass(value, binary ? "byte[]" : "String");
        }
    }

    /** DATE and DATETIME: microseconds since the epoch, in members of their own. */
    private record MicrosEncoder(int plainMember, int constantMember, ToLongFunction<Object> micros)
            implements ValueEncoder {
        @Override
        public int elementType() {
            return ByteSink.I64;
        }

        @Override
        public void append(Object value, ByteSink data, ByteSink zones) {
            data.i64(micros(value));
        }

        @Override
        public void constant(Object value, ByteSink out) {
            out.field(ByteSink.I64, 1);
            out.i64(micros(value));
        }

        private long micros(Object value) {
            return value == null ? 0 : micros.applyAsLong(value);
        }

        static long ofDate(Object value) {
            if (value instanceof LocalDate date) {
                return Math.multiplyExact(date.toEpochDay(), MICROS_A_DAY);
            }
            throw ValueEncoder.wrongClass(value, "LocalDate");
        }

        static long ofDateTime(Object value) {
            if (value instanceof LocalDateTime time) {
                return ZonedMicros.micros(time.toInstant(ZoneOffset.UTC));
            }
            throw ValueEncoder.wrongClass(value, "LocalDateTime");
        }
    }

    private record InstantEncoder() implements ValueEncoder {
        @Override
        public int plainMember() {
            return 16;
        }

        @Override
        public int constantMember() {
            return 14;
        }

        @Override
        public int elementType() {
            return ByteSink.I64;
        }

        @Override
        public void append(Object value, ByteSink data, ByteSink zones) {
            var time = value == null ? new ZonedMicros(0, "") : ZonedMicros.of(value);
            data.i64(time.micros());
            if (time.zone() != null) {
                zones.binary(time.zone().getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void constant(Object value, ByteSink out) {
            var time = value == null ? new ZonedMicros(0, null) : ZonedMicros.of(value);
            out.field(ByteSink.I64, 1);
            out.i64(time.micros());
            if (time.zone() != null) {
                out.field(ByteSink.STRING, 2);
                out.binary(time.zone().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private record DecimalEncoder(int scale, boolean text, boolean writesScale) implements ValueEncoder {

        private static final byte[] ZERO = new byte[16];

        DecimalEncoder(int scale, DecimalForm form) {
            this(scale, form.text || !form.writesScale && scale != 0, form.writesScale);
        }

        @Override
        public int plainMember() {
            return 17;
        }

        @Override
        public int constantMember() {
            return 18;
        }

        @Override
        public int elementType() {
            return ByteSink.STRING;
        }

        @Override
        public void append(Object value, ByteSink data, ByteSink zones) {
            data.binary(bytes(value));
        }

        @Override
        public void constant(Object value, ByteSink out) {
            out.field(ByteSink.STRING, 1);
            out.binary(bytes(value));
            trailer(out);
        }

        @Override
        public void trailer(ByteSink out) {
            if (writesScale) {
                out.field(ByteSink.I32, 2);
                out.i32(scale);
            }
        }

        private byte[] bytes(Object value) {
            if (value == null) {
                return text ? NOTHING : ZERO;
            }
            if (!(value instanceof BigDecimal decimal)) {
                throw ValueEncoder.wrongClass(value, "BigDecimal");
            }
            if (text) {
                return decimal.toString().getBytes(StandardCharsets.US_ASCII);
            }
            var unscaled = decimal.setScale(scale, RoundingMode.HALF_UP)
                    .unscaledValue()
                    .toByteArray();
            if (unscaled.length > 16) {
                throw new IllegalArgumentException(
                        "value " + decimal.toPlainString() + " with scale " + scale + " does not fit into 128 bits");
            }
            var padded = new byte[16];
            Arrays.fill(padded, 0, 16 - unscaled.length, (byte) (unscaled[0] < 0 ? -1 : 0));
            System.arraycopy(unscaled, 0, padded, 16 - unscaled.length, unscaled.length);
            return padded;
        }
    }

    /** A column of type NULL has no data. */
    private record NullEncoder() implements ValueEncoder {
        @Override
        public int plainMember() {
            return 10;
        }

        @Override
        public int constantMember() {
            return 10;
        }

        @Override
        public int elementType() {
            return ByteSink.I8;
        }

        @Override
        public void append(Object value, ByteSink data, ByteSink zones) {
            if (value != null) {
                throw ValueEncoder.wrongClass(value, "only NULL");
            }
        }

        @Override
        public void constant(Object value, ByteSink out) {
            out.field(ByteSink.I8, 1);
            out.i8(0);
        }
    }
}
