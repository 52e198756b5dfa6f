package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.query.ServerParameter;
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
    /** Null where the driver binds. */
    private final ServerParameter[] parameters;

    private final BackslashMode backslash;

    /**
     * Parameters without values.
     *
     * @param onServer true to keep the values also in the form in which they travel beside the text
     */
    Parameters(int count, BackslashMode backslash, boolean onServer) {
        this.literals = new String[count];
        this.parameters = onServer ? new ServerParameter[count] : null;
        this.backslash = backslash;
    }

    /** {@code value} as {@link Binds} gives it; null for NULL. */
    void set(int index, Object value) throws SQLException {
        if (index < 1 || index > literals.length) {
            throw noParameter(index, literals.length);
        }
        String literal = NestedLiterals.of(value, backslash);
        if (parameters != null) {
            parameters[index - 1] = ServerParameter.of(value);
        }
        literals[index - 1] = literal;
    }

    void clear() {
        Arrays.fill(literals, null);
    }

    /** The values as they are now; 07001 where a parameter has none. */
    Binding binding() throws SQLException {
        for (int i = 0; i < literals.length; i++) {
            if (literals[i] == null) {
                throw ErrorKind.PARAMETER_NOT_SET.exception("Parameter " + (i + 1) + " of " + literals.length
                        + " has no value; call a setter for it, setNull for NULL.");
            }
        }
        return new Binding(List.of(literals), parameters == null ? List.of() : List.of(parameters));
    }

    static SQLException noParameter(int index, int count) {
        return ErrorKind.INVALID_INDEX.exception(
                count == 0
                        ? "There is no parameter " + index + "; the statement has no parameter."
                        : "There is no parameter " + index + "; the parameters are 1.." + count + ".");
    }
}
