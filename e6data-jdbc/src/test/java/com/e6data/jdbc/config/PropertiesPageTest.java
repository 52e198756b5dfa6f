package com.e6data.jdbc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/properties.md} says what {@link E6Property} says. After a change of the enum, write the page anew with
 * {@code ./mvnw -pl e6data-jdbc -am test -Dtest=PropertiesPageTest -Dsurefire.failIfNoSpecifiedTests=false
 * -DwritePropertiesPage=true}.
 */
class PropertiesPageTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "properties.md")
            .normalize();

    @Test
    void thePageAgreesWithTheEnum() throws IOException {
        String page = page();
        if (Boolean.getBoolean("writePropertiesPage")) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8).replace("\r\n", "\n"))
                .as("docs/properties.md is stale; see the comment of this test")
                .isEqualTo(page);
    }

    private static String page() {
        var page = new StringBuilder("""
                # Connection properties

                This page is written from the enum `E6Property`; a test fails when the two differ.

                A property can stand in the URL or in the `Properties` of `DriverManager.getConnection`; the URL wins. Upper and lower
                case, `-` and `_` make no difference in names: `clusterName`, `cluster-name` and `cluster_name` are one property. An empty
                value counts as absent. An unknown name gives a warning on the connection, a wrong value an error with SQLSTATE 08001.

                ```
                jdbc:e6data://host:port/database=sales&catalog=glue&secure=true&clusterName=prod
                jdbc:e6data://host:port/sales?catalog=glue&secure=true
                ```

                Both forms mean the same. Without a port, 443 is used with TLS and 80 without. Write `%`, `&`, `;` and `=` inside a value as
                `%25`, `%26`, `%3B` and `%3D`, and an IPv6 address in brackets.

                | Name | Value | Default | What it does |
                |---|---|---|---|
                """);
        for (E6Property property : E6Property.values()) {
            page.append("| `").append(property.key()).append('`');
            property.aliases().forEach(alias -> page.append(", `").append(alias).append('`'));
            page.append(" | ").append(property.expectation());
            page.append(" | ").append(property.defaultValue() == null ? "" : "`" + property.defaultValue() + "`");
            page.append(" | ").append(property.description());
            if (property.required()) {
                page.append(" Required.");
            }
            if (property.secret()) {
                page.append(" Never shown in messages or `DatabaseMetaData.getURL`.");
            }
            page.append(" |\n");
        }
        return page.toString();
    }
}
