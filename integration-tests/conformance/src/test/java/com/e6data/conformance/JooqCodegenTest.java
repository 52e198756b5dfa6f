package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.UpdatableRecord;
import org.jooq.codegen.GenerationTool;
import org.jooq.impl.DSL;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * jOOQ generates classes from the schema with nothing but JDBC metadata; they compile, and queries run through them.
 */
class JooqCodegenTest {

    @TempDir
    static Path folder;

    private static TestCluster cluster;

    @BeforeAll
    static void generate() throws Exception {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        cluster = TestCluster.start();
        cluster.run(
                "CREATE TABLE customer (id BIGINT NOT NULL, name VARCHAR(40), balance DECIMAL(15, 2),"
                        + " since DATE, seen TIMESTAMP, active BOOLEAN, rank_no INT, score DOUBLE, ratio FLOAT, photo VARBINARY, opens TIME, logged TIMESTAMP_TZ)");
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
                        .withTarget(new Target().withPackageName("generated").withDirectory(folder.toString()))));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void everyColumnBecomesATypedField() throws IOException {
        assertThat(Files.readString(folder.resolve(Path.of("generated", "tables", "Customer.java"))))
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
                .contains("TableField<CustomerRecord, LocalTime> OPENS ")
                .contains("TableField<CustomerRecord, OffsetDateTime> LOGGED ")
                .doesNotContain("Object>");
    }

    @Test
    void generatedClassesWriteAndReadRows() throws Exception {
        compile();
        try (URLClassLoader classes = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
                Connection connection = cluster.connect()) {
            Table<?> customer = (Table<?>) classes.loadClass("generated.tables.Customer")
                    .getField("CUSTOMER")
                    .get(null);
            DSLContext jooq = DSL.using(connection, SQLDialect.DEFAULT);
            Field<Long> id = customer.field("id", Long.class);
            Field<String> name = customer.field("name", String.class);

            Record written = jooq.newRecord(customer);
            written.set(id, 7L);
            written.set(name, "Zoë");
            written.set(customer.field("balance", BigDecimal.class), new BigDecimal("-12.50"));
            written.set(customer.field("since", LocalDate.class), LocalDate.of(1999, 12, 31));
            written.set(
                    customer.field("seen", LocalDateTime.class), LocalDateTime.of(2024, 1, 2, 3, 4, 5, 678_000_000));
            written.set(customer.field("active", Boolean.class), true);
            written.set(customer.field("rank_no", Integer.class), 3);
            written.set(customer.field("score", Double.class), 0.1);
            written.set(customer.field("ratio", Float.class), 0.5f);
            written.set(customer.field("opens", LocalTime.class), LocalTime.of(8, 30));
            written.set(
                    customer.field("logged", OffsetDateTime.class), OffsetDateTime.parse("2024-07-01T10:20:30+02:00"));
            assertThat(jooq.insertInto(customer).set(written).execute()).isEqualTo(1);

            Record read = jooq.selectFrom(customer)
                    .where(id.eq(7L))
                    .and(name.like("Z%"))
                    .fetchOne();
            assertThat(read).isEqualTo(written).isNotInstanceOf(UpdatableRecord.class);
            assertThat(cluster.emulator().recorder().calls("prepareStatementV2"))
                    .last()
                    .extracting(call -> call.field("queryString").toString())
                    .asString()
                    .startsWith("select \"public\".\"customer\".\"id\", ")
                    .contains("from \"public\".\"customer\" where");
        }
    }

    private static void compile() throws IOException {
        List<String> sources;
        try (Stream<Path> files = Files.walk(folder)) {
            sources = files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .toList();
        }
        List<String> arguments = Stream.concat(
                        Stream.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path")),
                        sources.stream())
                .toList();
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }
}
