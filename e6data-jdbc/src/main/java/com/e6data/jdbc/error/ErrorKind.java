package com.e6data.jdbc.error;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;

/**
 * Every error that the driver throws: its SQLSTATE and its exception class, its meaning. A throw names an entry of this
 * enum, so the whole list of what can go wrong stands in one place.
 *
 * <p>Connection pools decide by SQLSTATE: class 08 makes HikariCP evict the connection, so only errors after which the
 * connection is really gone carry it. Unsupported features carry HYC00 instead of 0A000 for the same reason.
 */
public enum ErrorKind {
    INVALID_CONFIGURATION(
            1,
            "08001",
            SQLNonTransientConnectionException::new,
            "The URL or a property cannot be understood; nothing was sent."),
    CONNECT_FAILED(
            2,
            "08001",
            SQLNonTransientConnectionException::new,
            "No connection to the host: unknown name, refused, TLS handshake."),
    CLUSTER_UNAVAILABLE(
            3,
            "08004",
            SQLTransientConnectionException::new,
            "The cluster refuses new work: suspended without auto-resume, resume failed, disabled."),
    CONNECTION_LOST(
            4,
            "08006",
            SQLTransientConnectionException::new,
            "An established connection was lost or both colours refused the call; a new attempt may work."),
    OUTCOME_UNKNOWN(
            5,
            "08007",
            SQLNonTransientConnectionException::new,
            "The connection was lost while a statement was running, so its outcome is unknown."),
    INVALID_CREDENTIALS(6, "28000", SQLInvalidAuthorizationSpecException::new, "Wrong user, token or session."),
    PERMISSION_DENIED(7, "42501", SQLSyntaxErrorException::new, "The user may not do this."),
    STATEMENT_REFUSED(
            8,
            "42000",
            SQLSyntaxErrorException::new,
            "The engine refused the statement text and no finer kind is known."),
    SYNTAX_ERROR(9, "42601", SQLSyntaxErrorException::new, "Parser error."),
    TABLE_NOT_FOUND(10, "42S02", SQLSyntaxErrorException::new, "Unknown catalog, schema or table."),
    COLUMN_NOT_FOUND(11, "42S22", SQLSyntaxErrorException::new, "Unknown column."),
    INTEGRITY_VIOLATION(
            29,
            "23000",
            SQLIntegrityConstraintViolationException::new,
            "A row breaks a constraint of its table, and the engine does not say of which kind."),
    NOT_NULL_VIOLATION(
            31, "23502", SQLIntegrityConstraintViolationException::new, "A column that must have a value has none."),
    FOREIGN_KEY_VIOLATION(
            32,
            "23503",
            SQLIntegrityConstraintViolationException::new,
            "A row refers to one that is not there, or others refer to a row that goes."),
    DUPLICATE_KEY(
            33,
            "23505",
            SQLIntegrityConstraintViolationException::new,
            "A row with this primary key or unique value exists."),
    CHECK_VIOLATION(34, "23514", SQLIntegrityConstraintViolationException::new, "A row breaks a check of its table."),
    EXECUTION_FAILED(12, "HY000", SQLException::new, "The engine failed while it ran the statement."),
    CANCELLED(13, "57014", SQLNonTransientException::new, "Statement.cancel, or an administrator, stopped the query."),
    TIMEOUT(14, "HYT00", SQLTimeoutException::new, "The query timeout passed."),
    RESOURCES_EXHAUSTED(15, "53000", SQLException::new, "The server has no room for the query now."),
    LIMIT_EXCEEDED(16, "54000", SQLNonTransientException::new, "A message is larger than a limit allows."),
    MALFORMED_RESPONSE(
            17, "08P01", SQLNonTransientException::new, "Bytes from the network do not follow the protocol."),
    NOT_SUPPORTED(
            18, "HYC00", SQLFeatureNotSupportedException::new, "A feature that e6data or this driver does not have."),
    VALUE_OUT_OF_RANGE(19, "22003", SQLDataException::new, "A value does not fit the requested Java or SQL type."),
    DIVISION_BY_ZERO(30, "22012", SQLDataException::new, "The engine divided by zero."),
    INVALID_DATETIME(20, "22007", SQLDataException::new, "A text is not a date, time or timestamp."),
    INVALID_CONVERSION(
            21,
            "22018",
            SQLDataException::new,
            "A text is not a value of the requested type, or no conversion exists."),
    INVALID_ARGUMENT(
            22, "HY024", SQLNonTransientException::new, "An argument of a JDBC method is outside its contract."),
    INVALID_INDEX(
            23,
            "07009",
            SQLNonTransientException::new,
            "A column index, column label or parameter index does not exist."),
    PARAMETER_NOT_SET(24, "07001", SQLNonTransientException::new, "A parameter has no value."),
    INVALID_CURSOR_STATE(25, "24000", SQLNonTransientException::new, "The result set is not on a row, or is closed."),
    WRONG_RESULT_KIND(
            26,
            "07005",
            SQLNonTransientException::new,
            "The statement returns no result, or returns one where none was expected."),
    CONNECTION_CLOSED(27, "08003", SQLNonTransientConnectionException::new, "The connection is closed."),
    INVALID_STATE(
            28, "HY010", SQLNonTransientException::new, "The statement is closed or not in a state for the call.");

    private interface Factory {
        SQLException create(String message, String sqlState, int vendorCode, Throwable cause);
    }

    private final int vendorCode;
    private final String sqlState;
    private final Factory factory;
    private final String meaning;

    /** {@code vendorCode} is given out to users, so it never changes and is never used again. */
    ErrorKind(int vendorCode, String sqlState, Factory factory, String meaning) {
        this.vendorCode = vendorCode;
        this.sqlState = sqlState;
        this.factory = factory;
        this.meaning = meaning;
    }

    /** The code of {@code SQLException.getErrorCode}. */
    public int vendorCode() {
        return vendorCode;
    }

    /** One sentence for users: what happened. */
    public String meaning() {
        return meaning;
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
        return factory.create(message, sqlState, vendorCode, cause);
    }
}
