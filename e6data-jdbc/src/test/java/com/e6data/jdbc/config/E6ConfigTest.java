package com.e6data.jdbc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class E6ConfigTest {

    private static E6Config parse(String url, String... given) throws SQLException {
        var properties = new Properties();
        for (int i = 0; i < given.length; i += 2) {
            properties.setProperty(given[i], given[i + 1]);
        }
        return E6Config.parse(url, properties);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "jdbc:e6data://123.123.123.123:443/database=tpcds_1tb&catalog=glue&secure=true&cluster-uuid=abcde"
                        + ", 123.123.123.123, 443, tpcds_1tb, glue, true",
                "jdbc:e6data://h:8080/database=d&catalog=c, h, 8080, d, c, false",
                "jdbc:e6data://h:443/secure=true&cluster-name=n&catalog=c&database=d, h, 443, d, c, true",
                "jdbc:e6data://example:443/secure=true, example, 443, -, -, true",
                "jdbc:e6data://h/d?catalog=c&secure=true, h, 443, d, c, true",
                "jdbc:e6data://h/d;catalog=c, h, 80, d, c, false",
                "jdbc:e6data://h/d&catalog=c, h, 80, d, c, false",
                "jdbc:e6data://h/d, h, 80, d, -, false",
                "jdbc:e6data://h/?database=d;catalog=c, h, 80, d, c, false",
                "jdbc:e6data://h?database=d, h, 80, d, -, false",
                "jdbc:e6data://h:81;database=d, h, 81, d, -, false",
                "jdbc:e6data://h, h, 80, -, -, false",
                "jdbc:e6data://h/, h, 80, -, -, false",
                "jdbc:e6data://h/database=&catalog=c, h, 80, -, c, false",
                "jdbc:e6data://h/schema=d, h, 80, d, -, false",
                "JDBC:E6DATA://Host_1.example-2/d, Host_1.example-2, 80, d, -, false",
                "jdbc:e6data://[::1]:81/d, ::1, 81, d, -, false",
                "jdbc:e6data://[2001:db8::1]/d, 2001:db8::1, 80, d, -, false",
                "jdbc:e6data://h/database=a%26b%3D%C3%A9+c%25, h, 80, a&b=é+c%, -, false",
                "jdbc:e6data://h/my%20db?catalog=c, h, 80, my db, c, false",
            })
    void readsEveryForm(String url, String host, int port, String schema, String catalog, boolean secure)
            throws SQLException {
        var config = parse(url);
        assertThat(config.host()).isEqualTo(host);
        assertThat(config.port()).isEqualTo(port);
        assertThat(config.schema()).isEqualTo(schema);
        assertThat(config.catalog()).isEqualTo(catalog);
        assertThat(config.secure()).isEqualTo(secure);
        assertThat(config.warnings()).isEmpty();
        var again = parse(config.url());
        assertThat(again.url()).isEqualTo(config.url());
        assertThat(again.schema()).isEqualTo(schema);
        assertThat(again.secure()).isEqualTo(secure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "jdbc:e6data://                        | the host is missing",
                "jdbc:e6data://:80/                    | the host is missing",
                "jdbc:e6data://h:port/                 | port \"port\" is not a number from 1 to 65535",
                "jdbc:e6data://h:0/                    | port \"0\" is not a number from 1 to 65535",
                "jdbc:e6data://h:65536/                | port \"65536\"",
                "jdbc:e6data://h:+80/                  | port \"+80\"",
                "jdbc:e6data://h:/                     | port \"\"",
                "jdbc:e6data://a,,b:80/                | empty place in its list of hosts",
                "jdbc:e6data://a,/                     | empty place in its list of hosts",
                "jdbc:e6data://a:80,b,a:80/            | \"a:80\" is given twice",
                "jdbc:e6data://a:80,::1/               | in brackets",
                "jdbc:e6data://a:80,b:x/               | port \"x\"",
                "jdbc:e6data://h/connectTimeout=-1     | a whole number of seconds from 0 to 86400",
                "jdbc:e6data://h/idleTimeout=5m        | \"5m\" of the property idleTimeout is wrong",
                "jdbc:e6data://h/secure=true&clientCert=a&keyStore=b | clientCert and keyStore are both given",
                "jdbc:e6data://a b/                    | may hold letters",
                "jdbc:e6data://::1:80/                 | in brackets",
                "jdbc:e6data://[::1/                   | no closing bracket",
                "jdbc:e6data://[zz]/                   | not an IPv6 address",
                "jdbc:e6data://[::1]80/                | not a port",
                "jdbc:e6data://ada:secret-pw@h/        | cannot stand before the host",
                "jdbc:e6data://h/d?catalog             | parameter 2 is not of the form name=value",
                "jdbc:e6data://h/secure=yes            | \"yes\" of the property secure is wrong; it must be true or false",
                "jdbc:e6data://h/prepareTimeout=10s    | \"10s\" of the property prepareTimeout is wrong; it must be a whole number of seconds from 1 to 86400",
                "jdbc:e6data://h/prepareTimeout=0      | \"0\" of the property prepareTimeout",
                "jdbc:e6data://h/fetchBufferBatches=-1 | \"-1\" of the property fetchBufferBatches",
                "jdbc:e6data://h/stringEscapes=none    | one of backslash, standard",
                "jdbc:e6data://h/clusterName=n%C3%A9   | printable ASCII",
                "jdbc:e6data://h/catalog=a&Catalog=b   | gives the property catalog twice, as catalog and as Catalog",
                "jdbc:e6data://h/d?database=e          | gives the property database twice",
                "jdbc:e6data://h/database=d&schema=e   | gives the property database twice, as database and as schema",
                "jdbc:e6data://h/catalog=a%2           | that is not followed by two hexadecimal digits",
                "jdbc:e6data://h/catalog=%zz           | a % in \"%zz\" that is not followed by two hexadecimal digits",
                "jdbc:e6data://h/catalog=%ff           | not UTF-8",
                "jdbc:e6data://h/catalog=c?secure=true | follows a ?; separate parameters by &",
                "jdbc:e6data://h/sslCert=a&trustStore=b| both given",
                "jdbc:other://h/                       | does not begin with jdbc:e6data://",
            })
    void namesWhatIsWrong(String url, String text) {
        assertThatThrownBy(() -> parse(url))
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasFieldOrPropertyWithValue("SQLState", "08001")
                .hasMessageContaining(text)
                .hasMessageNotContaining("secret-pw");
    }

    @Test
    void urlParametersWinOverProperties() throws SQLException {
        var config = parse("jdbc:e6data://h/catalog=url", "CATALOG", "given", "schema", "s", "user", "u");
        assertThat(config.catalog()).isEqualTo("url");
        assertThat(config.schema()).isEqualTo("s");
        assertThat(config.user()).isEqualTo("u");
    }

    @Test
    void propertiesMayHoldNumbersAndBooleans() throws SQLException {
        var properties = new Properties();
        properties.put("prepareTimeout", 5);
        properties.put("secure", true);
        var config = E6Config.parse("jdbc:e6data://h/", properties);
        assertThat(config.duration(E6Property.PREPARE_TIMEOUT)).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.secure()).isTrue();
    }

    @Test
    void defaultsOfPropertiesCount() throws SQLException {
        var defaults = new Properties();
        defaults.setProperty("catalog", "c");
        assertThat(E6Config.parse("jdbc:e6data://h/", new Properties(defaults)).catalog())
                .isEqualTo("c");
        assertThat(E6Config.parse("jdbc:e6data://h/", null).catalog()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clusterName", "cluster-name", "cluster_name", "CLUSTERNAME", "Cluster-Name"})
    void namesAreEqualInEverySpelling(String name) throws SQLException {
        assertThat(parse("jdbc:e6data://h/" + name + "=Demo").clusterName()).isEqualTo("demo");
    }

    @Test
    void anUnknownParameterIsAWarningWithASuggestion() throws SQLException {
        var config = parse("jdbc:e6data://h/catalogue=c&x=1", "scheme", "s");
        assertThat(config.warnings())
                .containsExactlyInAnyOrder(
                        "Unknown parameter catalogue in the URL is ignored; did you mean catalog?",
                        "Unknown parameter x in the URL is ignored",
                        "Unknown parameter scheme in the connection properties is ignored; did you mean schema?");
    }

    @Test
    void certificatesWithoutTlsAreAWarning() throws SQLException {
        assertThat(parse("jdbc:e6data://h/sslCert=a.pem").warnings())
                .singleElement()
                .asString()
                .contains("sslCert")
                .contains("secure=true");
    }

    @Test
    void noSecretIsShown() throws SQLException {
        var config = parse(
                "jdbc:e6data://h/user=ada%40example.com&password=pw-s3cret&catalog=c",
                "trustStorePassword", "ts-s3cret");
        assertThat(config.password()).isEqualTo("pw-s3cret");
        assertThat(config.url()).isEqualTo("jdbc:e6data://h:80/catalog=c");
        assertThat(config.toString()).isEqualTo("E6Config[jdbc:e6data://h:80/catalog=c]");
        assertThatThrownBy(() -> parse("jdbc:e6data://h/password=pw-s3cret%2")).hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @EnumSource(E6Property.class)
    void everyPropertyIsDescribedForTools(E6Property property) {
        DriverPropertyInfo info = Arrays.stream(E6Config.driverPropertyInfo("jdbc:e6data://h/secure=true&user=u", null))
                .filter(candidate -> candidate.name.equals(property.key()))
                .findFirst()
                .orElseThrow();
        assertThat(info.description).startsWith(property.description());
        assertThat(info.required).isEqualTo(property == E6Property.USER || property == E6Property.PASSWORD);
        switch (property) {
            case USER -> assertThat(info.value).isEqualTo("u");
            case SECURE -> assertThat(info.value).isEqualTo("true");
            default -> assertThat(info.value).isEqualTo(property.defaultValue());
        }
        if (property.type() == E6Property.Type.BOOLEAN) {
            assertThat(info.choices).containsExactly("true", "false");
        }
    }

    @Test
    void toolsMayAskWithAHalfWrittenUrl() {
        assertThat(E6Config.driverPropertyInfo("jdbc:e6data://", null)).hasSize(E6Property.values().length);
        assertThat(E6Config.driverPropertyInfo(null, null)).hasSize(E6Property.values().length);
    }

    @ParameterizedTest
    @EnumSource(E6Property.class)
    void everyDefaultIsAllowed(E6Property property) {
        if (property.defaultValue() != null) {
            assertThat(property.normalize(property.defaultValue())).isEqualTo(property.defaultValue());
        }
    }

    @ParameterizedTest
    @CsvSource({"jdbc:e6data://x, true", "JDBC:e6data://x, true", "jdbc:e6data:x, false", "jdbc:pg://x, false"})
    void acceptsItsOwnPrefixOnly(String url, boolean accepted) {
        assertThat(E6Config.accepts(url)).isEqualTo(accepted);
        assertThat(E6Config.accepts(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:e6data://a:80,b:81/d                  | a:80,b:81             | 2",
                "jdbc:e6data://a,b:81,c/secure=true         | a:443,b:81,c:443      | 2",
                "jdbc:e6data://[::1]:80,h,[fe80::1]/        | [::1]:80,h:80,[fe80::1]:80 | 2",
                "jdbc:e6data://a, b                         | a:80,b:80             | 2",
                "jdbc:e6data://a                            | a:80                  | 10",
                "jdbc:e6data://a,b/connectTimeout=7         | a:80,b:80             | 7",
            })
    void severalHostsKeepTheirOrder(String url, String authority, int connectTimeout) throws SQLException {
        var config = parse(url);
        assertThat(config.authority()).isEqualTo(authority);
        assertThat(config.endpoints()).hasSize(authority.split(",").length);
        assertThat(config.endpoints().get(0)).isEqualTo(new Endpoint(config.host(), config.port()));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(connectTimeout));
        assertThat(config.url()).startsWith("jdbc:e6data://" + authority);
        assertThat(parse(config.url()).endpoints()).isEqualTo(config.endpoints());
        assertThat(E6Config.withoutSecrets(url + "&password=secret-pw")).doesNotContain("secret-pw");
        assertThat(parse(E6Config.withoutSecrets(url)).endpoints()).isEqualTo(config.endpoints());
    }

    @ParameterizedTest
    @CsvSource({
        "grpc_prepare_timeout, 60, prepareTimeout, 60",
        "grpc_auto_resume_timeout_seconds, 61, autoResumeTimeout, 61",
        "keepalive_permit_without_calls, 0, keepAliveWithoutCalls, false",
        "grpc.keepalive_permit_without_calls, 1, keepAliveWithoutCalls, true",
        "max_receive_message_length, -1, maxInboundMessageSize, 2147483647",
        "grpc.max_receive_message_length, 5000, maxInboundMessageSize, 5000",
        "max_send_message_length, 314572800, maxOutboundMessageSize, 314572800",
        "max_send_message_length, -1, maxOutboundMessageSize, 2147483647",
    })
    void optionsOfTheConnectorWithTheSameUnitAreTaken(String name, String value, String key, String taken)
            throws SQLException {
        E6Property property = E6Property.find(key).orElseThrow();
        assertThat(parse("jdbc:e6data://h/", name, value).get(property)).isEqualTo(taken);
        var config = parse("jdbc:e6data://h/" + name + "=" + value);
        assertThat(config.get(property)).isEqualTo(taken);
        assertThat(config.warnings()).isEmpty();
        assertThat(config.url()).contains(key + "=" + taken);
        assertThat(E6Config.driverPropertyInfo("jdbc:e6data://h/" + name + "=" + value, null))
                .anyMatch(info -> info.name.equals(key) && info.value.equals(taken));
        assertThatThrownBy(() -> parse("jdbc:e6data://h/" + name + "=" + value + "&" + key + "=" + taken))
                .hasMessageContaining("twice")
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({
        "keepalive_time_ms, 30000, keepAliveTime=30",
        "grpc.keepalive_time_ms, 1500, keepAliveTime=10",
        "keepalive_timeout_ms, 900000, keepAliveTimeout=900",
        "keepalive_timeout_ms, soon, keepAliveTimeout",
        "http2.max_pings_without_data, 0, keepAliveWithoutCalls",
        "grpc.http2.min_time_between_pings_ms, 15000, keepAliveTime",
        "http2.min_ping_interval_without_data_ms, 15000, keepAliveTime",
    })
    void optionsOfTheConnectorWithAnotherUnitAreNamedInAWarning(String name, String value, String ours)
            throws SQLException {
        var config = parse("jdbc:e6data://h/" + name + "=" + value);
        assertThat(config.warnings()).singleElement().asString().contains(name).contains(ours);
        assertThat(config.get(E6Property.KEEP_ALIVE_TIME)).isEqualTo("30");
    }

    @Test
    void settingsOfTlsWithoutTlsAreNamedInAWarning() throws SQLException {
        for (var property : new E6Property[] {
            E6Property.SSL_CERT,
            E6Property.TRUST_STORE,
            E6Property.CLIENT_CERT,
            E6Property.CLIENT_KEY,
            E6Property.KEY_STORE
        }) {
            assertThat(parse("jdbc:e6data://h/", property.key(), "x").warnings())
                    .singleElement()
                    .asString()
                    .contains(property.key())
                    .contains("secure=true");
        }
    }
}
