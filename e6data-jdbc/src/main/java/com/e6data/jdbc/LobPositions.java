package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/** The arithmetic that BLOBs and CLOBs in memory share: positions count from 1, lengths may reach beyond the end. */
final class LobPositions {

    private LobPositions() {}

    /** Offset of a position that may be one behind the end. */
    static int start(long position, int length) throws SQLException {
        if (position < 1 || position > length + 1L) {
            throw ErrorKind.INVALID_ARGUMENT.exception(
                    "Position " + position + " is outside of 1.." + (length + 1L) + ".");
        }
        return (int) (position - 1);
    }

    /** Offset at which a search starts; behind the end it finds nothing. */
    static long searchStart(long position) throws SQLException {
        if (position < 1) {
            throw ErrorKind.INVALID_ARGUMENT.exception("Position " + position + " is wrong; positions start at 1.");
        }
        return position - 1;
    }

    static int count(long length, int available) throws SQLException {
        return (int) Math.min(Arguments.notNegative("Length", length), available);
    }

    static int newLength(long length, int present) throws SQLException {
        if (length < 0 || length > present) {
            throw ErrorKind.INVALID_ARGUMENT.exception("Length " + length + " is outside of 0.." + present + ".");
        }
        return (int) length;
    }

    static void checkRange(int offset, int length, int available) throws SQLException {
        if (offset < 0 || length < 0 || offset > available - length) {
            throw ErrorKind.INVALID_ARGUMENT.exception("Offset " + offset + " and length " + length
                    + " are outside of the " + available + " values given.");
        }
    }

    /** A stream that puts bytes into a large object, each behind the last. */
    abstract static class Sink extends OutputStream {
        private long position;

        Sink(long position) {
            this.position = position;
        }

        abstract int put(long at, byte[] values, int offset, int length) throws SQLException;

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] values, int offset, int length) throws IOException {
            try {
                position += put(position, values, offset, length);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
