package com.e6data.jdbc.vector;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.SQLException;

/**
 * A cursor over a Thrift struct in the binary protocol (protocol 7.1). It checks every length against the bytes that
 * are left, so that what follows may trust them.
 */
final class ThriftReader {

    static final int STOP = 0;
    static final int BOOL = 2;
    static final int I8 = 3;
    static final int DOUBLE = 4;
    static final int I16 = 6;
    static final int I32 = 8;
    static final int I64 = 10;
    static final int BINARY = 11;
    static final int STRUCT = 12;
    static final int MAP = 13;
    static final int SET = 14;
    static final int LIST = 15;

    private static final int MAX_NESTING = 32;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int at;
    private int fieldType;
    private int fieldId;
    private int elementType;

    ThriftReader(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.start = offset;
        this.end = offset + length;
        this.at = offset;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Position in {@link #bytes()}. */
    int position() {
        return at;
    }

    boolean atEnd() {
        return at == end;
    }

    /** Reads the head of a field; false at the end of the struct. */
    boolean nextField() throws SQLException {
        fieldType = u8();
        if (fieldType == STOP) {
            return false;
        }
        need(2);
        fieldId = (short) BigEndian.SHORTS.get(bytes, at);
        at += 2;
        return true;
    }

    /** True where the current field has this id and type. A known id with another type counts as unknown. */
    boolean isField(int id, int type) {
        return fieldId == id && fieldType == type;
    }

    int fieldId() {
        return fieldId;
    }

    int fieldType() {
        return fieldType;
    }

    boolean bool() throws SQLException {
        return u8() != 0;
    }

    int i32() throws SQLException {
        need(4);
        int value = (int) BigEndian.INTS.get(bytes, at);
        at += 4;
        return value;
    }

    /** Reads the head of a list: its number of elements, which is known to fit into the bytes that are left. */
    int listHeader() throws SQLException {
        elementType = u8();
        return elements(elementType);
    }

    /** Type of the elements of the list whose head was read last. */
    int elementType() {
        return elementType;
    }

    /** Reads the length of a text or of bytes, which are known to be there. */
    int length() throws SQLException {
        return count(1);
    }

    /** The length of a list; a list without elements may be written without their type. */
    private int elements(int type) throws SQLException {
        int count = count(Math.max(1, minimalSize(type)));
        if (count > 0 && type == STOP) {
            throw unknownType(type);
        }
        return count;
    }

    private int count(int minimalSize) throws SQLException {
        int count = i32();
        if (count < 0) {
            throw malformed("negative length " + count);
        }
        if (count > (end - at) / minimalSize) {
            throw malformed("length " + count + " exceeds the " + (end - at) + " bytes that are left");
        }
        return count;
    }

    /** Steps over bytes. */
    void advance(int count) throws SQLException {
        need(count);
        at += count;
    }

    /** Steps over the value of the current field. */
    void skipField() throws SQLException {
        skip(fieldType, 0);
    }

    /** Steps over a value. */
    void skip(int type) throws SQLException {
        skip(type, 0);
    }

    private void skip(int type, int nesting) throws SQLException {
        if (nesting > MAX_NESTING) {
            throw malformed("structures are nested deeper than " + MAX_NESTING);
        }
        switch (type) {
            case BINARY -> advance(length());
            case STRUCT -> {
                for (int field = u8(); field != STOP; field = u8()) {
                    advance(2);
                    skip(field, nesting + 1);
                }
            }
            case LIST, SET -> {
                int element = u8();
                skipElements(element, elements(element), nesting);
            }
            case MAP -> {
                int key = u8();
                int value = u8();
                int count = count(Math.max(1, minimalSize(key) + minimalSize(value)));
                for (int i = 0; i < count; i++) {
                    skip(key, nesting + 1);
                    skip(value, nesting + 1);
                }
            }
            default -> advance(fixedSize(type));
        }
    }

    private void skipElements(int type, int count, int nesting) throws SQLException {
        if (type == BINARY || type == STRUCT || type == MAP || type == SET || type == LIST) {
            for (int i = 0; i < count; i++) {
                skip(type, nesting + 1);
            }
        } else if (count > 0) {
            // Cannot overflow: the count was checked against the same size.
            advance(count * fixedSize(type));
        }
    }

    private int minimalSize(int type) throws SQLException {
        return switch (type) {
            case BINARY -> 4;
            case STRUCT -> 1;
            case LIST, SET -> 5;
            case MAP -> 6;
            case STOP -> 0;
            default -> fixedSize(type);
        };
    }

    private int fixedSize(int type) throws SQLException {
        return switch (type) {
            case BOOL, I8 -> 1;
            case I16 -> 2;
            case I32 -> 4;
            case I64, DOUBLE -> 8;
            default -> throw unknownType(type);
        };
    }

    private SQLException unknownType(int type) {
        return malformed("unknown Thrift type " + type);
    }

    private int u8() throws SQLException {
        need(1);
        return bytes[at++] & 0xff;
    }

    private void need(int count) throws SQLException {
        if (count > end - at) {
            throw malformed("unexpected end of data, " + count + " bytes are needed and " + (end - at) + " are left");
        }
    }

    /** A complaint about the place that was read last. */
    SQLException malformed(String detail) {
        return ErrorKind.MALFORMED_RESPONSE.exception(
                "Malformed result chunk: " + detail + " (at byte " + (at - start) + " of " + (end - start) + ").");
    }
}
