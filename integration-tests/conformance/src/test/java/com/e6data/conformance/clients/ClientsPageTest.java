package com.e6data.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page names every client of this package, with the version that the tests run with. */
class ClientsPageTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "..", "docs", "jdbc.md");

    private static final Map<String, List<Class<?>>> CLIENTS = Map.ofEntries(
            Map.entry("HikariCP", List.of(com.zaxxer.hikari.HikariDataSource.class)),
            Map.entry("Apache DBCP", List.of(org.apache.commons.dbcp2.BasicDataSource.class)),
            Map.entry("Spring JDBC", List.of(org.springframework.jdbc.core.JdbcTemplate.class)),
            Map.entry(
                    "Spring Batch",
                    List.of(org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader.class)),
            Map.entry("JDBI", List.of(org.jdbi.v3.core.Jdbi.class)),
            Map.entry("MyBatis", List.of(org.apache.ibatis.session.SqlSession.class)),
            Map.entry("jOOQ", List.of(org.jooq.DSLContext.class)),
            Map.entry("Apache Calcite", List.of(org.apache.calcite.adapter.jdbc.JdbcSchema.class)),
            Map.entry("SQLLine", List.of(sqlline.SqlLine.class)),
            Map.entry("Liquibase", List.of(liquibase.Liquibase.class)),
            Map.entry(
                    "Hibernate, Spring Data JPA",
                    List.of(org.hibernate.Session.class, org.springframework.data.jpa.repository.JpaRepository.class)));

    @Test
    void everyClientIsListedWithItsVersion() throws Exception {
        List<String[]> rows = rows();
        assertThat(rows).extracting(row -> row[0]).containsExactlyInAnyOrderElementsOf(CLIENTS.keySet());
        for (String[] row : rows) {
            String[] versions = row[1].split(", ");
            List<Class<?>> classes = CLIENTS.get(row[0]);
            for (int i = 0; i < versions.length; i++) {
                assertThat(jar(classes.get(i))).as(row[0]).contains("-" + versions[i] + ".");
            }
        }
    }

    private static String jar(Class<?> type) throws Exception {
        URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        return Path.of(place).getFileName().toString();
    }

    /** Cells of the first table under "Clients". */
    private static List<String[]> rows() throws IOException {
        List<String[]> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(PAGE);
        int line = lines.indexOf("## Clients");
        while (!lines.get(line).startsWith("|---")) {
            line++;
        }
        for (line++; lines.get(line).startsWith("|"); line++) {
            rows.add(lines.get(line).substring(2).split(" \\| "));
        }
        return rows;
    }
}
