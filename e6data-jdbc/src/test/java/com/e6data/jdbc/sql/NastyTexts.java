package com.e6data.jdbc.sql;

import java.util.Random;

/** Random texts out of what has broken literals elsewhere. */
public final class NastyTexts {

    private static final String[] PARTS = {
        "'",
        "''",
        "'''",
        "\\",
        "\\\\",
        "\\'",
        "'\\",
        "\\''",
        "\"",
        "`",
        ";",
        "--",
        "-- ",
        "//",
        "/*",
        "*/",
        "/*+",
        "#",
        "?",
        "??",
        "$$",
        "$1",
        ":a",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\\n",
        "\\u0027",
        "\\x27",
        "\\047",
        "&#39;",
        "%27",
        "U&'",
        "N'",
        "X'",
        "_utf8'",
        "{d '",
        "{fn ",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        ",",
        " ",
        "x",
        "%",
        "_",
        "\u00e9",
        "\u2018",
        "\u2019",
        "\u201b",
        "\u02bc",
        "\u02b9",
        "\u2032",
        "\uff07",
        "\uff3c",
        "\u2216",
        "\u00a5",
        "\u20a9",
        "\u2028",
        "\u2029",
        "\u0085",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u00bf'",
        "\u5c5c",
        "\u8a5c",
        "\ud83d\ude00",
        "\b",
        "\u001a",
        "\u007f",
        "1",
        "NULL",
        "OR 1=1",
        "' OR ''='",
        "'); DROP TABLE t --",
        "\\'; DELETE FROM t; --",
        "UNION SELECT"
    };

    private NastyTexts() {}

    /** A text without NUL and without half a surrogate pair; one in two hundred is long. */
    public static String next(Random random) {
        return next(random, new StringBuilder());
    }

    /** As {@link #next(Random)}, written into a builder that is used again. */
    static String next(Random random, StringBuilder text) {
        text.setLength(0);
        int shape = random.nextInt(200);
        if (shape == 0) {
            // Around the sizes at which buffers are cut.
            for (int n = 1 + random.nextInt(64); n > 0; n--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
        } else if (shape < 20) {
            // Runs, of which parity decides.
            for (int n = random.nextInt(4); n >= 0; n--) {
                char c = "'\\\"`\n?".charAt(random.nextInt(6));
                for (int length = random.nextInt(7); length >= 0; length--) {
                    text.append(c);
                }
            }
        } else {
            for (int n = random.nextInt(6); n > 0; n--) {
                if (random.nextInt(8) == 0) {
                    text.append((char) (1 + random.nextInt(0xd7fe)));
                } else {
                    text.append(PARTS[random.nextInt(PARTS.length)]);
                }
            }
        }
        return text.toString();
    }
}
