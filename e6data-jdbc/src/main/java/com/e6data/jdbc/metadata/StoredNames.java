package com.e6data.jdbc.metadata;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How catalogs and schemas are spelled, as far as a listing on this connection has shown: look-ups ignore case, so a
 * caller may write a name in another one, and to ask for its spelling would cost a call. Thread-safe.
 */
final class StoredNames {

    private final Map<List<String>, List<String>> listings = new ConcurrentHashMap<>();

    /** Remembers a listing of catalogs. */
    void catalogs(List<String> names) {
        listings.put(List.of(), names);
    }

    /** Remembers a listing of schemas. */
    void schemas(String catalog, List<String> names) {
        listings.put(List.of(catalog), names);
    }

    /** The stored name; {@code catalog} itself where none is known. */
    String catalog(String catalog) {
        return spelled(listings.getOrDefault(List.of(), List.of()), catalog);
    }

    /** The stored name; {@code schema} itself where none is known. */
    String schema(String catalog, String schema) {
        return spelled(listings.getOrDefault(List.of(catalog), List.of()), schema);
    }

    void clear() {
        listings.clear();
    }

    private static String spelled(List<String> stored, String name) {
        return stored.contains(name)
                ? name
                : stored.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    }
}
