package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;

/** A BLOB in memory: binary values are whole when they arrive, and are sent whole. Positions count from 1. */
final class MemoryBlob implements Blob {

    private byte[] bytes;

    /** Keeps the array. */
    MemoryBlob(byte[] bytes) {
        this.bytes = bytes;
    }

    private byte[] content() throws SQLException {
        if (bytes == null) {
            throw ErrorKind.INVALID_STATE.exception("The Blob was freed.");
        }
        return bytes;
    }

    @Override
    public long length() throws SQLException {
        return content().length;
    }

    @Override
    public byte[] getBytes(long position, int length) throws SQLException {
        byte[] content = content();
        int start = LobPositions.start(position, content.length);
        int count = LobPositions.count(length, content.length - start);
        return Arrays.copyOfRange(content, start, start + count);
    }

    @Override
    public InputStream getBinaryStream() throws SQLException {
        return new ByteArrayInputStream(content());
    }

    @Override
    public InputStream getBinaryStream(long position, long length) throws SQLException {
        byte[] content = content();
        int start = LobPositions.start(position, content.length);
        return new ByteArrayInputStream(content, start, LobPositions.count(length, content.length - start));
    }

    @Override
    public long position(byte[] pattern, long start) throws SQLException {
        byte[] content = content();
        Arguments.notNull("Pattern", pattern);
        for (long at = LobPositions.searchStart(start); at <= content.length - pattern.length; at++) {
            int from = (int) at;
            if (Arrays.equals(content, from, from + pattern.length, pattern, 0, pattern.length)) {
                return at + 1;
            }
        }
        return -1;
    }

    @Override
    public long position(Blob pattern, long start) throws SQLException {
        Arguments.notNull("Pattern", pattern);
        return position(pattern.getBytes(1, (int) Math.min(pattern.length(), Integer.MAX_VALUE)), start);
    }

    @Override
    public int setBytes(long position, byte[] values) throws SQLException {
        return setBytes(position, values, 0, Arguments.notNull("Byte array", values).length);
    }

    @Override
    public int setBytes(long position, byte[] values, int offset, int length) throws SQLException {
        byte[] content = content();
        int start = LobPositions.start(position, content.length);
        LobPositions.checkRange(offset, length, Arguments.notNull("Byte array", values).length);
        byte[] changed = Arrays.copyOf(content, Math.max(content.length, start + length));
        System.arraycopy(values, offset, changed, start, length);
        bytes = changed;
        return length;
    }

    @Override
    public OutputStream setBinaryStream(long position) throws SQLException {
        LobPositions.start(position, content().length);
        return new LobPositions.Sink(position) {
            @Override
            int put(long at, byte[] values, int offset, int length) throws SQLException {
                return setBytes(at, values, offset, length);
            }
        };
    }

    @Override
    public void truncate(long length) throws SQLException {
        bytes = Arrays.copyOf(content(), LobPositions.newLength(length, content().length));
    }

    @Override
    public void free() {
        bytes = null;
    }
}
