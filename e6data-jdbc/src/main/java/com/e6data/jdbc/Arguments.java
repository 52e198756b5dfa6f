package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.SQLException;

/** Checks of arguments that several classes of the face share. */
final class Arguments {

    private Arguments() {}

    static int notNegative(String what, int value) throws SQLException {
        return (int) notNegative(what, (long) value);
    }

    static long notNegative(String what, long value) throws SQLException {
        if (value < 0) {
            throw ErrorKind.INVALID_ARGUMENT.exception(what + " " + value + " is negative; it must be 0 or more.");
        }
        return value;
    }

    static <T> T notNull(String what, T value) throws SQLException {
        if (value == null) {
            throw ErrorKind.INVALID_ARGUMENT.exception(what + " is null.");
        }
        return value;
    }
}
