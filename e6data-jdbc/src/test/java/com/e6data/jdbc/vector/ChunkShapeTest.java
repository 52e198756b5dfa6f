package com.e6data.jdbc.vector;

import static com.e6data.jdbc.vector.ThriftChunk.binary;
import static com.e6data.jdbc.vector.ThriftChunk.bytes;
import static com.e6data.jdbc.vector.ThriftChunk.chunk;
import static com.e6data.jdbc.vector.ThriftChunk.i16;
import static com.e6data.jdbc.vector.ThriftChunk.i32;
import static com.e6data.jdbc.vector.ThriftChunk.i64;
import static com.e6data.jdbc.vector.ThriftChunk.list;
import static com.e6data.jdbc.vector.ThriftChunk.struct;
import static com.e6data.jdbc.vector.ThriftChunk.structs;
import static com.e6data.jdbc.vector.ThriftChunk.text;
import static com.e6data.jdbc.vector.ThriftChunk.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.vector.ThriftChunk.Field;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.thrift.protocol.TType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes that no golden vector has: each is either legal or refused by name (protocol 7.3, 7.9). */
class ChunkShapeTest {

    private static final int INTEGER = VectorType.INTEGER.ordinal();
    private static final int LONG = VectorType.LONG.ordinal();
    private static final int STRING = VectorType.STRING.ordinal();
    private static final int ZONED = VectorType.TIMESTAMP_TZ.ordinal();
    private static final int DECIMAL = VectorType.DECIMAL128.ordinal();
    private static final int INT96 = VectorType.INT96.ordinal();

    private static final Field LONGS = struct(3, list(1, TType.I64, 1L, 2L));

    private static Chunk read(byte[] bytes, int columns) throws SQLException {
        return Chunk.read(bytes, 0, bytes.length, columns);
    }

    private static byte[] one(int size, List<Field> vector) {
        return chunk(size, List.of(vector));
    }

    static Stream<Object[]> malformed() {
        List<Field> noSize = List.of(i32(2, LONG), struct(4, LONGS));
        List<Field> noType = List.of(i32(1, 2), struct(4, LONGS));
        byte[] digits = "9".repeat(1_001).getBytes();
        return Stream.of(
                new Object[] {"no valid size in a chunk of size 2", one(2, noSize)},
                new Object[] {"no valid size", one(2, vector(-2, LONG, null, LONGS))},
                new Object[] {"unsupported vector type -1", one(2, noType)},
                new Object[] {
                    "two members, int64Data and dateData",
                    one(2, vector(2, LONG, null, LONGS, struct(4, list(1, TType.I64, 1L, 2L))))
                },
                new Object[] {"missing int64Data of a LONG vector", one(2, vector(2, LONG, null))},
                new Object[] {"missing int64Data", one(2, vector(2, LONG, null, struct(3)))},
                new Object[] {
                    "missing numericConstantData of a constant LONG vector, there is int64Data",
                    one(2, vector(2, LONG, null, true, LONGS))
                },
                new Object[] {
                    "missing int64Data of a LONG vector, there is numericConstantData",
                    one(2, vector(2, LONG, null, struct(11, i64(1, 5))))
                },
                new Object[] {
                    "int64Data has 0 values for 2 rows",
                    one(2, vector(2, LONG, new Boolean[] {true, true}, struct(3, list(1, TType.I64))))
                },
                new Object[] {
                    "elements of Thrift type 8 where 10 belongs",
                    one(2, vector(2, LONG, null, struct(3, list(1, TType.I32, 1, 2))))
                },
                new Object[] {
                    "the INTEGER constant 2147483648 has more than 32 bits",
                    one(2, vector(2, INTEGER, null, true, struct(11, i64(1, 1L << 31))))
                },
                new Object[] {
                    "zoneData has 1 values for 2 rows",
                    one(2, vector(2, ZONED, null, struct(16, list(1, TType.I64, 1L, 2L), list(2, TType.STRING, "Z"))))
                },
                new Object[] {
                    "invalid zone '+25:00'",
                    one(2, vector(2, ZONED, null, true, struct(14, i64(1, 0), text(2, "+25:00"))))
                },
                new Object[] {
                    "an INT96 value has 11 bytes",
                    one(1, vector(1, INT96, null, struct(7, list(1, TType.STRING, new byte[11]))))
                },
                new Object[] {
                    "too large an exponent",
                    one(1, vector(1, DECIMAL, null, struct(17, list(1, TType.STRING, "1E+2000000000"))))
                },
                new Object[] {
                    "too large an exponent",
                    one(1, vector(1, DECIMAL, null, struct(17, list(1, TType.STRING, "1E+99999999999"))))
                },
                new Object[] {
                    "too many digits", one(1, vector(1, DECIMAL, null, struct(17, list(1, TType.STRING, digits))))
                },
                new Object[] {
                    "decimals have scale -2147483648",
                    one(1, vector(1, DECIMAL, null, struct(17, list(1, TType.STRING, new byte[16]), i32(2, 1 << 31))))
                },
                new Object[] {
                    "column 2: missing", chunk(2, List.of(vector(2, LONG, null, LONGS), vector(2, STRING, null, LONGS)))
                },
                new Object[] {"trailing bytes", Arrays.copyOf(one(2, vector(2, LONG, null, LONGS)), 200)},
                new Object[] {"unknown Thrift type 1", new byte[] {1, 0, 9, 0}},
                new Object[] {"unknown Thrift type 16", new byte[] {15, 0, 9, 16, 0, 0, 0, 1, 0, 0}},
                new Object[] {"unknown Thrift type 0", new byte[] {15, 0, 9, 0, 0, 0, 0, 1, 0, 0}},
                new Object[] {"unknown Thrift type 0", new byte[] {13, 0, 9, 0, 8, 0, 0, 0, 1, 0, 0, 0, 0, 0}});
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatDoesNotFitTogetherIsRefusedByName(String message, byte[] bytes) {
        int columns = message.startsWith("column 2") ? 2 : 1;
        assertThatThrownBy(() -> read(bytes, columns))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08P01"))
                .hasMessageContaining("Malformed result chunk")
                .hasMessageContaining(message);
    }

    static Stream<Object[]> longsOrNulls() {
        Boolean[] nulls = {true, true};
        return Stream.of(
                new Object[] {vector(2, LONG, nulls, struct(3)), null},
                new Object[] {vector(2, LONG, nulls, struct(7, list(1, TType.STRING, "x"))), null},
                new Object[] {vector(2, LONG, new Boolean[] {true}, true), null},
                new Object[] {vector(2, LONG, new Boolean[] {true, false, false}, true, struct(11)), null},
                new Object[] {vector(2, LONG, new Boolean[] {false, true}, true, struct(11, i64(1, 5))), 5L},
                new Object[] {vector(2, LONG, new Boolean[] {}, LONGS), 1L},
                new Object[] {vector(2, LONG, new Boolean[] {false, false, true, true}, LONGS), 1L},
                new Object[] {vector(2, LONG, null, struct(99, i32(1, 1)), LONGS), 1L},
                new Object[] {vector(2, LONG, null, i32(4, 1), LONGS), 1L},
                new Object[] {vector(2, LONG, null, struct(3, i32(1, 8), list(1, TType.I64, 7L, 8L))), 7L},
                new Object[] {vector(2, VectorType.NULL.ordinal(), null, true, struct(10, i16(1, 1))), null},
                new Object[] {vector(2, INTEGER, nulls, true, struct(11, i64(1, 1L << 40))), null},
                new Object[] {vector(2, DECIMAL, nulls, struct(17, list(1, TType.STRING, "", "x"))), null});
    }

    @ParameterizedTest
    @MethodSource("longsOrNulls")
    void tolerableShapesGiveTheirValues(List<Field> vector, Long expected) throws SQLException {
        Column column = read(one(2, vector), 1).column(0);

        assertThat(column.isNull(0)).isEqualTo(expected == null);
        if (expected != null) {
            assertThat(column.getLong(0)).isEqualTo(expected);
        }
    }

    @Test
    void aChunkWithoutRowsNeedsNoVectors() throws SQLException {
        assertThat(read(new byte[0], 3).rowCount()).isZero();
        assertThat(read(bytes(i32(1, 0)), 3).rowCount()).isZero();
        assertThat(read(chunk(0, List.of()), 3).rowCount()).isZero();
        assertThat(read(chunk(0, List.of(vector(0, LONG, null, struct(3, list(1, TType.I64))))), 1)
                        .rowCount())
                .isZero();
    }

    @Test
    void anEmptyListMayHaveNoElementType() throws SQLException {
        assertThat(read(bytes(i32(1, 0), list(2, TType.STOP, List.of())), 1).rowCount())
                .isZero();
    }

    @Test
    void aConstantCostsNoMemoryForItsRows() throws SQLException {
        int rows = Integer.MAX_VALUE;
        List<List<Field>> vectors = List.of(
                vector(rows, LONG, new Boolean[] {false}, true, struct(11, i64(1, 5))),
                vector(rows, STRING, null, true, struct(15, text(1, "é"))),
                vector(rows, ZONED, null, true, struct(14, i64(1, 0), text(2, "+01:00"))),
                vector(rows, DECIMAL, null, true, struct(18, binary(1, "1.50".getBytes()))),
                vector(rows, VectorType.NULL.ordinal(), null));

        Chunk chunk = read(chunk(rows, vectors), 5);

        assertThat(chunk.rowCount()).isEqualTo(rows);
        assertThat(chunk.column(0).getLong(rows - 1)).isEqualTo(5);
        assertThat(chunk.column(1).getString(rows - 1)).isEqualTo("é");
        assertThat(chunk.column(2).getObject(rows - 1)).isEqualTo(OffsetDateTime.parse("1970-01-01T01:00:00+01:00"));
        assertThat(chunk.column(3).getBigDecimal(rows - 1)).isEqualTo(new BigDecimal("1.50"));
        assertThat(chunk.column(4).isNull(rows - 1)).isTrue();
    }

    @Test
    void manyVectorsWhereOneIsExpectedTakeNoMemory() {
        List<List<Field>> vectors = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            vectors.add(List.of());
        }
        assertThatThrownBy(() -> read(chunk(1, vectors), 1)).hasMessageContaining("10000 vectors for 1 columns");
    }

    @Test
    void nestingUpToTheLimitIsSkipped() throws SQLException {
        Field nested = i32(1, 1);
        for (int i = 0; i < 31; i++) {
            nested = struct(9, nested);
        }
        Field legal = struct(99, nested);
        Field tooDeep = struct(99, struct(9, legal));

        assertThat(read(bytes(legal, i32(1, 0)), 1).rowCount()).isZero();
        assertThatThrownBy(() -> read(bytes(tooDeep, i32(1, 0)), 1)).hasMessageContaining("nested deeper than 32");
    }

    @Test
    void theLastOfRepeatedFieldsCounts() throws SQLException {
        byte[] bytes = bytes(
                i32(1, 7),
                structs(2, List.of()),
                i32(1, 2),
                structs(2, List.of(vector(2, LONG, null, struct(3, list(1, TType.I64, 5L, 6L))))));

        assertThat(read(bytes, 1).column(0).getLong(1)).isEqualTo(6);
    }

    @Test
    void bytesAreHandedOutAsCopies() throws SQLException {
        byte[] chunk = one(1, vector(1, 0, null, struct(7, list(1, TType.STRING, "abc"))));
        Column column = read(chunk, 1).column(0);

        ((byte[]) column.getObject(0))[0] = 'x';

        assertThat((byte[]) column.getObject(0)).isEqualTo("abc".getBytes());
    }

    @Test
    void anArgumentOutsideOfTheArrayIsTheCallersMistake() {
        assertThatThrownBy(() -> Chunk.read(new byte[4], 2, 3, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
