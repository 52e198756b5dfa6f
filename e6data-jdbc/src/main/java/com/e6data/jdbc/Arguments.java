package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.ResultSet;
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

    /** The direction, where it is one. */
    static int fetchDirection(int direction) throws SQLException {
        return switch (direction) {
            case ResultSet.FETCH_FORWARD, ResultSet.FETCH_REVERSE, ResultSet.FETCH_UNKNOWN -> direction;
            default ->
                throw ErrorKind.INVALID_ARGUMENT.exception(
                        "Fetch direction " + direction + " is wrong; it must be 1000, 1001 or 1002.");
        };
    }

    static <T> T notNull(String what, T value) throws SQLException {
        if (value == null) {
            throw ErrorKind.INVALID_ARGUMENT.exception(what + " is null.");
        }
        return value;
    }
}
