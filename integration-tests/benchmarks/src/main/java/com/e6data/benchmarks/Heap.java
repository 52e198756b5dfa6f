package com.e6data.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What lives in this JVM's heap after a collection.
 *
 * @param classes by class name
 */
record Heap(Map<String, Use> classes) {

    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    /** Objects of one class. */
    record Use(long objects, long bytes) {}

    /** Collects first; the histogram counts what can be reached only. */
    static Heap now() throws JMException {
        String text = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        var classes = new TreeMap<String, Use>();
        text.lines().forEach(line -> {
            var matcher = LINE.matcher(line);
            if (matcher.matches()) {
                classes.put(
                        matcher.group(3), new Use(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))));
            }
        });
        return new Heap(classes);
    }

    long bytes() {
        return classes.values().stream().mapToLong(Use::bytes).sum();
    }

    /** Classes of which there is more than before, those with most bytes first, one line each, for one of {@code n}. */
    String grownSince(Heap before, int n, int lines) {
        var grown = new LinkedHashMap<String, Use>();
        classes.forEach((name, use) -> {
            var old = before.classes().getOrDefault(name, new Use(0, 0));
            grown.put(name, new Use(use.objects() - old.objects(), use.bytes() - old.bytes()));
        });
        var text = new StringBuilder();
        grown.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().bytes()))
                .limit(lines)
                .forEach(entry -> text.append(String.format(
                        Locale.ROOT,
                        "  %8.1f bytes %6.2f objects  %s%n",
                        (double) entry.getValue().bytes() / n,
                        (double) entry.getValue().objects() / n,
                        entry.getKey())));
        return text.toString();
    }
}
