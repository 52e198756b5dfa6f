package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS with real certificates. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TlsTest {

    @TempDir
    Path folder;

    @Test
    void certificateFileAndInlineCertificateAreTrusted() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "dns:localhost,ip:127.0.0.1");
        try (TestCluster tls =
                TestCluster.start(TestCluster.builder().tls(certificate.certificate(), certificate.privateKey()))) {
            String encoded = URLEncoder.encode(certificate.file().toString(), StandardCharsets.UTF_8);
            assertAnswers(DriverManager.getConnection(
                    tls.url() + "&sslCert=" + encoded, TestCluster.USER, TestCluster.TOKEN));

            Properties properties = new Properties();
            properties.setProperty("user", TestCluster.USER);
            properties.setProperty("password", TestCluster.TOKEN);
            properties.setProperty("sslCert", certificate.certificate());
            assertAnswers(DriverManager.getConnection(tls.url(), properties));
        }
    }

    @Test
    void certificateForAnotherHostIsRefused() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "dns:cluster.example.com");
        try (TestCluster tls =
                TestCluster.start(TestCluster.builder().tls(certificate.certificate(), certificate.privateKey()))) {
            Properties properties = new Properties();
            properties.setProperty("user", TestCluster.USER);
            properties.setProperty("password", TestCluster.TOKEN);
            properties.setProperty("sslCert", certificate.file().toString());

            SQLException failure =
                    catchThrowableOfType(SQLException.class, () -> DriverManager.getConnection(tls.url(), properties));

            assertThat(failure.getSQLState()).isEqualTo("08001");
            assertThat(failure.getMessage()).contains("localhost");
        }
    }

    private static void assertAnswers(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 'over TLS'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("over TLS");
        }
    }
}
