package com.e6data.jdbc.metadata;

import com.e6data.jdbc.session.Session.CatalogColumn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps the answers of the catalog calls for a while, where the user asked for it ({@code metadataCacheTtl}). All
 * answers are dropped together, so what is cached shows one moment: at the latest when the oldest is as old as allowed.
 * Failures are not kept. Thread-safe.
 */
final class CatalogCache implements CatalogReader {

    /** Answers by the path that was asked for: nothing, a catalog, a schema. */
    private static final class Snapshot {
        private final long born;
        private final Map<List<String>, List<String>> names = new ConcurrentHashMap<>();
        private final Map<List<String>, List<CatalogColumn>> columns = new ConcurrentHashMap<>();

        Snapshot(long born) {
            this.born = born;
        }
    }

    private interface Question<T> {
        List<T> ask() throws SQLException;
    }

    private final CatalogReader reader;
    private final long ttlNanos;
    private final LongSupplier nanoTime;
    private volatile Snapshot snapshot;

    /** {@code nanoTime} as {@link System#nanoTime}. */
    CatalogCache(CatalogReader reader, Duration ttl, LongSupplier nanoTime) {
        this.reader = reader;
        this.ttlNanos = ttl.toNanos();
        this.nanoTime = nanoTime;
        clear();
    }

    /** Drops what is kept; the answer to a question that is under way will not be kept either. */
    void clear() {
        snapshot = new Snapshot(nanoTime.getAsLong());
    }

    private Snapshot fresh() {
        if (nanoTime.getAsLong() - snapshot.born >= ttlNanos) {
            clear();
        }
        return snapshot;
    }

    /** An answer goes to the snapshot in which it was asked for: a clear meanwhile leaves it behind. */
    private static <T> List<T> answer(Map<List<String>, List<T>> known, List<String> path, Question<T> question)
            throws SQLException {
        List<T> answer = known.get(path);
        if (answer == null) {
            answer = question.ask();
            known.put(path, answer);
        }
        return answer;
    }

    @Override
    public List<String> catalogs() throws SQLException {
        return answer(fresh().names, List.of(), reader::catalogs);
    }

    @Override
    public List<String> schemas(String catalog) throws SQLException {
        return answer(fresh().names, List.of(catalog), () -> reader.schemas(catalog));
    }

    @Override
    public List<String> tables(String catalog, String schema) throws SQLException {
        return answer(fresh().names, List.of(catalog, schema), () -> reader.tables(catalog, schema));
    }

    @Override
    public List<CatalogColumn> columns(String catalog, String schema, String table) throws SQLException {
        return answer(fresh().columns, List.of(catalog, schema, table), () -> reader.columns(catalog, schema, table));
    }
}
