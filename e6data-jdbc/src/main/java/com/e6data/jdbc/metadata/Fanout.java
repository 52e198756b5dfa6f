package com.e6data.jdbc.metadata;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs many small calls to the server, a few at a time, and keeps their order. Leaves no thread behind. */
final class Fanout {

    private static final int WIDTH = 8;

    /** A call that answers for one argument. */
    interface Call<A, R> {
        R apply(A argument) throws SQLException;
    }

    private Fanout() {}

    /** The results in the order of the arguments; the first failure stops the rest. */
    static <A, R> List<R> map(List<A> arguments, Call<A, R> call) throws SQLException {
        List<R> results = new ArrayList<>(arguments.size());
        if (arguments.size() <= 1) {
            for (A argument : arguments) {
                results.add(call.apply(argument));
            }
            return results;
        }
        var number = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(WIDTH, arguments.size()), task -> {
            var thread = new Thread(task, "e6data-metadata-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<R>> futures = new ArrayList<>(arguments.size());
            for (A argument : arguments) {
                Callable<R> task = () -> call.apply(argument);
                futures.add(executor.submit(task));
            }
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw ErrorKind.EXECUTION_FAILED.exception("Reading the catalog failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ErrorKind.CANCELLED.exception("The thread was interrupted while it read the catalog.", e);
        } finally {
            executor.shutdownNow();
        }
    }
}
