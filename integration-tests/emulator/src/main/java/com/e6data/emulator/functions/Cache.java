package com.e6data.emulator.functions;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what was made of a text (a compiled pattern), because a function sees the same constant for each row.
 * Thread-safe; forgets all when full.
 */
final class Cache<V> {

    private static final int CAPACITY = 256;

    private final ConcurrentHashMap<String, V> entries = new ConcurrentHashMap<>();
    private final Function<String, V> make;

    Cache(Function<String, V> make) {
        this.make = make;
    }

    V get(String text) {
        V known = entries.get(text);
        if (known != null) {
            return known;
        }
        if (entries.size() >= CAPACITY) {
            entries.clear();
        }
        V made = make.apply(text);
        entries.put(text, made);
        return made;
    }
}
