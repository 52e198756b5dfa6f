package com.e6data.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.hibernate.model.Model;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables with columns and primary keys, and nothing that the engine does not have. */
class SchemaTest {

    @Test
    void createWritesTablesOnly() throws IOException {
        try (var stub = new Stub(Map.of("hibernate.hbm2ddl.auto", "create"), Model.entities());
                var expected = SchemaTest.class.getResourceAsStream("snapshots/schema.sql")) {
            assertThat(String.join("\n", stub.startUp()) + "\n")
                    .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource({
        Types.SMALLINT + "," + Types.INTEGER + ",true",
        Types.TINYINT + "," + Types.INTEGER + ",true",
        Types.VARCHAR + "," + Types.CHAR + ",true",
        Types.CLOB + "," + Types.VARCHAR + ",true",
        Types.FLOAT + "," + Types.DOUBLE + ",true",
        Types.REAL + "," + Types.FLOAT + ",true",
        Types.NUMERIC + "," + Types.DECIMAL + ",true",
        Types.TIMESTAMP + "," + Types.TIMESTAMP_WITH_TIMEZONE + ",true",
        Types.INTEGER + "," + Types.BIGINT + ",true",
        Types.BIGINT + "," + Types.INTEGER + ",false",
        Types.VARCHAR + "," + Types.INTEGER + ",false",
        Types.DATE + "," + Types.TIMESTAMP + ",false",
        Types.BOOLEAN + "," + Types.INTEGER + ",false"
    })
    void validationKnowsWhichColumnTypesAreTheSame(int mapped, int found, boolean same) {
        assertThat(new E6dataDialect().equivalentTypes(mapped, found)).isEqualTo(same);
    }
}
