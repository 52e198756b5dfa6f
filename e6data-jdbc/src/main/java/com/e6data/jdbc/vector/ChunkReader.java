package com.e6data.jdbc.vector;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the struct {@code Chunk} (protocol 7.2) and checks its shape (protocol 7.9). */
final class ChunkReader {

    private final ThriftReader in;
    private final int columnCount;
    private Integer size;
    private int vectorCount;
    /** Null unless there is one for each column. */
    private List<VectorReader> vectors;

    private ChunkReader(ThriftReader in, int columnCount) {
        this.in = in;
        this.columnCount = columnCount;
    }

    static Chunk read(ThriftReader in, int columnCount) throws SQLException {
        var reader = new ChunkReader(in, columnCount);
        reader.readFields();
        return reader.chunk();
    }

    private void readFields() throws SQLException {
        while (in.nextField()) {
            if (in.isField(1, ThriftReader.I32)) {
                size = in.i32();
            } else if (in.isField(2, ThriftReader.LIST)) {
                readVectors();
            } else {
                in.skipField();
            }
        }
        if (!in.atEnd()) {
            throw in.malformed("trailing bytes after the chunk");
        }
    }

    private void readVectors() throws SQLException {
        vectorCount = VectorData.elements(in, ThriftReader.STRUCT, "vectors");
        // A wrong number may be right where there are no rows; it is not worth memory.
        vectors = vectorCount == columnCount ? new ArrayList<>(vectorCount) : null;
        for (int i = 0; i < vectorCount; i++) {
            if (vectors == null) {
                in.skip(ThriftReader.STRUCT);
            } else {
                vectors.add(VectorReader.read(in));
            }
        }
    }

    private Chunk chunk() throws SQLException {
        if (size == null) {
            throw in.malformed("missing size");
        }
        if (size < 0) {
            throw in.malformed("negative size " + size);
        }
        if (size == 0) {
            return Chunk.of(0, List.of());
        }
        if (vectorCount != columnCount) {
            throw in.malformed(vectorCount + " vectors for " + columnCount + " columns");
        }
        List<Column> columns = new ArrayList<>(columnCount);
        for (int i = 0; i < columnCount; i++) {
            columns.add(vectors.get(i).column(size, i));
        }
        return Chunk.of(size, columns);
    }
}
