package com.e6data.jdbc.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.transport.ErrorMapper.Context;
import io.grpc.Status;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorMapperTest {

    private static final ErrorMapper MAPPER = mapper();

    private static ErrorMapper mapper() {
        try {
            var given = new Properties();
            given.setProperty("user", "ada@example.com");
            given.setProperty("password", "pat-7f3c99");
            return new ErrorMapper(E6Config.parse("jdbc:e6data://demo.example:443/secure=true", given));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static SQLException map(Status status, Phase phase, Context context) {
        return MAPPER.map(CallFailed.of(status, phase, Budget.UNLIMITED), context);
    }

    @ParameterizedTest(name = "{0} {2} in {1}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "UNAUTHENTICATED   | LOGIN    | Invalid credentials                        | INVALID_CREDENTIALS",
                "UNAUTHENTICATED   | LOGIN    | whatever                                   | INVALID_CREDENTIALS",
                "INTERNAL          | LOGIN    | Access denied                              | INVALID_CREDENTIALS",
                "INTERNAL          | FETCH    | Access denied. Invalid session             | INVALID_CREDENTIALS",
                "UNAUTHENTICATED   | PREPARE  | authentication denied                      | INVALID_CREDENTIALS",
                "UNAVAILABLE       | LOGIN    | authentication unavailable                 | CLUSTER_UNAVAILABLE",
                "UNKNOWN           | PREPARE  | Received http2 header with status: 456     | CONNECTION_LOST",
                "INVALID_ARGUMENT  | PREPARE  | Wrong strategy. Status: 456 use green      | CONNECTION_LOST",
                "UNKNOWN           | FETCH    | HTTP status code 456 invalid content-type  | CONNECTION_LOST",
                "UNAVAILABLE       | LOGIN    | status: 503, cluster is suspended          | CLUSTER_UNAVAILABLE",
                "UNAVAILABLE       | PREPARE  | HTTP status code 503                       | CLUSTER_UNAVAILABLE",
                "UNAVAILABLE       | FETCH    | status: 503                                | CONNECTION_LOST",
                "UNKNOWN           | LOGIN    | The cluster demo is currently disabled     | CLUSTER_UNAVAILABLE",
                "UNAVAILABLE       | LOGIN    | The cluster demo is currently disabled     | CLUSTER_UNAVAILABLE",
                "UNAVAILABLE       | LOGIN    | io exception                               | CONNECT_FAILED",
                "UNAVAILABLE       | EXECUTE  | Connection reset by peer                   | CONNECTION_LOST",
                "UNAVAILABLE       | FETCH    | Connection reset by peer                   | CONNECTION_LOST",
                "DEADLINE_EXCEEDED | PREPARE  | too late                                   | TIMEOUT",
                "DEADLINE_EXCEEDED | FETCH    | too late                                   | TIMEOUT",
                "DEADLINE_EXCEEDED | LOGIN    | too late                                   | CONNECT_FAILED",
                "CANCELLED         | FETCH    | admin                                      | CANCELLED",
                "INTERNAL          | FETCH    | Query cancelled                            | CANCELLED",
                "NOT_FOUND         | FETCH    | Query results not found                    | INVALID_CURSOR_STATE",
                "NOT_FOUND         | METADATA | Query not found                            | EXECUTION_FAILED",
                "RESOURCE_EXHAUSTED| FETCH    | gRPC message exceeds maximum size 4: 5     | LIMIT_EXCEEDED",
                "RESOURCE_EXHAUSTED| PREPARE  | too many requests                          | RESOURCES_EXHAUSTED",
                "UNIMPLEMENTED     | CATALOG  | no such method                             | NOT_SUPPORTED",
                "UNIMPLEMENTED     | LOGIN    | HTTP status code 404                       | CONNECT_FAILED",
                "PERMISSION_DENIED | EXECUTE  | not yours                                  | PERMISSION_DENIED",
                "INVALID_ARGUMENT  | PREPARE  | planner says no                            | STATEMENT_REFUSED",
                "INTERNAL          | PREPARE  | something                                  | STATEMENT_REFUSED",
                "UNKNOWN           | PREPARE  | something                                  | STATEMENT_REFUSED",
                "INTERNAL          | EXECUTE  | something                                  | EXECUTION_FAILED",
                "UNKNOWN           | FETCH    | something                                  | EXECUTION_FAILED",
                "INTERNAL          | PREPARE  | {SYNTAX ERROR} At line 1, column 27        | SYNTAX_ERROR",
                "INTERNAL          | PREPARE  | java.lang.RuntimeException: Encountered \"YEAR\" at line 1 | SYNTAX_ERROR",
                "INTERNAL          | PREPARE  | {COMPILATION ERROR} Column 'X' not found in any table | COLUMN_NOT_FOUND",
                "INTERNAL          | PREPARE  | Object 'T' not found within 'db'           | TABLE_NOT_FOUND",
                "INTERNAL          | PREPARE  | Db: x doesn't exist in catalog: y          | TABLE_NOT_FOUND",
                "INTERNAL          | CATALOG  | Catalog: y doesn't exist                   | TABLE_NOT_FOUND",
                "INTERNAL          | EXECUTE  | Function PARSE_DATETIME not yet implemented | NOT_SUPPORTED",
                "INTERNAL          | FETCH    | QueryExecutionException(querySubPhase:OPEN, reason:x, errorCode:EX001, errorMessage:x, errorMetadata:) | EXECUTION_FAILED",
                "INTERNAL          | FETCH    | QueryExecutionException(querySubPhase:OPEN, reason:/ by zero, errorCode:EX001, errorMessage:, errorMetadata:) | DIVISION_BY_ZERO",
                "INTERNAL          | EXECUTE  | Division by zero                           | DIVISION_BY_ZERO",
                "INTERNAL          | EXECUTE  | Numeric value out of range: 4              | VALUE_OUT_OF_RANGE",
                "INTERNAL          | EXECUTE  | long overflow                              | VALUE_OUT_OF_RANGE",
                "INTERNAL          | EXECUTE  | Cannot parse \"DATE\" constant \"x\"        | INVALID_DATETIME",
                "INTERNAL          | EXECUTE  | Data conversion error converting \"x\"      | INVALID_CONVERSION",
                "INTERNAL          | EXECUTE  | Unique index or primary key violation      | DUPLICATE_KEY",
                "INTERNAL          | EXECUTE  | duplicate key value violates unique constraint \"pk\" | DUPLICATE_KEY",
                "INTERNAL          | EXECUTE  | Violation of PRIMARY KEY constraint        | DUPLICATE_KEY",
                "INTERNAL          | EXECUTE  | unique constraint (S.PK) violated          | DUPLICATE_KEY",
                "INTERNAL          | EXECUTE  | UNIQUE constraint failed: t.id             | DUPLICATE_KEY",
                "INTERNAL          | EXECUTE  | Referential integrity constraint violation | FOREIGN_KEY_VIOLATION",
                "INTERNAL          | EXECUTE  | insert violates foreign key constraint \"fk\" | FOREIGN_KEY_VIOLATION",
                "INTERNAL          | EXECUTE  | FOREIGN KEY constraint failed              | FOREIGN_KEY_VIOLATION",
                "INTERNAL          | EXECUTE  | NULL not allowed for column \"id\"         | NOT_NULL_VIOLATION",
                "INTERNAL          | EXECUTE  | violates not-null constraint               | NOT_NULL_VIOLATION",
                "INTERNAL          | PREPARE  | Column 'id' has no default value and does not allow NULLs | NOT_NULL_VIOLATION",
                "INTERNAL          | EXECUTE  | Check constraint violation                 | CHECK_VIOLATION",
                "INTERNAL          | EXECUTE  | row violates check constraint \"c\"        | CHECK_VIOLATION",
                "INTERNAL          | EXECUTE  | integrity constraint violated              | INTEGRITY_VIOLATION",
                "INTERNAL          | PREPARE  | Cannot assign to target field 'd' of type DATE from a value of type INTEGER | INVALID_CONVERSION",
                "INTERNAL          | PREPARE  | At line 1, column 5: Unknown identifier 'x' | COLUMN_NOT_FOUND",
                "INTERNAL          | PREPARE  | At line 1, column 5: Unknown target column 'x' | COLUMN_NOT_FOUND",
                "INTERNAL          | EXECUTE  | {COMPILATION ERROR} Table 't' already exists | STATEMENT_REFUSED",
                "DATA_LOSS         | FETCH    | broken                                     | MALFORMED_RESPONSE",
                "OUT_OF_RANGE      | METADATA | broken                                     | MALFORMED_RESPONSE",
                "CANCELLED         | FETCH    | Failed to read message.                    | MALFORMED_RESPONSE",
                "FAILED_PRECONDITION| EXECUTE | no                                         | EXECUTION_FAILED",
                "ABORTED           | PREPARE  | no                                         | EXECUTION_FAILED",
            })
    void everyRowOfTheErrorCatalogueHasItsSqlState(Status.Code code, Phase phase, String text, ErrorKind kind) {
        SQLException e = map(code.toStatus().withDescription(text), phase, Context.NONE);
        assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(kind.sqlState());
        assertThat((Throwable) e).isInstanceOf(kind.exception("").getClass());
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aStatusWithoutTextIsNoProblem(Phase phase) {
        for (Status.Code code : Status.Code.values()) {
            if (code != Status.Code.OK) {
                assertThat(map(code.toStatus(), phase, Context.NONE).getMessage())
                        .isNotBlank()
                        .doesNotContain("null");
            }
        }
    }

    @Test
    void aLostConnectionLeavesTheOutcomeOfAWriteUnknown() {
        var lost = Status.UNAVAILABLE.withDescription("Connection reset");
        assertThat(map(lost, Phase.EXECUTE, new Context(null, true, false)).getSQLState())
                .isEqualTo("08007");
        assertThat(map(lost, Phase.PREPARE, new Context(null, true, false)).getSQLState())
                .isEqualTo("08006");
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, status: 503",
        "NOT_FOUND, Query not found",
        "INTERNAL, Access denied. Invalid session",
        "INTERNAL, the disk is full",
        "UNKNOWN, status: 456"
    })
    void aWriteThatRanButDidNotTellItsOutcomeIsNotSaidToHaveFailed(Status.Code code, String text) {
        var refused = code.toStatus().withDescription(text);
        assertThat(map(refused, Phase.METADATA, new Context(null, true, false)).getSQLState())
                .isEqualTo("08007");
        assertThat(map(refused, Phase.METADATA, Context.NONE).getSQLState()).isNotEqualTo("08007");
    }

    @Test
    void accessDeniedToAFreshSessionIsAMissingPrivilege() {
        var denied = Status.INTERNAL.withDescription("Access denied");
        assertThat(map(denied, Phase.PREPARE, new Context(null, false, true)).getSQLState())
                .isEqualTo("42501");
        assertThat(map(denied, Phase.PREPARE, Context.NONE).getSQLState()).isEqualTo("28000");
    }

    @Test
    void theWrappingOfTheExecutorIsTakenOff() {
        var e = map(
                Status.INTERNAL.withDescription("Q1-2: \tQueryExecutionException(querySubPhase:OPEN, reason:why,"
                        + " errorCode:EX001, errorMessage:what happened, errorMetadata:)"),
                Phase.FETCH,
                Context.NONE);
        assertThat((Throwable) e).hasMessage("what happened (EX001) [query Q1-2]");
    }

    @Test
    void theQueryIdOfTheTextMovesToTheEnd() {
        var e = map(
                Status.INTERNAL.withDescription("Q859127-4-20250709.111348.792: \tColumn 'x' not found in any table"),
                Phase.PREPARE,
                Context.NONE);
        assertThat((Throwable) e).hasMessage("Column 'x' not found in any table [query Q859127-4-20250709.111348.792]");
        var own = MAPPER.map(
                CallFailed.of(Status.INTERNAL.withDescription("no"), Phase.FETCH, Budget.UNLIMITED)
                        .forQuery("Q7"),
                Context.NONE);
        assertThat((Throwable) own).hasMessage("no [query Q7]");
    }

    @Test
    void secretsAreCutOut() {
        var e = map(
                Status.INTERNAL.withDescription("bad session s-12345 for token pat-7f3c99"),
                Phase.EXECUTE,
                new Context("s-12345", false, false));
        assertThat(e.getMessage()).doesNotContain("s-12345").doesNotContain("pat-7f3c99");
    }

    @Test
    void aTimeoutNamesTheLimitThatPassed() {
        var query = CallFailed.of(
                Status.DEADLINE_EXCEEDED, Phase.FETCH, Budget.queryTimeout(3).within(Duration.ofSeconds(9), "x"));
        assertThat((Throwable) MAPPER.map(query, Context.NONE)).hasMessageContaining("query timeout of 3 s");
        var prepare = CallFailed.of(
                Status.DEADLINE_EXCEEDED,
                Phase.PREPARE,
                Budget.queryTimeout(30).within(Duration.ofSeconds(9), "prepareTimeout"));
        assertThat((Throwable) MAPPER.map(prepare, Context.NONE)).hasMessageContaining("prepareTimeout of 9 s");
    }
}
