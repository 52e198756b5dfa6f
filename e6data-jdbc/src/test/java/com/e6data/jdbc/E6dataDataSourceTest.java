package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class E6dataDataSourceTest {

    @Test
    void keepsItsSettingsAndShowsNoSecret() throws SQLException {
        var source = new E6dataDataSource();
        assertThat(source).hasToString("E6dataDataSource[no URL]");
        source.setUrl("jdbc:e6data://localhost:80/catalog=lake");
        source.setUser("ann@example.com");
        source.setPassword("top-secret");
        source.setLoginTimeout(7);
        source.setProperty("database", "main");
        var more = new Properties();
        more.setProperty("autoResume", "false");
        source.setProperties(more);
        source.setProperties(null);
        assertThat(source.getUrl()).isEqualTo("jdbc:e6data://localhost:80/catalog=lake");
        assertThat(source.getUser()).isEqualTo("ann@example.com");
        assertThat(source.getLoginTimeout()).isEqualTo(7);
        assertThat(source.toString())
                .contains("catalog=lake", "database=main", "autoResume=false", "loginTimeout=7")
                .doesNotContain("top-secret")
                .doesNotContain("ann");
        source.setLoginTimeout(0);
        assertThat(source.getLoginTimeout()).isZero();
    }

    @Test
    void needsAUrl() {
        assertThatThrownBy(() -> new E6dataDataSource().getConnection())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("setUrl");
    }

    @Test
    void isAWrapperForItself() throws SQLException {
        var source = new E6dataDataSource();
        assertThat(source.isWrapperFor(DataSource.class)).isTrue();
        assertThat(source.unwrap(E6dataDataSource.class)).isSameAs(source);
    }
}
