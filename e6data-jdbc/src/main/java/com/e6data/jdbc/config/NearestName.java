package com.e6data.jdbc.config;

import java.util.ArrayList;
import java.util.List;

/** Guesses which property a misspelled name means. */
final class NearestName {

    private NearestName() {}

    /** {@code "; did you mean x?"}, or empty where no name is near. */
    static String suggestion(String name) {
        String wanted = E6Property.normal(name);
        String best = null;
        int bestDistance = Math.max(2, wanted.length() / 3) + 1;
        for (E6Property property : E6Property.values()) {
            List<String> names = new ArrayList<>(property.aliases());
            names.add(0, property.key());
            for (String candidate : names) {
                int distance = distance(wanted, E6Property.normal(candidate));
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = candidate;
                }
            }
        }
        return best == null ? "" : "; did you mean " + best + "?";
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
