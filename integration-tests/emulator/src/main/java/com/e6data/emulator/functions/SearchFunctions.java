package com.e6data.emulator.functions;

/** Functions that look for one text in another, or compare two. Positions count from 1, 0 means absent. */
public final class SearchFunctions {

    private SearchFunctions() {}

    public static Integer instr(String s, String sub) {
        return instr(s, sub, 1, 1);
    }

    public static Integer instr(String s, String sub, int position) {
        return instr(s, sub, position, 1);
    }

    /** @param position where to start, negative: from the end and backwards */
    public static Integer instr(String s, String sub, int position, int occurrence) {
        if (s == null || sub == null) {
            return null;
        }
        if (occurrence < 1) {
            throw new IllegalArgumentException("INSTR: the occurrence must be 1 or more, not " + occurrence);
        }
        if (position == 0) {
            return 0;
        }
        boolean forward = position > 0;
        int at = forward ? position - 1 : s.length() + position;
        int left = occurrence;
        while (true) {
            at = forward ? s.indexOf(sub, at) : s.lastIndexOf(sub, at);
            if (at < 0) {
                return 0;
            }
            left--;
            if (left == 0) {
                return at + 1;
            }
            at += forward ? 1 : -1;
        }
    }

    public static Integer strrpos(String s, String sub) {
        return s == null || sub == null ? null : (Integer) (s.lastIndexOf(sub) + 1);
    }

    /** Last occurrence that begins at or before {@code start}. */
    public static Integer strrpos(String s, String sub, int start) {
        return s == null || sub == null ? null : (Integer) (s.lastIndexOf(sub, start - 1) + 1);
    }

    public static Boolean startsWith(String s, String prefix) {
        return s == null || prefix == null ? null : (Boolean) s.startsWith(prefix);
    }

    public static Boolean endsWith(String s, String suffix) {
        return s == null || suffix == null ? null : (Boolean) s.endsWith(suffix);
    }

    public static Boolean containsSubstr(String s, String sub) {
        return s == null || sub == null ? null : (Boolean) s.contains(sub);
    }

    /** Position in a list with commas. */
    public static Integer findInSet(String s, String list) {
        if (s == null || list == null) {
            return null;
        }
        String[] items = StringFunctions.split(list, ",");
        for (int i = 0; i < items.length; i++) {
            if (items[i].equals(s)) {
                return i + 1;
            }
        }
        return 0;
    }

    public static Boolean setSearch(String value, String set) {
        Integer position = findInSet(value, set);
        return position == null ? null : (Boolean) (position > 0);
    }

    /** Number of positions with different characters. */
    public static Long hammingDistance(String a, String b) {
        if (a == null || b == null) {
            return null;
        }
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        if (left.length != right.length) {
            throw new IllegalArgumentException("HAMMING_DISTANCE needs texts of the same length, not " + left.length
                    + " and " + right.length + " characters");
        }
        long distance = 0;
        for (int i = 0; i < left.length; i++) {
            distance += left[i] == right[i] ? 0 : 1;
        }
        return distance;
    }

    /** Fewest insertions, deletions and substitutions that turn one text into the other. */
    public static Integer levenshtein(String a, String b) {
        if (a == null || b == null) {
            return null;
        }
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        var row = new int[right.length + 1];
        for (int j = 0; j <= right.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length; j++) {
                int substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length];
    }
}
