package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.sql.BackslashMode;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * The parameter values of a prepared statement, kept as the literals that will be sent, so that later changes of the
 * caller's objects have no effect and a value without a literal is refused at once.
 */
final class Parameters {

    private final String[] literals;
    private final BackslashMode backslash;

    Parameters(int count, BackslashMode backslash) {
        this.literals = new String[count];
        this.backslash = backslash;
    }

    /** {@code value} as {@link Binds} gives it; null for NULL. */
    void set(int index, Object value) throws SQLException {
        if (index < 1 || index > literals.length) {
            throw noParameter(index, literals.length);
        }
        literals[index - 1] = NestedLiterals.of(value, backslash);
    }

    void clear() {
        Arrays.fill(literals, null);
    }

    /** One literal for each parameter; 07001 where one has no value. */
    List<String> literals() throws SQLException {
        for (int i = 0; i < literals.length; i++) {
            if (literals[i] == null) {
                throw ErrorKind.PARAMETER_NOT_SET.exception("Parameter " + (i + 1) + " of " + literals.length
                        + " has no value; call a setter for it, setNull for NULL.");
            }
        }
        return List.of(literals);
    }

    static SQLException noParameter(int index, int count) {
        return ErrorKind.INVALID_INDEX.exception(
                count == 0
                        ? "There is no parameter " + index + "; the statement has no parameter."
                        : "There is no parameter " + index + "; the parameters are 1.." + count + ".");
    }
}
