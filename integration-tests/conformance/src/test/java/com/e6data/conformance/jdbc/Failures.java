package com.e6data.conformance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expectations about exceptions. */
final class Failures {

    private Failures() {}

    /** The call fails with an exception of this state, which it returns. */
    static SQLException assertFails(String sqlState, ThrowingCallable call) {
        SQLException failure = catchThrowableOfType(SQLException.class, call);
        assertThat((Throwable) failure)
                .as("SQLException with state " + sqlState)
                .isNotNull();
        assertThat(failure.getSQLState()).as(failure.toString()).matches(sqlState);
        assertThat(failure.getMessage()).isNotBlank();
        return failure;
    }
}
