package com.e6data.jdbc.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that e6data takes as an identifier only in quotes (SQL reference 1.4). */
public final class Keywords {

    private static final List<String> LINES = TextTable.lines("keywords.txt");
    private static final Set<String> ALL =
            LINES.stream().map(line -> line.replace("*", "")).collect(Collectors.toUnmodifiableSet());

    /**
     * Words beyond those that SQL:2003 reserves, for {@code getSQLKeywords}. Words that SQL:2003 knows without
     * reserving them stay in, since here they need quotes.
     */
    static final String BEYOND_SQL_2003 =
            LINES.stream().filter(line -> !line.endsWith("*")).collect(Collectors.joining(","));

    private Keywords() {}

    /** True where the word, in any case, needs quotes. */
    public static boolean isReserved(String word) {
        return ALL.contains(word.toUpperCase(Locale.ROOT));
    }
}
