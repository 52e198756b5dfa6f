package com.e6data.emulator.functions;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions about nothing else. */
public final class MiscFunctions {

    private static final Pattern DATA_SIZE = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]+)\\s*");
    private static final String SIZE_UNITS = "kMGTPEZY";
    private static final long LONGEST_SLEEP_SECONDS = 600;

    private MiscFunctions() {}

    public static String uuid() {
        return UUID.randomUUID().toString();
    }

    /** The same seed gives the same identifier. */
    public static String uuid(String seed) {
        return seed == null
                ? null
                : UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public static String version() {
        return "e6data emulator";
    }

    /** Bytes of a size like {@code 2.3MB}; units are powers of 1024. */
    public static Long dataSize(String s) {
        if (s == null) {
            return null;
        }
        Matcher m = DATA_SIZE.matcher(s);
        int power = m.matches() ? power(m.group(2)) : -1;
        if (power < 0) {
            throw new IllegalArgumentException("Not a data size: '" + s + "', expected a number with B, kB, MB, GB ..");
        }
        return new BigDecimal(m.group(1))
                .multiply(BigDecimal.valueOf(1024).pow(power))
                .longValue();
    }

    private static int power(String unit) {
        if (unit.equals("B")) {
            return 0;
        }
        return unit.length() == 2 && unit.charAt(1) == 'B' && SIZE_UNITS.indexOf(unit.charAt(0)) >= 0
                ? SIZE_UNITS.indexOf(unit.charAt(0)) + 1
                : -1;
    }

    /** Holds the query up: the one way to get a slow statement for tests of time limits and cancel. Returns 0. */
    public static int sleep(double seconds) {
        if (!(seconds >= 0 && seconds <= LONGEST_SLEEP_SECONDS)) {
            throw new IllegalArgumentException(
                    "SLEEP takes 0 to " + LONGEST_SLEEP_SECONDS + " seconds, not " + seconds);
        }
        try {
            Thread.sleep((long) (seconds * 1000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("SLEEP was interrupted", e);
        }
        return 0;
    }
}
