package com.e6data.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.vector.Chunk;
import java.sql.SQLException;
import java.util.List;
import org.apache.thrift.TException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks still run, and both sides of them read the same values. No time is asserted. */
class QuickRunTest {

    @Test
    void everyBenchmarkRunsOnce() throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include(DecodeBenchmark.class.getName())
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(20))
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();

        assertThat(results).hasSize(2 * Batch.Shape.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void bothDecodersReadTheSameValues(Batch.Shape shape) throws SQLException, TException {
        Batch batch = Batch.of(shape, 1_000);
        List<Batch.Kind> kinds = Batch.kinds(shape);
        Chunk chunk = Chunk.read(batch.bytes(), 0, batch.bytes().length, batch.columns());
        List<ThriftDecoder.Vector> vectors = ThriftDecoder.read(batch.bytes(), kinds);

        for (int i = 0; i < kinds.size(); i++) {
            for (int row = 0; row < batch.rows(); row++) {
                ThriftDecoder.Vector vector = vectors.get(i);
                Object expected = switch (kinds.get(i)) {
                    case LONG -> vector.getLong(row);
                    case DOUBLE -> vector.getDouble(row);
                    case DECIMAL -> vector.getDecimal(row);
                    case DATE -> vector.getDate(row);
                    default -> vector.getString(row);
                };
                assertThat(chunk.column(i).getObject(row)).isEqualTo(expected);
            }
        }
    }
}
