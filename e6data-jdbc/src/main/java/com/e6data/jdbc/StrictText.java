package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.sql.SQLException;

/** Texts as bytes and back, without question marks for what a character set lacks. */
final class StrictText {

    private StrictText() {}

    /** @throws SQLException 22018 where the character set does not have a character */
    static byte[] encode(String text, Charset charset) throws SQLException {
        try {
            ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw ErrorKind.INVALID_CONVERSION.exception(
                    "The text has characters that " + charset.name() + " lacks; read it with getCharacterStream.", e);
        }
    }

    /** @throws SQLException 22018 where the bytes are no text in the character set */
    static String decode(byte[] bytes, Charset charset) throws SQLException {
        return decode(bytes, 0, bytes.length, charset);
    }

    /** As {@link #decode(byte[], Charset)}, of a part that lies within the array. */
    static String decode(byte[] bytes, int offset, int length, Charset charset) throws SQLException {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ErrorKind.INVALID_CONVERSION.exception(
                    "The stream has bytes that are no " + charset.name() + "; set it as a character stream.", e);
        }
    }
}
