package com.e6data.jdbc;

/** What the caller of an execute method expects the statement to give. */
enum ResultKind {
    /** {@code execute}: either. */
    ANY,
    /** {@code executeQuery}: rows. */
    ROWS,
    /** {@code executeUpdate} and batches: an update count. */
    COUNT
}
