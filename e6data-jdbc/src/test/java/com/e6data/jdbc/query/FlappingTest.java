package com.e6data.jdbc.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.Golden;
import com.e6data.jdbc.vector.Chunk;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A deployment that changes its colour all the time, under many threads: every query gives exactly its rows. The
 * switches are made by the threads that query, after a random number of their own steps, so that the colour changes as
 * fast as the machine works, whatever its speed.
 */
@Timeout(120)
class FlappingTest {

    private static final int THREADS = 16;
    private static final int CONNECTIONS = 6;
    private static final int QUERIES = 25;
    private static final QueryOptions OPTIONS = new QueryOptions("cat", "db", 0, false);

    /** How a side ends. */
    enum Form {
        /** Its queries go on, new work is refused. */
        DRAINED(2),
        /** As before, and the other side was announced by answers. */
        ANNOUNCED(2),
        /** Everything is refused, sessions are void. */
        CUT(40);

        private final int steps;

        Form(int steps) {
            this.steps = steps;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noQueryFails(Form form) throws Exception {
        var pool = Executors.newFixedThreadPool(THREADS);
        List<Session> sessions = new ArrayList<>();
        try (var server = FakeCluster.start()) {
            server.drain(form != Form.CUT);
            var blue = new AtomicBoolean(true);
            for (int i = 0; i < CONNECTIONS; i++) {
                sessions.add(Session.open(server.config()));
            }
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                var random = new Random(i);
                Session session = sessions.get(i % CONNECTIONS);
                Callable<Integer> task = () -> {
                    int rows = 0;
                    for (int query = 0; query < QUERIES; query++) {
                        if (random.nextInt(form.steps) == 0) {
                            change(server, form, blue);
                        }
                        rows += run(session);
                    }
                    return rows;
                };
                results.add(pool.submit(task));
            }
            for (var result : results) {
                assertThat(result.get(100, TimeUnit.SECONDS))
                        .isEqualTo(QUERIES
                                * 2
                                * Golden.named("integer_plain_min_max_null").rows());
            }
            assertThat(server.calls("authenticate").size())
                    .as("the colour did change")
                    .isGreaterThan(CONNECTIONS);
        } finally {
            sessions.forEach(Session::close);
            pool.shutdownNow();
        }
    }

    private static void change(FakeCluster server, Form form, AtomicBoolean blue) {
        boolean toBlue = !blue.get();
        if (!blue.compareAndSet(!toBlue, toBlue)) {
            return;
        }
        String next = toBlue ? "blue" : "green";
        if (form == Form.ANNOUNCED) {
            server.script("getNextResultBatch", server.healthyWith("new_strategy", next));
        }
        server.serve(next);
        if (form == Form.CUT) {
            server.expireSessions();
        }
    }

    private static int run(Session session) throws SQLException {
        try (Query query = Query.execute(session, "SELECT 1", OPTIONS)) {
            int rows = 0;
            for (Chunk chunk = query.next(); chunk != null; chunk = query.next()) {
                rows += chunk.rowCount();
            }
            return rows;
        }
    }
}
