package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.auth.E6dataTokenSupplier;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.config.E6Property.Type;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import javax.naming.NamingException;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.naming.spi.NamingManager;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What both data sources have in common, seen as frameworks see it: through introspection, JNDI and serialization. */
class DataSourceBeanTest {

    private static final String SECRET = "top-secret-7";

    static Stream<DataSourceBean> sources() {
        return Stream.of(new E6dataDataSource(), new E6dataConnectionPoolDataSource());
    }

    private static PropertyDescriptor bean(Class<?> source, String name) throws Exception {
        return Arrays.stream(Introspector.getBeanInfo(source).getPropertyDescriptors())
                .filter(property -> property.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bean property " + name));
    }

    private static Class<?> javaType(E6Property property) {
        return switch (property.type()) {
            case TEXT, CHOICE -> String.class;
            case BOOLEAN -> boolean.class;
            case SECONDS, COUNT -> int.class;
            case BYTES -> long.class;
        };
    }

    private static Object example(E6Property property) {
        return switch (property.type()) {
            case TEXT -> "text of " + property.key();
            case CHOICE -> property.choices().get(property.choices().size() - 1);
            case BOOLEAN -> !Boolean.parseBoolean(property.defaultValue());
            case SECONDS, COUNT -> (int) property.min() + 17;
            case BYTES -> property.min() + 17;
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyDriverPropertyIsABeanProperty(E6Property property) throws Exception {
        for (var source : sources().toList()) {
            PropertyDescriptor bean = bean(source.getClass(), property.key());
            assertThat(bean.getPropertyType()).isEqualTo(javaType(property));
            Object initial = bean.getReadMethod().invoke(source);
            assertThat(property == E6Property.LOGIN_TIMEOUT ? "30" : initial == null ? null : initial.toString())
                    .isEqualTo(property.defaultValue());

            Object value = example(property);
            bean.getWriteMethod().invoke(source, value);
            assertThat(bean.getReadMethod().invoke(source)).isEqualTo(value);
            source.setServerName("h");
            if (property.type() == Type.TEXT && property != E6Property.USER && !property.secret()
                    || property.type() != Type.TEXT) {
                assertThat(source.settings.config().get(property)).isEqualTo(value.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theStandardPropertiesSayWhere(DataSourceBean source) throws Exception {
        for (String name : new String[] {
            "serverName", "portNumber", "databaseName", "user", "password", "description", "url", "loginTimeout"
        }) {
            assertThat(bean(source.getClass(), name).getReadMethod()).as(name).isNotNull();
            assertThat(bean(source.getClass(), name).getWriteMethod()).as(name).isNotNull();
        }
        source.setServerName("cluster.example.com");
        assertThat(source.settings.config().port()).isEqualTo(80);
        source.setSecure(true);
        assertThat(source.settings.config().port()).isEqualTo(443);
        source.setPortNumber(8080);
        source.setDatabaseName("main");
        assertThat(source.settings.config().host()).isEqualTo("cluster.example.com");
        assertThat(source.settings.config().port()).isEqualTo(8080);
        assertThat(source.settings.config().schema()).isEqualTo("main");
        assertThat(source.getDatabase()).isEqualTo("main");
        assertThat(source.getPortNumber()).isEqualTo(8080);

        source.setServerName("::1");
        assertThat(source.settings.config().host()).isEqualTo("::1");

        source.setUrl("jdbc:e6data://other:9090/catalog=lake");
        assertThat(source.settings.config().host()).isEqualTo("other");
        assertThat(source.settings.config().port()).isEqualTo(9090);
        source.setUrl(null);
        source.setPortNumber(0);
        assertThat(source.settings.config().host()).isEqualTo("::1");
        assertThat(source.settings.config().port()).isEqualTo(443);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b                 | 0    | a:80,b:80",
                "a,b                 | 8080 | a:8080,b:8080",
                "a:81, b             | 8080 | a:81,b:8080",
                "::1                 | 0    | [::1]:80",
                "::1,[fe80::1]:81,h  | 82   | [::1]:82,[fe80::1]:81,h:82",
                "[::1]               | 82   | [::1]:82",
            })
    void theServerNameMayBeAList(String serverName, int port, String authority) throws SQLException {
        var source = new E6dataDataSource();
        source.setServerName(serverName);
        source.setPortNumber(port);
        assertThat(source.settings.config().authority()).isEqualTo(authority);
    }

    @Test
    void aNameInAnySpellingIsTheSameProperty() throws SQLException {
        var source = new E6dataDataSource();
        source.setUrl("jdbc:e6data://h/");
        source.setProperty("cluster-name", "a");
        var more = new Properties();
        more.setProperty("CLUSTER_NAME", "b");
        more.setProperty("schema", "s");
        source.setProperties(more);
        assertThat(source.getClusterName()).isEqualTo("b");
        assertThat(source.getDatabaseName()).isEqualTo("s");
        source.setProperty("clustername", null);
        assertThat(source.getClusterName()).isNull();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aPasswordThatIsNamedWinsOverTheTokensOfTheSource(DataSourceBean source) throws SQLException {
        E6dataTokenSupplier supplier = refused -> SECRET;
        source.setServerName("h");
        source.setAccessTokenSupplier(supplier);
        source.setUser("tool");
        assertThat(source.getAccessTokenSupplier()).isSameAs(supplier);
        assertThat(source.settings.config().tokenSupplier()).isSameAs(supplier);
        assertThat(source.settings.config("other", null).usesTokens()).isTrue();
        var named = source.settings.config("ada@example.com", "pat");
        assertThat(named.usesTokens()).isFalse();
        assertThat(named.password()).isEqualTo("pat");
        source.setAccessTokenSupplier(null);
        source.setAccessToken(SECRET);
        assertThat(source.settings.config().usesTokens()).isTrue();
        assertThat(source.toString()).doesNotContain(SECRET);
    }

    @Test
    void aWrongNumberIsReportedWhenItConnects() throws SQLException {
        var source = new E6dataDataSource();
        source.setUrl("jdbc:e6data://h/");
        source.setProperty("prepareTimeout", "soon");
        assertThat(source.getPrepareTimeout()).isZero();
        assertThatThrownBy(source::getConnection)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("prepareTimeout")
                .hasMessageContaining("soon");
        assertThat(source).hasToString("E6dataDataSource[invalid settings]");
    }

    private static void fill(DataSourceBean source) throws Exception {
        for (E6Property property : E6Property.values()) {
            bean(source.getClass(), property.key()).getWriteMethod().invoke(source, example(property));
        }
        source.setPassword(SECRET);
        source.setTrustStorePassword(SECRET);
        source.setUrl("jdbc:e6data://h:81/catalog=lake&password=" + SECRET + "&pasword=" + SECRET + ";token=" + SECRET);
        source.setServerName("cluster");
        source.setPortNumber(99);
        source.setDescription("the lake");
        source.setProperty("pasword", SECRET);
        source.setLogWriter(new PrintWriter(System.err));
    }

    private static void isTheSameWithoutSecrets(DataSourceBean copy, DataSourceBean original) throws Exception {
        assertThat(copy).isNotSameAs(original).hasSameClassAs(original);
        for (E6Property property : E6Property.values()) {
            var read = bean(copy.getClass(), property.key()).getReadMethod();
            if (property.secret()) {
                assertThat(read.invoke(copy)).isNull();
            } else {
                assertThat(read.invoke(copy)).as(property.key()).isEqualTo(read.invoke(original));
            }
        }
        assertThat(copy.getUrl()).isEqualTo("jdbc:e6data://h:81/catalog=lake");
        assertThat(copy.getServerName()).isEqualTo("cluster");
        assertThat(copy.getPortNumber()).isEqualTo(99);
        assertThat(copy.getDescription()).isEqualTo("the lake");
        assertThat(copy.getLogWriter()).isNull();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aReferenceLeadsToTheSameDataSourceWithoutSecrets(DataSourceBean source) throws Exception {
        fill(source);
        Reference reference = source.getReference();
        assertThat(reference.toString()).doesNotContain(SECRET);
        Object copy = NamingManager.getObjectInstance(reference, null, null, null);
        isTheSameWithoutSecrets((DataSourceBean) copy, source);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void serializationLeavesSecretsOut(DataSourceBean source) throws Exception {
        fill(source);
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(source);
        }
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            isTheSameWithoutSecrets((DataSourceBean) in.readObject(), source);
        }
    }

    @Test
    void aReferenceOfAnApplicationServerMayNameTheInterfaceAndHaveAPassword() throws Exception {
        var factory = new E6dataDataSourceFactory();
        var reference = new Reference(DataSource.class.getName());
        reference.add(new StringRefAddr("factory", factory.getClass().getName()));
        reference.add(new StringRefAddr("auth", "Container"));
        reference.add(new StringRefAddr("databaseName", "main"));
        reference.add(new StringRefAddr("password", SECRET));
        reference.add(new StringRefAddr("secure", "true"));
        var source = (E6dataDataSource) factory.getObjectInstance(reference, null, null, null);
        assertThat(source.getDatabase()).isEqualTo("main");
        assertThat(source.getPassword()).isEqualTo(SECRET);
        assertThat(source.isSecure()).isTrue();
        assertThat(factory.getObjectInstance(new Reference(ConnectionPoolDataSource.class.getName()), null, null, null))
                .isInstanceOf(E6dataConnectionPoolDataSource.class);
        assertThat(factory.getObjectInstance(new Reference("org.other.DataSource"), null, null, null))
                .isNull();
        assertThat(factory.getObjectInstance(new Reference("com.e6data.jdbc.Other"), null, null, null))
                .isNull();
        assertThat(factory.getObjectInstance("no reference", null, null, null)).isNull();
        assertThat(factory.getObjectInstance(null, null, null, null)).isNull();
    }

    @Test
    void settingsAreShownWithoutSecrets() throws Exception {
        for (var source : sources().toList()) {
            fill(source);
            source.setUrl("jdbc:e6data://h:81/catalog=lake&password=" + SECRET);
            source.setSslCert(null);
            source.setKeyStore(null);
            source.setApplicationName("app");
            assertThat(source.toString())
                    .startsWith(source.getClass().getSimpleName() + "[jdbc:e6data://h:81/")
                    .contains("applicationName=app")
                    .doesNotContain(SECRET)
                    .doesNotContain("text of user");
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shardingIsRefused(DataSourceBean source) {
        assertThatThrownBy(source::createShardingKeyBuilder)
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("HYC00");
    }

    @Test
    void theUrlOfANameThatCannotBeReadIsNotStored() throws NamingException {
        var source = new E6dataDataSource();
        source.setUrl("jdbc:other://h/password=" + SECRET);
        assertThat(source.getReference().toString()).doesNotContain(SECRET);
        source.setUrl("jdbc:e6data://me:" + SECRET + "@h:80/db?catalog=c;password=" + SECRET + "&secure=true");
        assertThat(source.getReference().toString()).doesNotContain(SECRET).contains("h:80/db?catalog=c&secure=true");
    }
}
