package com.e6data.benchmarks;

import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.Column;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.thrift.TException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How long one row takes from chunk bytes to Java values: the driver against libthrift. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodeBenchmark {

    static final int ROWS = 20_000;

    /** Column layout of the batch. */
    @Param
    Batch.Shape shape;

    private Batch batch;
    private List<Batch.Kind> kinds;

    @Setup
    public void write() {
        batch = Batch.of(shape, ROWS);
        kinds = Batch.kinds(shape);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void driver(Blackhole sink) throws SQLException {
        Chunk chunk = Chunk.read(batch.bytes(), 0, batch.bytes().length, batch.columns());
        Column[] columns = new Column[kinds.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = chunk.column(i);
        }
        for (int row = 0; row < chunk.rowCount(); row++) {
            for (int i = 0; i < columns.length; i++) {
                Column column = columns[i];
                if (!column.isNull(row)) {
                    switch (kinds.get(i)) {
                        case LONG -> sink.consume(column.getLong(row));
                        case DOUBLE -> sink.consume(column.getDouble(row));
                        case DECIMAL -> sink.consume(column.getBigDecimal(row));
                        case DATE -> sink.consume((LocalDate) column.getObject(row));
                        default -> sink.consume(column.getString(row));
                    }
                }
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void libthrift(Blackhole sink) throws TException {
        List<ThriftDecoder.Vector> vectors = ThriftDecoder.read(batch.bytes(), kinds);
        for (int row = 0; row < batch.rows(); row++) {
            for (int i = 0; i < kinds.size(); i++) {
                ThriftDecoder.Vector vector = vectors.get(i);
                if (!vector.isNull(row)) {
                    switch (kinds.get(i)) {
                        case LONG -> sink.consume(vector.getLong(row));
                        case DOUBLE -> sink.consume(vector.getDouble(row));
                        case DECIMAL -> sink.consume(vector.getDecimal(row));
                        case DATE -> sink.consume(vector.getDate(row));
                        default -> sink.consume(vector.getString(row));
                    }
                }
            }
        }
    }
}
