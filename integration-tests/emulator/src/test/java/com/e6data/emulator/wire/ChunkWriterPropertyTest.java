package com.e6data.emulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.emulator.wire.ChunkOptions.DecimalForm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the writer writes, libthrift reads: random rows of every type in every form. */
class ChunkWriterPropertyTest {

    private static final int ROWS = 60;

    /** Columns, rows and options of one trial. */
    record Trial(List<OutputColumn> columns, List<List<Object>> rows, ChunkOptions options) {}

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void libthriftReadsEveryRowThatWasWritten(@ForAll("trials") Trial trial) throws Exception {
        var writer = new ChunkWriter(trial.columns(), trial.options());
        try (var cursor = new ListCursor(trial.columns(), trial.rows())) {
            var read = new ArrayList<List<Object>>();
            for (var bytes = writer.next(cursor); bytes != null; bytes = writer.next(cursor)) {
                var chunk = ThriftChunkReader.read(bytes);
                assertThat(chunk.size())
                        .isPositive()
                        .isLessThanOrEqualTo(trial.options().maxRows());
                assertThat(writer.rows()).isEqualTo(chunk.size());
                read.addAll(chunk.rows());
            }
            assertThat(read).isEqualTo(expected(trial));
        }
    }

    @Provide
    Arbitrary<Trial> trials() {
        var types = Arbitraries.of(WireType.class).list().ofMinSize(1).ofMaxSize(6);
        var options = Combinators.combine(
                        Arbitraries.integers().between(1, 80),
                        Arbitraries.integers().between(1, 5000),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(DecimalForm.class))
                .as(ChunkOptions::new);
        return Combinators.combine(types, options, Arbitraries.integers().between(0, ROWS), Arbitraries.longs())
                .as(ChunkWriterPropertyTest::trial);
    }

    private static Trial trial(List<WireType> types, ChunkOptions options, int rowCount, long seed) {
        var random = new Random(seed);
        var columns = types.stream()
                .map(type -> new OutputColumn("c", type, type == WireType.DECIMAL128 ? random.nextInt(39) : 0))
                .toList();
        var constantColumns =
                columns.stream().map(column -> random.nextInt(4) == 0).toList();
        var rows = new ArrayList<List<Object>>();
        for (var row = 0; row < rowCount; row++) {
            var cells = new ArrayList<>();
            for (var column = 0; column < columns.size(); column++) {
                var repeat = constantColumns.get(column) && row > 0;
                cells.add(repeat ? rows.get(0).get(column) : value(columns.get(column), random));
            }
            rows.add(cells);
        }
        return new Trial(columns, rows, options);
    }

    private static Object value(OutputColumn column, Random random) {
        if (random.nextInt(5) == 0) {
            return null;
        }
        return switch (column.type()) {
            case BOOLEAN -> random.nextBoolean();
            case BYTE -> (int) (byte) random.nextInt();
            case SHORT -> (int) (short) random.nextInt();
            case INTEGER -> random.nextInt();
            case LONG -> random.nextLong();
            case FLOAT -> Float.intBitsToFloat(random.nextInt(0x7f800000));
            case DOUBLE -> Double.longBitsToDouble(random.nextLong() & 0xffe_fff_fff_fff_fffL);
            case CHAR, STRING, TIME, ARRAY, MAP, STRUCT -> text(random);
            case BINARY -> {
                var bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                yield bytes;
            }
            case DATE -> LocalDate.ofEpochDay(random.nextInt(8_000_000) - 4_000_000L);
            case DATETIME -> dateTime(random);
            case TIMESTAMP_TZ ->
                OffsetDateTime.of(dateTime(random), ZoneOffset.ofTotalSeconds((random.nextInt(73) - 36) * 1800));
            case DECIMAL128 -> new BigDecimal(new BigInteger(100, random), column.scale());
            case NULL -> null;
        };
    }

    private static LocalDateTime dateTime(Random random) {
        return LocalDateTime.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000, ZoneOffset.UTC);
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 0x11000)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The rows as the oracle gives them. */
    private static List<List<Object>> expected(Trial trial) {
        var rows = new ArrayList<List<Object>>();
        for (var row : trial.rows()) {
            var cells = new ArrayList<>();
            for (var column = 0; column < row.size(); column++) {
                cells.add(expected(row.get(column), trial.columns().get(column)));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static Object expected(Object value, OutputColumn column) {
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof OffsetDateTime) {
            return ZonedMicros.of(value);
        }
        return value instanceof BigDecimal decimal ? decimal.setScale(column.scale(), RoundingMode.UNNECESSARY) : value;
    }
}
