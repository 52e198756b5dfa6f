package com.e6data.jdbc.metadata;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Many small calls to the server, a few at a time, with their results in order. Leaves no thread behind: when it
 * returns, its threads have ended.
 *
 * <p>The first failure, or an interrupt of the waiting thread, stops the calls that are under way and begins no more.
 */
final class Fanout<A, R> {

    /** Calls at a time. One HTTP/2 connection carries them all; servers usually allow 100 on one. */
    static final int WIDTH = 16;

    /** A call that answers for one argument; it ends soon after an interrupt. */
    interface Call<A, R> {
        R apply(A argument) throws SQLException;
    }

    private final List<A> arguments;
    private final Call<A, R> call;
    private final AtomicReferenceArray<R> results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private Fanout(List<A> arguments, Call<A, R> call) {
        this.arguments = arguments;
        this.call = call;
        this.results = new AtomicReferenceArray<>(arguments.size());
    }

    /** The results in the order of the arguments, none of them null. */
    static <A, R> List<R> map(List<A> arguments, Call<A, R> call) throws SQLException {
        return switch (arguments.size()) {
            case 0 -> List.of();
            case 1 -> List.of(call.apply(arguments.get(0)));
            default -> new Fanout<>(arguments, call).run();
        };
    }

    private List<R> run() throws SQLException {
        for (int i = 1; i <= Math.min(WIDTH, arguments.size()); i++) {
            var thread = new Thread(this::work, "e6data-metadata-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        boolean started = false;
        boolean interrupted;
        try {
            threads.forEach(Thread::start);
            started = true;
        } finally {
            if (!started) {
                stop();
            }
            interrupted = join();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw ErrorKind.CANCELLED.exception("The thread was interrupted while it read the catalog.");
        }
        Throwable thrown = failure.get();
        if (thrown instanceof SQLException sql) {
            throw sql;
        }
        if (thrown != null) {
            throw ErrorKind.EXECUTION_FAILED.exception("Reading the catalog failed: " + thrown, thrown);
        }
        return IntStream.range(0, arguments.size()).mapToObj(results::get).toList();
    }

    private void work() {
        try {
            for (int i = next.getAndIncrement(); i < arguments.size() && !stopped; i = next.getAndIncrement()) {
                results.set(i, call.apply(arguments.get(i)));
            }
        } catch (SQLException | RuntimeException | Error e) {
            if (failure.compareAndSet(null, e)) {
                stop();
            }
        }
    }

    private void stop() {
        stopped = true;
        threads.forEach(Thread::interrupt);
    }

    /** Waits for the end of all threads; true where the waiting thread was interrupted, which stops the others. */
    private boolean join() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop();
                }
            }
        }
        return interrupted;
    }
}
