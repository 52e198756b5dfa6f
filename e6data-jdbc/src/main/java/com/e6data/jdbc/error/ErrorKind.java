package com.e6data.jdbc.error;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;

/**
 * Every error that the driver throws: its SQLSTATE and its exception class. A throw names an entry of this enum, so the
 * whole list of what can go wrong stands in one place.
 *
 * <p>Connection pools decide by SQLSTATE: class 08 makes HikariCP evict the connection, so only errors after which the
 * connection is really gone carry it. Unsupported features carry HYC00 instead of 0A000 for the same reason.
 */
public enum ErrorKind {
    /** The URL or a property cannot be understood; nothing was sent. */
    INVALID_CONFIGURATION("08001", SQLNonTransientConnectionException::new),
    /** No connection to the host: unknown name, refused, TLS handshake. */
    CONNECT_FAILED("08001", SQLNonTransientConnectionException::new),
    /** The cluster refuses new work: suspended without auto-resume, resume failed, disabled. */
    CLUSTER_UNAVAILABLE("08004", SQLTransientConnectionException::new),
    /** An established connection was lost or both colours refused the call; a new attempt may work. */
    CONNECTION_LOST("08006", SQLTransientConnectionException::new),
    /** The connection was lost while a statement was running, so its outcome is unknown. */
    OUTCOME_UNKNOWN("08007", SQLNonTransientConnectionException::new),
    /** Wrong user, token or session. */
    INVALID_CREDENTIALS("28000", SQLInvalidAuthorizationSpecException::new),
    /** The user may not do this. */
    PERMISSION_DENIED("42501", SQLSyntaxErrorException::new),
    /** The engine refused the statement text and no finer kind is known. */
    STATEMENT_REFUSED("42000", SQLSyntaxErrorException::new),
    /** Parser error. */
    SYNTAX_ERROR("42601", SQLSyntaxErrorException::new),
    /** Unknown catalog, schema or table. */
    TABLE_NOT_FOUND("42S02", SQLSyntaxErrorException::new),
    /** Unknown column. */
    COLUMN_NOT_FOUND("42S22", SQLSyntaxErrorException::new),
    /** The engine failed while it ran the statement. */
    EXECUTION_FAILED("HY000", SQLException::new),
    /** {@code Statement.cancel}, or an administrator, stopped the query. */
    CANCELLED("57014", SQLNonTransientException::new),
    /** The query timeout passed. */
    TIMEOUT("HYT00", SQLTimeoutException::new),
    /** The server has no room for the query now. */
    RESOURCES_EXHAUSTED("53000", SQLException::new),
    /** A message is larger than a limit allows. */
    LIMIT_EXCEEDED("54000", SQLNonTransientException::new),
    /** Bytes from the network do not follow the protocol. */
    MALFORMED_RESPONSE("08P01", SQLNonTransientException::new),
    /** A feature that e6data or this driver does not have. */
    NOT_SUPPORTED("HYC00", SQLFeatureNotSupportedException::new),
    /** A value does not fit the requested Java or SQL type. */
    VALUE_OUT_OF_RANGE("22003", SQLDataException::new),
    /** A text is not a date, time or timestamp. */
    INVALID_DATETIME("22007", SQLDataException::new),
    /** A text is not a value of the requested type, or no conversion exists. */
    INVALID_CONVERSION("22018", SQLDataException::new),
    /** An argument of a JDBC method is outside its contract. */
    INVALID_ARGUMENT("HY024", SQLNonTransientException::new),
    /** A column index, column label or parameter index does not exist. */
    INVALID_INDEX("07009", SQLNonTransientException::new),
    /** A parameter has no value. */
    PARAMETER_NOT_SET("07001", SQLNonTransientException::new),
    /** The result set is not on a row, or is closed. */
    INVALID_CURSOR_STATE("24000", SQLNonTransientException::new),
    /** The statement returns no result, or returns one where none was expected. */
    WRONG_RESULT_KIND("07005", SQLNonTransientException::new),
    /** The connection is closed. */
    CONNECTION_CLOSED("08003", SQLNonTransientConnectionException::new),
    /** The statement is closed or not in a state for the call. */
    INVALID_STATE("HY010", SQLNonTransientException::new);

    private interface Factory {
        SQLException create(String message, String sqlState, int vendorCode, Throwable cause);
    }

    private final String sqlState;
    private final Factory factory;

    ErrorKind(String sqlState, Factory factory) {
        this.sqlState = sqlState;
        this.factory = factory;
    }

    /** The SQLSTATE, five characters. */
    public String sqlState() {
        return sqlState;
    }

    /** A new exception of this kind. */
    public SQLException exception(String message) {
        return exception(message, null);
    }

    /** A new exception of this kind; {@code cause} may be null. */
    public SQLException exception(String message, Throwable cause) {
        return factory.create(message, sqlState, ordinal() + 1, cause);
    }
}
