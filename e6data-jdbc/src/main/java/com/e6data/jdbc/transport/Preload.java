package com.e6data.jdbc.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Loads what the first query will need while the first connection is being made. Loading classes is most of what a
 * program waits for at its first row, and much of it happens on one thread after the other.
 *
 * <p>The list of classes, those of the libraries and of the JDK, is a part of the self-contained jar; where it is
 * missing, nothing is done. Classes are not initialized, so that the order of that stays what it is.
 */
final class Preload implements Runnable {

    private static final String LIST = "first-use.txt";

    private final InputStream list;

    private Preload(InputStream list) {
        this.list = list;
    }

    static void start() {
        InputStream list =
                Runtime.getRuntime().availableProcessors() > 1 ? Preload.class.getResourceAsStream(LIST) : null;
        if (list != null) {
            var thread = new Thread(new Preload(list), "e6data-preload");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        try (var names = new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII))) {
            for (String name = names.readLine(); name != null; name = names.readLine()) {
                load(name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Preload.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // Who needs the class will say so.
            return;
        }
    }
}
