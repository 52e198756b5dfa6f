package com.e6data.jdbc.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.testing.GeneratedSection;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorKindTest {

    @ParameterizedTest
    @EnumSource
    void everyKindMakesAnExceptionWithItsSqlState(ErrorKind kind) {
        var cause = new IllegalStateException("why");

        SQLException exception = kind.exception("what", cause);

        assertThat((Throwable) exception).hasMessage("what").hasCause(cause);
        assertThat(exception.getSQLState()).isEqualTo(kind.sqlState()).matches("[0-9A-Z]{5}");
        assertThat((Throwable) kind.exception("what")).hasNoCause().hasSameClassAs(exception);
    }

    @Test
    void vendorCodesTellKindsOfOneSqlStateApart() {
        assertThat(Arrays.stream(ErrorKind.values())
                        .map(kind -> kind.exception("").getErrorCode()))
                .doesNotHaveDuplicates()
                .allMatch(code -> code > 0);
    }

    @Test
    void thePageListsEveryKind() throws IOException {
        var table = new StringBuilder("| SQLSTATE | Code | Exception | Kind | When |\n|---|---|---|---|---|\n");
        Arrays.stream(ErrorKind.values())
                .sorted(Comparator.comparing(ErrorKind::sqlState))
                .forEach(kind -> table.append("| `%s` | %d | `%s` | %s | %s |\n"
                        .formatted(
                                kind.sqlState(),
                                kind.vendorCode(),
                                kind.exception("").getClass().getSimpleName(),
                                kind,
                                kind.meaning())));
        GeneratedSection.assertUpToDate("errors", table.toString());
    }

    /** HikariCP evicts a connection that reports class 08, or 0A000. */
    @ParameterizedTest
    @EnumSource
    void onlyErrorsOfTheConnectionEvictItFromAPool(ErrorKind kind) {
        SQLException exception = kind.exception("what");

        if (kind != ErrorKind.MALFORMED_RESPONSE) {
            assertThat(kind.sqlState().startsWith("08"))
                    .isEqualTo(exception instanceof SQLNonTransientConnectionException
                            || exception instanceof SQLTransientConnectionException);
        }
        assertThat(kind.sqlState()).isNotEqualTo("0A000");
        if (exception instanceof SQLFeatureNotSupportedException) {
            assertThat(kind.sqlState()).isEqualTo("HYC00");
        }
    }
}
