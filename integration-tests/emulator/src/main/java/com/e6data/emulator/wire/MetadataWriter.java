package com.e6data.emulator.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The result metadata block (protocol 6): big-endian numbers and modified UTF-8, as {@code DataOutput} writes them. */
public final class MetadataWriter {

    /** A column as the block has it; zone and format may be empty. */
    record Entry(String label, String type, String zone, String format) {

        static Entry of(OutputColumn column) {
            var temporal = column.type() == WireType.DATE || column.type() == WireType.DATETIME;
            return new Entry(column.label(), column.type().metadataName(), temporal ? "Z" : "", "");
        }
    }

    private MetadataWriter() {}

    /**
     * The block of a result.
     *
     * @param rowCount rows as far as known, or the update count of a statement without columns
     * @throws IllegalArgumentException where a label is longer than the 65,535 bytes that the block can hold
     */
    public static byte[] write(long rowCount, List<OutputColumn> columns) {
        return writeEntries(rowCount, columns.stream().map(Entry::of).toList());
    }

    static byte[] writeEntries(long rowCount, List<Entry> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(rowCount);
            out.writeInt(entries.size());
            for (var entry : entries) {
                out.writeUTF(entry.label());
                out.writeUTF(entry.type());
                out.writeUTF(entry.zone());
                out.writeUTF(entry.format());
            }
        } catch (java.io.UTFDataFormatException e) {
            throw new IllegalArgumentException("a column label exceeds 65535 bytes of modified UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
