package com.e6data.conformance.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.conformance.TestCluster;
import com.e6data.emulator.E6dataEmulator;
import com.e6data.emulator.RecordedCall;
import com.e6data.jdbc.E6dataConnection;
import com.e6data.jdbc.E6dataDataSource;
import com.e6data.jdbc.E6dataDriver;
import com.e6data.jdbc.auth.E6dataTokenSupplier;
import io.grpc.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets stay inside: the driver works and fails in every way, all that the JVM emits meanwhile is kept, and each
 * secret is looked for in it, in several encodings.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SecretsTest {

    private static final String PASSWORD = "pat/7f3a+Grüße=Z9&k%25q";
    private static final String WRONG_PASSWORD = "wrong/one+b81e=Q7;x";
    private static final String STORE_PASSWORD = "store/c04d+pw=J5?y";
    private static final String KEY = "TotallySecretKeyMaterial0123456789";
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJlLW9mLW1l";

    @TempDir
    Path folder;

    private final Set<String> secrets = new TreeSet<>(List.of(PASSWORD, WRONG_PASSWORD, STORE_PASSWORD, KEY, TOKEN));
    private Emitted emitted;
    private E6dataEmulator emulator;

    /** What is done with the driver in a test. */
    private interface Work {
        void run() throws Exception;
    }

    @BeforeEach
    void start() {
        emulator = E6dataEmulator.builder()
                .user(TestCluster.USER, PASSWORD)
                .catalog("demo")
                .schema("public")
                .start();
        emitted = new Emitted();
    }

    @AfterEach
    void stop() {
        emitted.close();
        emulator.close();
    }

    private Properties properties(String password) {
        var properties = new Properties();
        properties.setProperty("user", TestCluster.USER);
        properties.setProperty("password", password);
        return properties;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(emulator.url(), properties(PASSWORD));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void mayFail(String where, Work work) throws Exception {
        try {
            work.run();
        } catch (SQLException e) {
            emitted.add(where, e);
        }
    }

    private void mustFail(String where, Work work) throws Exception {
        try {
            work.run();
        } catch (SQLException e) {
            emitted.add(where, e);
            return;
        }
        throw new AssertionError(where + " did not fail");
    }

    private void rememberSessions() {
        for (RecordedCall call : emulator.recorder().calls()) {
            if (call.request() != null
                    && call.request().getDescriptorForType().findFieldByName("sessionId") != null
                    && !call.field("sessionId").toString().isEmpty()) {
                secrets.add(call.field("sessionId").toString());
            }
        }
    }

    /** Returns all that was searched, with what is known to show secrets. */
    private List<Emitted.Piece> assertNoSecretGotOut() throws Exception {
        rememberSessions();
        List<Emitted.Piece> pieces = emitted.all(folder);
        assertThat(pieces).hasSizeGreaterThan(20);
        var found = new HashMap<String, Set<String>>();
        for (String secret : secrets) {
            Set<String> places = Emitted.places(withoutFrames(pieces), secret);
            if (!places.isEmpty()) {
                found.put(secret, places);
            }
        }
        assertThat(found).isEmpty();
        return pieces;
    }

    /**
     * gRPC can log the bytes of every frame, below DEBUG and only where an application asks for that logger; the page
     * on resilience warns of it.
     */
    private static List<Emitted.Piece> withoutFrames(List<Emitted.Piece> pieces) {
        return pieces.stream()
                .filter(piece -> !piece.where().contains("io.grpc.netty.NettyClientHandler")
                        && !piece.where().contains("io.grpc.netty.NettyServerHandler"))
                .toList();
    }

    // At work

    @Test
    void whileEverythingGoesWell() throws Exception {
        String url = emulator.url() + "&user=" + encoded(TestCluster.USER) + "&password=" + encoded(PASSWORD)
                + "&pasword=" + encoded(WRONG_PASSWORD) + "&trustStorePassword=" + encoded(STORE_PASSWORD);
        try (Connection connection = DriverManager.getConnection(url)) {
            for (SQLWarning warning = connection.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                emitted.add("warning", warning);
            }
            use(connection);
        }
        try (Connection connection = connect()) {
            use(connection);
        }
        var source = new E6dataDataSource();
        source.setUrl(url);
        source.setPassword(PASSWORD);
        source.setTrustStorePassword(STORE_PASSWORD);
        emitted.addSerialized("serialized data source", source);
        emitted.add("reference", source.getReference().toString());
        emitted.addGraph("data source", source, source.createConnectionBuilder().password(PASSWORD));
        for (DriverPropertyInfo info : new E6dataDriver().getPropertyInfo(url, properties(PASSWORD))) {
            emitted.add("property info", info.name + "=" + info.value + " " + info.description);
        }
        List<Emitted.Piece> pieces = assertNoSecretGotOut();
        assertThat(secrets)
                .as("the search finds what there is: the bytes of frames")
                .anySatisfy(secret -> assertThat(Emitted.places(pieces, secret))
                        .anyMatch(place -> place.contains("NettyClientHandler")));
    }

    private void use(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT ? AS x")) {
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS t (x INTEGER)");
            prepared.setInt(1, 7);
            ResultSet rows = prepared.executeQuery();
            emitted.addGraph("open result", connection, statement, prepared, rows, new E6dataDriver());
            while (rows.next()) {
                emitted.add("value", rows.getString(1));
            }
            emitted.add("URL", connection.getMetaData().getURL());
            emitted.add("user", connection.getMetaData().getUserName());
            emitted.add("client info", connection.getClientInfo().toString());
            emitted.add("dry run", connection.unwrap(E6dataConnection.class).dryRun("SELECT 1"));
            connection.getMetaData().getTables(null, null, "%", null).close();
            emitted.addGraph("closed result", connection, statement, prepared, rows, connection.getMetaData());
            emitted.add("toString", connection + " " + statement + " " + prepared + " " + rows);
        }
    }

    // Refused

    @Test
    void whenALoginIsRefusedInWordsThatRepeatThePassword() throws Exception {
        for (Status.Code code : Status.Code.values()) {
            if (code != Status.Code.OK) {
                emulator.faults()
                        .on("authenticate")
                        .always()
                        .fail(Status.fromCode(code).withDescription(indiscreet(WRONG_PASSWORD, "none")));
                mustFail("login with " + code, () -> {
                    try (Connection connection =
                            DriverManager.getConnection(emulator.url(), properties(WRONG_PASSWORD))) {
                        connection.isValid(1);
                    }
                });
                emulator.faults().clear();
            }
        }
        mustFail(
                "login",
                () -> DriverManager.getConnection(emulator.url(), properties(WRONG_PASSWORD))
                        .close());
        assertNoSecretGotOut();
    }

    /** What a careless server or proxy says about a request that it does not like. */
    private static String indiscreet(String password, String sessionId) {
        return "Access denied to session " + sessionId + ", password '" + password + "'; Authorization: Bearer "
                + password + "; Authorization: Basic "
                + Base64.getEncoder()
                        .encodeToString((TestCluster.USER + ":" + password).getBytes(StandardCharsets.UTF_8))
                + "; /login?token=" + encoded(password) + "&session=" + encoded(sessionId);
    }

    @Test
    void whenAnyCallIsRefusedInWordsThatRepeatTheSession() throws Exception {
        List<String> methods = List.of(
                "prepareStatementV2",
                "executeStatementV2",
                "getResultMetadata",
                "getNextResultBatch",
                "clearOrCancelQuery",
                "getSchemaNamesV2",
                "dryRunV2",
                "status",
                "explain");
        for (Status.Code code : List.of(
                Status.Code.UNAUTHENTICATED,
                Status.Code.PERMISSION_DENIED,
                Status.Code.INTERNAL,
                Status.Code.UNKNOWN,
                Status.Code.UNAVAILABLE,
                Status.Code.INVALID_ARGUMENT,
                Status.Code.NOT_FOUND)) {
            for (String method : methods) {
                try (Connection connection = connect()) {
                    // So that the id of the session is known.
                    try (ResultSet rows = connection.createStatement().executeQuery("SELECT 1")) {
                        rows.next();
                    }
                    String session = lastSession();
                    emulator.faults()
                            .on(method)
                            .always()
                            .fail(Status.fromCode(code).withDescription(indiscreet(PASSWORD, session)));
                    mayFail(method + " with " + code, () -> query(connection));
                    mayFail(
                            "schemas with " + code,
                            () -> connection.getMetaData().getSchemas());
                    mayFail(
                            "dry run with " + code,
                            () -> connection.unwrap(E6dataConnection.class).dryRun("SELECT 1"));
                }
                rememberSessions();
                emulator.faults().clear();
                emulator.recorder().reset();
            }
        }
        assertNoSecretGotOut();
    }

    private String lastSession() {
        String last = "";
        for (RecordedCall call : emulator.recorder().calls("prepareStatementV2")) {
            last = call.field("sessionId").toString();
        }
        assertThat(last).isNotEmpty();
        return last;
    }

    private void query(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            while (rows.next()) {
                rows.getInt(1);
            }
        }
    }

    @Test
    void whenSessionsExpireConnectionsBreakAndBatchesAreRefused() throws Exception {
        emulator.faults().rotateSessionIds(true);
        try (Connection connection = connect()) {
            query(connection);
            emulator.faults().expireSessions();
            query(connection);
            emulator.faults().on("getNextResultBatch").resetConnection();
            mayFail("reset", () -> query(connection));
            emulator.faults().on("executeStatementV2").loseResponse();
            mayFail("lost answer", () -> query(connection));
            emulator.faults().on("getNextResultBatch").cutBatch(3);
            mayFail("cut batch", () -> query(connection));
            try (Statement statement = connection.createStatement()) {
                statement.addBatch("INSERT INTO nowhere VALUES (1)");
                mustFail("batch", statement::executeBatch);
                try {
                    statement.addBatch("INSERT INTO nowhere VALUES (1)");
                    statement.executeBatch();
                } catch (BatchUpdateException e) {
                    emitted.add("batch", e);
                }
                ResultSet rows = statement.executeQuery("SELECT 1");
                statement.cancel();
                mustFail("cancelled", rows::next);
            }
            emulator.faults().suspend(Duration.ofMillis(1));
            query(connection);
            connection.abort(Runnable::run);
            mustFail("aborted", () -> query(connection));
        }
        assertNoSecretGotOut();
    }

    // Not even asked

    @Test
    void whenTheUrlIsWrong() throws Exception {
        String password = encoded(PASSWORD);
        for (String url : List.of(
                "jdbc:e6data://" + TestCluster.USER + ":" + password + "@localhost/",
                "jdbc:e6data://user:" + PASSWORD + "@localhost:1/catalog=c",
                "jdbc:e6data://localhost:no/password=" + password,
                "jdbc:e6data:///password=" + password,
                "jdbc:e6data://localhost/password=" + PASSWORD,
                "jdbc:e6data://localhost/password=" + password + "&password=" + password,
                "jdbc:e6data://localhost/catalog=c?password=" + password + "&schema=s?password=" + password,
                "jdbc:e6data://localhost/loginTimeout=soon&password=" + password,
                "jdbc:e6data://localhost/password=%zz" + password,
                "jdbc:e6data://localhost/pasword=%zz" + password,
                "jdbc:e6data://localhost/pasword=" + password + "&user=me",
                "jdbc:e6data://localhost:1/user=me&password=" + password,
                "jdbc:e6data://no-such-host.invalid/user=me&password=" + password)) {
            mustFail("URL", () -> DriverManager.getConnection(url).close());
            for (DriverPropertyInfo info : new E6dataDriver().getPropertyInfo(url, null)) {
                emitted.add("property info", info.name + "=" + info.value);
            }
            var source = new E6dataDataSource();
            source.setUrl(url);
            emitted.add("data source", source.toString());
            emitted.addSerialized("serialized data source", source);
            mustFail("data source", source::getConnection);
        }
        assertNoSecretGotOut();
    }

    @Test
    void whenTlsCannotBeSetUp() throws Exception {
        Path store = folder.resolve("store.p12");
        var keys = java.security.KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        try (var out = Files.newOutputStream(store)) {
            keys.store(out, "another one".toCharArray());
        }
        String certificate = "-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----";
        for (Map<String, String> settings : List.of(
                Map.of("trustStore", store.toString(), "trustStorePassword", STORE_PASSWORD),
                Map.of("keyStore", store.toString(), "keyStorePassword", STORE_PASSWORD),
                Map.of("sslCert", certificate),
                Map.of("clientCert", certificate, "clientKey", key("PRIVATE KEY")),
                Map.of("clientKey", key("PRIVATE KEY")),
                Map.of("clientCert", certificate, "clientKey", KEY),
                Map.of("clientCert", certificate, "clientKey", key("RSA PRIVATE KEY")),
                Map.of(
                        "clientCert",
                        certificate,
                        "clientKey",
                        key("ENCRYPTED PRIVATE KEY"),
                        "clientKeyPassword",
                        STORE_PASSWORD))) {
            Properties properties = properties(PASSWORD);
            properties.setProperty("secure", "true");
            settings.forEach(properties::setProperty);
            mustFail(
                    "TLS with " + settings.keySet(),
                    () -> DriverManager.getConnection(emulator.url(), properties)
                            .close());
            var source = new E6dataDataSource();
            source.setUrl(emulator.url());
            source.setProperties(properties);
            emitted.add("data source", source.toString());
            emitted.addSerialized("serialized data source", source);
            emitted.addGraph("data source", source);
        }
        // Against a server without TLS.
        Properties properties = properties(PASSWORD);
        properties.setProperty("secure", "true");
        mustFail(
                "TLS",
                () -> DriverManager.getConnection(emulator.url(), properties).close());
        assertNoSecretGotOut();
    }

    private static String key(String kind) {
        return "-----BEGIN " + kind + "-----\n" + KEY + "\n-----END " + kind + "-----\n";
    }

    // Access tokens

    @Test
    void whenAccessTokensWorkAndWhenTheyDoNot() throws Exception {
        Path file = folder.resolve("token");
        Files.writeString(file, TOKEN);
        try (E6dataEmulator oauth = E6dataEmulator.builder()
                .bearerToken(TestCluster.USER, TOKEN)
                .catalog("demo")
                .schema("public")
                .tls()
                .start()) {
            var base = new Properties();
            base.setProperty("sslCert", oauth.certificatePem());
            for (String way : List.of("accessToken", "accessTokenFile", "accessTokenSupplier")) {
                var properties = (Properties) base.clone();
                switch (way) {
                    case "accessToken" -> properties.setProperty(way, TOKEN);
                    case "accessTokenFile" -> properties.setProperty(way, file.toString());
                    default -> properties.put(way, (E6dataTokenSupplier) refused -> TOKEN);
                }
                try (Connection connection = DriverManager.getConnection(oauth.url(), properties)) {
                    use(connection);
                    for (Status.Code code : List.of(
                            Status.Code.UNAUTHENTICATED,
                            Status.Code.PERMISSION_DENIED,
                            Status.Code.INTERNAL,
                            Status.Code.UNAVAILABLE,
                            Status.Code.INVALID_ARGUMENT)) {
                        oauth.faults()
                                .on("prepareStatementV2")
                                .always()
                                .fail(Status.fromCode(code).withDescription(indiscreet(TOKEN, "none")));
                        mayFail(way + " with " + code, () -> query(connection));
                        oauth.faults().clear();
                    }
                }
                mustFail(
                        "token without TLS",
                        () -> DriverManager.getConnection(emulator.url(), properties)
                                .close());
            }
            for (String wrong : List.of(WRONG_PASSWORD, "with a blank " + WRONG_PASSWORD)) {
                var properties = (Properties) base.clone();
                properties.setProperty("accessToken", wrong);
                mayFail("wrong token", () -> {
                    try (Connection connection = DriverManager.getConnection(oauth.url(), properties)) {
                        query(connection);
                    }
                });
            }
            Files.writeString(file, WRONG_PASSWORD + "\n" + WRONG_PASSWORD);
            var properties = (Properties) base.clone();
            properties.setProperty("accessTokenFile", file.toString());
            mayFail(
                    "token file",
                    () -> DriverManager.getConnection(oauth.url(), properties).close());
            mayFail(
                    "token in the URL",
                    () -> DriverManager.getConnection(
                                    "jdbc:e6data://localhost:1/accessToken=" + encoded(TOKEN) + "&secure=true")
                            .close());
        }
        assertNoSecretGotOut();
    }
}
