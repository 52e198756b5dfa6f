package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** jOOQ generates classes from the schema with nothing but JDBC metadata. */
class JooqCodegenTest {

    @TempDir
    Path folder;

    @Test
    void generatesATypedFieldForEveryColumn() throws Exception {
        try (TestCluster cluster = TestCluster.start()) {
            cluster.run(
                    "CREATE TABLE customer (id BIGINT NOT NULL, name VARCHAR(40), balance DECIMAL(15, 2),"
                            + " since DATE, seen TIMESTAMP, active BOOLEAN, rank_no INT, score DOUBLE, ratio FLOAT, photo VARBINARY)");

            GenerationTool.generate(new Configuration()
                    .withLogging(Logging.ERROR)
                    .withJdbc(new Jdbc()
                            .withDriver("com.e6data.jdbc.E6dataDriver")
                            .withUrl(cluster.url())
                            .withUser(TestCluster.USER)
                            .withPassword(TestCluster.TOKEN))
                    .withGenerator(new Generator()
                            .withDatabase(new Database()
                                    .withName("org.jooq.meta.jdbc.JDBCDatabase")
                                    .withInputSchema("public"))
                            .withTarget(
                                    new Target().withPackageName("generated").withDirectory(folder.toString()))));

            String customer = Files.readString(folder.resolve(Path.of("generated", "tables", "Customer.java")));
            assertThat(customer)
                    .contains("TableField<CustomerRecord, Long> ID ")
                    .contains("TableField<CustomerRecord, String> NAME ")
                    .contains("TableField<CustomerRecord, BigDecimal> BALANCE ")
                    .contains("TableField<CustomerRecord, LocalDate> SINCE ")
                    .contains("TableField<CustomerRecord, LocalDateTime> SEEN ")
                    .contains("TableField<CustomerRecord, Boolean> ACTIVE ")
                    .contains("TableField<CustomerRecord, Integer> RANK_NO ")
                    .contains("TableField<CustomerRecord, Double> SCORE ")
                    .contains("TableField<CustomerRecord, Float> RATIO ")
                    .contains("TableField<CustomerRecord, byte[]> PHOTO ")
                    .doesNotContain("Object>");
        }
    }
}
