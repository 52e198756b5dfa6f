package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;

/** A CLOB or NCLOB in memory: texts are whole when they arrive, and are sent whole. Positions count from 1. */
final class MemoryClob implements NClob {

    private StringBuilder text;

    MemoryClob(String text) {
        this.text = new StringBuilder(text);
    }

    private StringBuilder content() throws SQLException {
        if (text == null) {
            throw ErrorKind.INVALID_STATE.exception("The Clob was freed.");
        }
        return text;
    }

    @Override
    public long length() throws SQLException {
        return content().length();
    }

    @Override
    public String getSubString(long position, int length) throws SQLException {
        StringBuilder content = content();
        int start = LobPositions.start(position, content.length());
        return content.substring(start, start + LobPositions.count(length, content.length() - start));
    }

    @Override
    public Reader getCharacterStream() throws SQLException {
        return new StringReader(content().toString());
    }

    @Override
    public Reader getCharacterStream(long position, long length) throws SQLException {
        return new StringReader(getSubString(position, (int) Math.min(length, Integer.MAX_VALUE)));
    }

    @Override
    public InputStream getAsciiStream() throws SQLException {
        return new ByteArrayInputStream(StrictText.encode(content().toString(), StandardCharsets.US_ASCII));
    }

    @Override
    public long position(String pattern, long start) throws SQLException {
        StringBuilder content = content();
        long from = LobPositions.searchStart(start);
        Arguments.notNull("Pattern", pattern);
        int found = from > content.length() ? -1 : content.indexOf(pattern, (int) from);
        return found < 0 ? -1 : found + 1L;
    }

    @Override
    public long position(Clob pattern, long start) throws SQLException {
        Arguments.notNull("Pattern", pattern);
        return position(pattern.getSubString(1, (int) Math.min(pattern.length(), Integer.MAX_VALUE)), start);
    }

    @Override
    public int setString(long position, String value) throws SQLException {
        return setString(position, value, 0, Arguments.notNull("Text", value).length());
    }

    @Override
    public int setString(long position, String value, int offset, int length) throws SQLException {
        StringBuilder content = content();
        int start = LobPositions.start(position, content.length());
        LobPositions.checkRange(offset, length, Arguments.notNull("Text", value).length());
        content.replace(start, Math.min(content.length(), start + length), value.substring(offset, offset + length));
        return length;
    }

    @Override
    public OutputStream setAsciiStream(long position) throws SQLException {
        LobPositions.start(position, content().length());
        return new LobPositions.Sink(position) {
            @Override
            int put(long at, byte[] values, int offset, int length) throws SQLException {
                return setString(at, StrictText.decode(values, offset, length, StandardCharsets.US_ASCII));
            }
        };
    }

    @Override
    public Writer setCharacterStream(long position) throws SQLException {
        LobPositions.start(position, content().length());
        return new Writer() {
            private long at = position;

            @Override
            public void write(char[] values, int offset, int length) throws IOException {
                try {
                    at += setString(at, new String(values, offset, length));
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Override
    public void truncate(long length) throws SQLException {
        content().setLength(LobPositions.newLength(length, content().length()));
    }

    @Override
    public void free() {
        text = null;
    }
}
