package com.e6data.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.transport.EngineChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CleanupTest {

    @Test
    void aQueryThatIsAboutToBeClearedCountsAsRunningAlready() throws Exception {
        try (var server = FakeCluster.start()) {
            var channel = EngineChannel.open(server.config(), () -> null);
            try {
                var itself = new AtomicReference<Cleanup>();
                var quiet = new AtomicReference<Boolean>();
                // What another thread would see that closes the connection just now.
                var cleanup = new Cleanup(
                        channel,
                        Pace.NORMAL,
                        new SessionReport(channel.observer()),
                        new Cleanup.ResponseListener() {
                            @Override
                            public <R> void heard(Login login, String sent, Rpc<?, R> rpc, R response) {}
                        },
                        route -> quiet.set(itself.get().quiet().isDone()));
                itself.set(cleanup);
                var route = new Route(new Login(Colour.BLUE, 1, "session"), "planner", "Q1");
                cleanup.opened(route);

                cleanup.clear(route);

                assertThat(quiet).hasValue(false);
                cleanup.quiet().get(10, TimeUnit.SECONDS);
                assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
            } finally {
                channel.abort();
            }
        }
    }
}
