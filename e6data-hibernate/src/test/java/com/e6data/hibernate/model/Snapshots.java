package com.e6data.hibernate.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of HQL statements and the SQL that the dialect makes of them, from text files: lines {@code hql:} and
 * {@code sql:}, and {@code not run:} with a reason where an engine is not expected to run the SQL.
 */
public final class Snapshots {

    /** Names of the files, in {@code com/e6data/hibernate/snapshots} on the class path. */
    public static final List<String> FILES = List.of(
            "predicates",
            "strings",
            "numbers",
            "temporal",
            "aggregates",
            "queries",
            "mappings",
            "writes",
            "engine-functions");

    private Snapshots() {}

    /**
     * One statement.
     *
     * @param file name of its file
     * @param line line of its HQL
     * @param notRun why no engine is asked to run it, or null
     */
    public record Snapshot(String file, int line, String hql, String sql, String notRun) {
        @Override
        public String toString() {
            return file + ":" + line + " " + hql;
        }
    }

    public static List<Snapshot> all() {
        var result = new ArrayList<Snapshot>();
        for (var file : FILES) {
            result.addAll(read(file));
        }
        return result;
    }

    public static List<Snapshot> read(String file) {
        var name = "/com/e6data/hibernate/snapshots/" + file + ".txt";
        try (var stream = Snapshots.class.getResourceAsStream(name);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var result = new ArrayList<Snapshot>();
            String notRun = null;
            String hql = null;
            var hqlLine = 0;
            var line = 0;
            for (var text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (text.startsWith("not run: ")) {
                    notRun = text.substring("not run: ".length());
                } else if (text.startsWith("hql: ")) {
                    hql = text.substring("hql: ".length());
                    hqlLine = line;
                } else if (text.startsWith("sql: ")) {
                    result.add(new Snapshot(file, hqlLine, hql, text.substring("sql: ".length()), notRun));
                    notRun = null;
                } else if (!text.isEmpty() && !text.startsWith("#")) {
                    throw new IllegalStateException(
                            name + " line " + line + " is none of hql, sql, not run, #: " + text);
                }
            }
            return result;
        } catch (IOException e) {
            throw new IllegalStateException("reading " + name, e);
        }
    }
}
