package com.e6data.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.hibernate.model.Category;
import java.util.List;
import java.util.Map;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

/** How the dialect is found and what its settings do. */
class DialectSelectionTest {

    private static Dialect dialect(Map<String, Object> settings) {
        try (var stub = new Stub(settings, List.of(Category.class))) {
            return stub.factory()
                    .unwrap(SessionFactoryImplementor.class)
                    .getJdbcServices()
                    .getDialect();
        }
    }

    private static String sql(Map<String, Object> settings, String hql) {
        try (var stub = new Stub(settings, List.of(Category.class))) {
            return stub.sql(hql);
        }
    }

    @Test
    void theProductNameSelectsTheDialect() {
        assertThat(dialect(Map.of())).isInstanceOf(E6dataDialect.class);
    }

    @Test
    void theShortNameSelectsTheDialectWithoutAConnection() {
        assertThat(dialect(Map.of("hibernate.dialect", "e6data", "hibernate.boot.allow_jdbc_metadata_access", "false")))
                .isInstanceOf(E6dataDialect.class);
    }

    @Test
    void backslashesAreEscapedUnlessTheSettingSaysStandard() {
        var hql = "from Category c where c.title = 'a\\b''c'";
        assertThat(sql(Map.of(), hql)).endsWith("'a\\\\b''c'");
        assertThat(sql(Map.of(E6dataSettings.STRING_ESCAPES, "standard"), hql)).endsWith("'a\\b''c'");
    }

    @Test
    void offsetsBecomeRowNumbersIfTheSettingSaysSo() {
        var settings = Map.<String, Object>of(E6dataSettings.LIMIT_OFFSET, "row_number");
        assertThat(sql(settings, "select c.id from Category c order by c.title limit 5 offset 10"))
                .isEqualTo("select * from (select c1_0.id c0,row_number() over(order by c1_0.title) rn"
                        + " from Category c1_0) r_0_ where r_0_.rn<=10+5 and r_0_.rn>10 order by r_0_.rn");
        assertThat(sql(settings, "select c.id from Category c order by c.title limit 5"))
                .isEqualTo("select c1_0.id from Category c1_0 order by c1_0.title limit 5");
        try (var stub = new Stub(settings, List.of(Category.class))) {
            assertThat(stub.sqlOf(
                            session -> session.createQuery("select c.id from Category c order by c.id", Long.class)
                                    .setFirstResult(10)
                                    .setMaxResults(5)
                                    .getResultList()))
                    .containsExactly("select * from (select c1_0.id c0,row_number() over(order by c1_0.id) rn"
                            + " from Category c1_0) r_0_ where r_0_.rn<=cast(? as int)+cast(? as int)"
                            + " and r_0_.rn>cast(? as int) order by r_0_.rn");
        }
    }

    @Test
    void unverifiedFunctionsAreSentIfTheSettingSaysSo() {
        assertThat(sql(Map.of(E6dataSettings.ALLOW_UNVERIFIED_FUNCTIONS, "true"), "select chr(65) from Category c"))
                .isEqualTo("select chr(65) from Category c1_0");
    }

    @Test
    void aWrongSettingIsNamedWithItsChoices() {
        assertThatThrownBy(() -> dialect(Map.of(E6dataSettings.STRING_ESCAPES, "maybe")))
                .hasStackTraceContaining(
                        "setting hibernate.dialect.e6data.string_escapes is 'maybe', expected backslash or standard");
        assertThatThrownBy(() -> dialect(Map.of(E6dataSettings.ALLOW_UNVERIFIED_FUNCTIONS, "1")))
                .hasStackTraceContaining("is '1', expected true or false");
    }

    @Test
    void reservedWordsAreKeywords() {
        assertThat(dialect(Map.of()).getKeywords()).contains("date", "value", "count", "location", "string", "xor");
    }
}
