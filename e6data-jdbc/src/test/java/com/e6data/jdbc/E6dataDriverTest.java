package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.metadata.DriverVersion;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class E6dataDriverTest {

    @Test
    void isFoundByTheServiceLoaderAndTheDriverManager() throws SQLException {
        assertThat(ServiceLoader.load(Driver.class)).anyMatch(E6dataDriver.class::isInstance);
        assertThat(DriverManager.getDriver("jdbc:e6data://localhost:80/")).isInstanceOf(E6dataDriver.class);
    }

    @Test
    void leavesForeignUrlsToOtherDrivers() throws SQLException {
        var driver = new E6dataDriver();
        assertThat(driver.connect("jdbc:h2:mem:x", null)).isNull();
        assertThat(driver.acceptsURL("jdbc:h2:mem:x")).isFalse();
        assertThat(driver.acceptsURL("jdbc:e6data://h/")).isTrue();
        assertThatThrownBy(() -> driver.connect(null, null)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> driver.acceptsURL(null)).isInstanceOf(SQLException.class);
    }

    @Test
    void listsEveryProperty() {
        assertThat(Arrays.stream(new E6dataDriver().getPropertyInfo("jdbc:e6data://h/", new Properties()))
                        .map(info -> info.name))
                .containsExactlyElementsOf(
                        Arrays.stream(E6Property.values()).map(E6Property::key).toList());
    }

    @Test
    void describesThePropertiesOfAHalfWrittenUrl() {
        for (String url : new String[] {null, "", "jdbc:e6data://", "jdbc:e6data://h:x/secure=maybe", "jdbc:h2:x"}) {
            assertThat(new E6dataDriver().getPropertyInfo(url, null))
                    .as(String.valueOf(url))
                    .hasSameSizeAs(E6Property.values())
                    .allSatisfy(info -> {
                        E6Property property = E6Property.find(info.name).orElseThrow();
                        assertThat(info.description).startsWith(property.description());
                        assertThat(info.required).isEqualTo(property.required());
                        assertThat(info.choices == null ? 0 : info.choices.length)
                                .isEqualTo(property.choices().size());
                    });
        }
        var given = new Properties();
        given.setProperty("catalog", "a");
        given.setProperty("user", "ann");
        assertThat(new E6dataDriver().getPropertyInfo("jdbc:e6data://h/catalog=b", given))
                .anyMatch(info -> info.name.equals("catalog") && info.value.equals("b"))
                .anyMatch(info -> info.name.equals("user") && info.value.equals("ann"))
                .anyMatch(info -> info.name.equals("secure") && info.value.equals("false"));
    }

    @Test
    void knowsItsVersionFromTheBuild() {
        var driver = new E6dataDriver();
        assertThat(DriverVersion.TEXT).startsWith(driver.getMajorVersion() + "." + driver.getMinorVersion());
        assertThat(DriverVersion.TEXT).doesNotContain("$");
        assertThat(driver.getMajorVersion() + driver.getMinorVersion()).isPositive();
        assertThat(driver.jdbcCompliant()).isFalse();
        assertThat(driver.getParentLogger().getName()).isEqualTo("com.e6data.jdbc");
    }
}
