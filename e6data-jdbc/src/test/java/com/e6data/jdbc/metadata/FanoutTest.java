package com.e6data.jdbc.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FanoutTest {

    private static final List<Integer> MANY = IntStream.range(0, 500).boxed().toList();

    @AfterEach
    void noThreadIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("e6data-metadata-"));
    }

    private static void awaitInterruptibly(CountDownLatch latch) throws SQLException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw ErrorKind.CANCELLED.exception("interrupted", e);
        }
    }

    @Test
    void resultsComeInTheOrderOfTheArguments() throws SQLException {
        assertThat(Fanout.map(MANY, n -> n * 2))
                .isEqualTo(MANY.stream().map(n -> n * 2).toList());
        assertThat(Fanout.map(List.of(), n -> n)).isEmpty();
        assertThat(Fanout.map(List.of(1), n -> n)).containsExactly(1);
    }

    @Test
    void oneCallStaysInTheThreadOfTheCaller() throws SQLException {
        assertThat(Fanout.map(List.of(1), n -> Thread.currentThread())).containsExactly(Thread.currentThread());
    }

    @Test
    void asManyCallsRunAtATimeAsTheWidthAndNeverMore() throws SQLException {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var all = new CountDownLatch(Fanout.WIDTH);
        Fanout.map(MANY, n -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            all.countDown();
            awaitInterruptibly(all);
            return running.decrementAndGet();
        });
        assertThat(most).hasValue(Fanout.WIDTH);
    }

    @Test
    void theFirstFailureStopsTheCallsUnderWayAndBeginsNoMore() {
        var begun = new AtomicInteger();
        var never = new CountDownLatch(1);
        var othersWait = new CountDownLatch(Fanout.WIDTH - 1);
        assertThatThrownBy(() -> Fanout.map(MANY, n -> {
                    if (begun.incrementAndGet() == Fanout.WIDTH) {
                        awaitInterruptibly(othersWait);
                        throw ErrorKind.CONNECTION_LOST.exception("gone");
                    }
                    othersWait.countDown();
                    awaitInterruptibly(never);
                    return n;
                }))
                .isInstanceOf(SQLException.class)
                .hasMessage("gone");
        assertThat(begun).hasValue(Fanout.WIDTH);
    }

    @Test
    void otherFailuresBecomeSqlExceptions() {
        assertThatThrownBy(() -> Fanout.map(MANY, n -> {
                    throw new IllegalStateException("odd");
                }))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("odd")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptEndsTheCallsAndKeepsTheFlag() throws InterruptedException {
        var all = new CountDownLatch(Fanout.WIDTH);
        var never = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var flag = new AtomicReference<Boolean>();
        var caller = new Thread(() -> {
            try {
                Fanout.map(MANY, n -> {
                    all.countDown();
                    awaitInterruptibly(never);
                    return n;
                });
            } catch (SQLException e) {
                thrown.set(e);
            }
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(30_000);
        assertThat(thrown.get())
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
        assertThat(flag).hasValue(true);
    }
}
