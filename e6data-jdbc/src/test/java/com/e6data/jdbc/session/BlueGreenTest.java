package com.e6data.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.FakeCluster.Answer;
import io.grpc.Status;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BlueGreenTest {

    private FakeCluster server;

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> colours() {
        return server.calls().stream().map(call -> call.header("strategy")).toList();
    }

    @Test
    void aColdStartFindsGreen() throws Exception {
        server.serve("green");
        try (var session = Session.open(server.config())) {
            session.schemas("cat");
            assertThat(server.methods()).containsExactly("authenticate", "authenticate", "getSchemaNamesV2");
            assertThat(colours()).containsExactly("blue", "green", "green");
        }
    }

    @Test
    void theNextConnectionKnowsTheColour() throws Exception {
        server.serve("green");
        Session.open(server.config()).close();
        server.forgetCalls();
        Session.open(server.config()).close();
        assertThat(colours()).containsExactly("green");
    }

    @Test
    void twoClustersInOneJvmHaveTheirOwnColours() throws Exception {
        server.serve("green");
        try (var other = FakeCluster.start();
                var green = Session.open(server.config());
                var blue = Session.open(other.config())) {
            green.schemas("cat");
            blue.schemas("cat");
            assertThat(server.calls("getSchemaNamesV2").get(0).header("strategy"))
                    .isEqualTo("green");
            assertThat(other.calls()).allMatch(call -> "blue".equals(call.header("strategy")));
        }
    }

    @Test
    void clusterNamesBehindOneAddressHaveTheirOwnColours() throws Exception {
        server.serve("green");
        Session.open(server.config()).close();
        server.serve("blue", "green");
        server.forgetCalls();
        Session.open(server.config("clusterName", "second-" + server.port())).close();
        assertThat(colours()).containsExactly("blue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received http2 header with status: 456",
                "status: 456",
                "Wrong strategy. Status: 456 (use green)",
                "HTTP status code 456\ninvalid content-type: null\nheaders: Metadata(:status=456,server=x)",
                "weird, :status=456"
            })
    void everyWordingOfTheRefusalSwitchesTheColourOnce(String text) throws Exception {
        try (var session = Session.open(server.config())) {
            server.script("getSchemaNamesV2", FakeCluster.failing(Status.UNKNOWN, text));
            server.serve("green");
            session.schemas("cat");
            assertThat(server.methods())
                    .containsExactly("authenticate", "getSchemaNamesV2", "authenticate", "getSchemaNamesV2");
            assertThat(colours()).containsExactly("blue", "blue", "green", "green");
        }
    }

    @Test
    void aRefusalByBothColoursIsAnError() throws Exception {
        try (var session = Session.open(server.config())) {
            server.serve();
            assertThatThrownBy(() -> session.schemas("cat"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08006"))
                    .hasMessageContaining("456");
            assertThat(server.calls("getSchemaNamesV2")).hasSize(1);
            assertThat(server.calls("authenticate").size())
                    .as("bounded, each colour a few times")
                    .isBetween(4, 12);
            server.serve("blue");
            assertThat(session.schemas("cat")).isEmpty();
        }
    }

    @Test
    void aGapInWhichNoSideIsOpenIsWaitedFor() throws Exception {
        try (var session = Session.open(server.config())) {
            server.serve();
            var refused = FakeCluster.failing(Status.UNKNOWN, "status: 456");
            server.script("authenticate", refused, refused, refused, call -> {
                server.serve("blue");
                throw Status.UNKNOWN.withDescription("status: 456").asRuntimeException();
            });
            assertThat(session.schemas("cat")).isEmpty();
        }
    }

    @Test
    void acceptedLoginsWithoutServedWorkAreNotFollowedForLong() throws Exception {
        server.serve("blue", "green");
        Answer refused = FakeCluster.failing(Status.UNKNOWN, "status: 456");
        for (int i = 0; i < 50; i++) {
            server.script("getSchemaNamesV2", refused);
        }
        try (var session = Session.open(server.config())) {
            assertThatThrownBy(() -> session.schemas("cat")).hasFieldOrPropertyWithValue("SQLState", "08006");
            assertThat(server.calls("getSchemaNamesV2")).hasSize(10);
        }
    }

    @Test
    void aColourThatChangesAtEachStepIsFollowed() throws Exception {
        try (var session = Session.open(server.config())) {
            Answer away = call -> {
                server.serve(call.header("strategy").equals("blue") ? "green" : "blue");
                throw Status.UNKNOWN.withDescription("status: 456").asRuntimeException();
            };
            server.script("getSchemaNamesV2", away, away, away);
            server.script("authenticate", away);
            assertThat(session.schemas("cat")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"getSchemaNamesV2", "getTablesV2", "getColumnsV2"})
    void anAnnouncementIsTakenByTheNextCall(String method) throws Exception {
        try (var session = Session.open(server.config())) {
            server.serve("blue", "green");
            server.script(method, server.healthyWith("new_strategy", "GREEN"));
            switch (method) {
                case "getSchemaNamesV2" -> session.schemas("cat");
                case "getTablesV2" -> session.tables("cat", "db");
                default -> session.columns("cat", "db", "t");
            }
            session.schemas("cat");
            assertThat(colours()).containsExactly("blue", "blue", "green", "green");
        }
    }

    @Test
    void somethingElseInTheFieldIsNoAnnouncement() throws Exception {
        try (var session = Session.open(server.config())) {
            server.script("getSchemaNamesV2", server.healthyWith("new_strategy", "10.0.0.1"));
            session.schemas("cat");
            session.schemas("cat");
            assertThat(colours()).containsOnly("blue");
            assertThat(server.calls("authenticate")).hasSize(1);
        }
    }

    @Test
    void aLoginFollowsAnAnnouncement() throws Exception {
        server.serve("blue", "green");
        server.script("authenticate", server.healthyWith("new_strategy", "green"));
        try (var session = Session.open(server.config())) {
            session.schemas("cat");
            assertThat(colours()).containsExactly("blue", "green", "green");
        }
    }

    @Test
    void twoSidesThatPointAtEachOtherDoNotGoOnForEver() throws Exception {
        server.serve("blue", "green");
        Answer green = server.healthyWith("new_strategy", "green");
        Answer blue = server.healthyWith("new_strategy", "blue");
        server.script("authenticate", green, blue, green, blue, green, blue);
        try (var session = Session.open(server.config())) {
            assertThat(colours()).containsExactly("blue", "green", "blue");
            session.schemas("cat");
            assertThat(server.calls("authenticate")).hasSize(3);
        }
    }

    @Test
    void onlyTheFirstRefusalOfAnEpochChangesTheColour() {
        var cluster = new Cluster();
        Cluster.Change untold = (before, now, reason) -> {};
        var blue = cluster.confirmed(Colour.BLUE, untold);
        var green = cluster.refused(Colour.BLUE, blue.epoch(), untold);
        assertThat(green.active()).isEqualTo(Colour.GREEN);
        assertThat(cluster.refused(Colour.BLUE, blue.epoch(), untold)).isEqualTo(green);
        assertThat(cluster.announced(Colour.BLUE, blue.epoch(), untold))
                .as("an announcement of an older epoch")
                .isEqualTo(green);
        assertThat(cluster.announced(Colour.BLUE, green.epoch(), untold).active())
                .isEqualTo(Colour.BLUE);
    }
}
