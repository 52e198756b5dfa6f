package com.e6data.emulator.functions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The functions that the emulator knows, read from {@code catalogue.tsv}. It feeds the validator's operator table, the
 * H2 printer and the H2 aliases.
 *
 * <p>A row has the tab-separated fields {@code name kind min max returns h2 [args]}.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><td>{@code kind}</td><td>{@code scalar}, {@code aggregate}, {@code window}, {@code syntax}</td></tr>
 * <tr><td>{@code min}, {@code max}</td><td>number of arguments, {@code *} for no limit</td></tr>
 * <tr><td>{@code returns}</td><td>a type ({@code BIGINT INTEGER DOUBLE FLOAT BOOLEAN VARCHAR DATE TIMESTAMP
 * TIMESTAMP_TZ VARBINARY ANY}, {@code DECIMAL(p,s)}), {@code arg0}, {@code arg1} .., {@code common(0..)},
 * {@code common(1,2)}, {@code element(0)}, {@code array(VARCHAR)}, {@code array(arg0)}, {@code sum(0)}, {@code temporal(0)} (DATE
 * for a DATE, else TIMESTAMP), {@code decode} (the
 * common type of every other argument from the third, and of a default at the end), {@code struct} (names and values
 * in turn)</td></tr>
 * <tr><td>{@code h2}</td><td>{@code =} same call; {@code name:X} call of X; {@code java:Class.method} a public static
 * method of this package; {@code -} refused when prepared; anything else is a template with {@code $1}, {@code $2},
 * {@code $*} (all arguments with commas), {@code $*(sep)}, {@code $type} (H2's name of the result type) and
 * {@code {Class.method}} (a public static method of this package). In an aggregate's template {@code $distinct} and
 * {@code $over} mark where DISTINCT and the FILTER and OVER clauses go (default: refused, at the end).</td></tr>
 * <tr><td>{@code args}</td><td>optional, families with commas: {@code n} numeric, {@code i} integer, {@code s} string,
 * {@code t} date or timestamp, {@code c} the same or a time of day, {@code b} boolean, {@code a} array, {@code x} anything; the last one holds for all
 * further arguments</td></tr>
 * </table>
 */
public final class FunctionCatalogue {

    private static final String RESOURCE = "catalogue.tsv";

    private final Map<String, List<FunctionSpec>> byName = new LinkedHashMap<>();

    private FunctionCatalogue() {}

    private static final class Holder {
        static final FunctionCatalogue INSTANCE = load();
    }

    /** The catalogue of this jar. */
    public static FunctionCatalogue get() {
        return Holder.INSTANCE;
    }

    private static FunctionCatalogue load() {
        try (InputStream in = FunctionCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("Resource " + RESOURCE + " is missing from the emulator's jar");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FunctionCatalogue parse(List<String> lines) {
        var catalogue = new FunctionCatalogue();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#") || line.startsWith("name\t")) {
                continue;
            }
            FunctionSpec spec = parseRow(line, i + 1);
            catalogue
                    .byName
                    .computeIfAbsent(spec.name(), k -> new ArrayList<>())
                    .add(spec);
        }
        return catalogue;
    }

    private static FunctionSpec parseRow(String line, int number) {
        String[] f = line.split("\t", -1);
        if (f.length < 6 || f.length > 7) {
            throw new IllegalStateException(
                    "Function catalogue, line " + number + ": expected 6 or 7 fields with tabs, found " + f.length);
        }
        try {
            return new FunctionSpec(
                    f[0].trim().toUpperCase(Locale.ROOT),
                    FunctionSpec.Kind.valueOf(f[1].trim().toUpperCase(Locale.ROOT)),
                    Integer.parseInt(f[2].trim()),
                    f[3].trim().equals("*") ? Integer.MAX_VALUE : Integer.parseInt(f[3].trim()),
                    f[4].trim(),
                    f[5].trim(),
                    f.length == 7 ? f[6].trim() : "");
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("Function catalogue, line " + number + ": " + e.getMessage(), e);
        }
    }

    /** Rows of a name, empty when unknown. */
    public List<FunctionSpec> find(String name) {
        return byName.getOrDefault(name.toUpperCase(Locale.ROOT), List.of());
    }

    /** All rows in file order. */
    public Collection<FunctionSpec> all() {
        return byName.values().stream().flatMap(List::stream).toList();
    }

    /** All names in file order. */
    public Collection<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }
}
