package com.e6data.emulator.functions;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.h2.value.Value;

/** Functions that make a text out of a text. NULL in, NULL out. */
public final class StringFunctions {

    private static final int LONGEST_REPEAT = 16 * 1024 * 1024;

    private StringFunctions() {}

    /** First letter of each word upper case, the rest lower case; a word ends where no letter or digit is. */
    public static String initcap(String s) {
        if (s == null) {
            return null;
        }
        var out = new StringBuilder(s.length());
        boolean start = true;
        for (int i = 0; i < s.length(); ) {
            int c = s.codePointAt(i);
            i += Character.charCount(c);
            out.appendCodePoint(start ? Character.toUpperCase(c) : Character.toLowerCase(c));
            start = !Character.isLetterOrDigit(c);
        }
        return out.toString();
    }

    public static String reverse(String s) {
        return s == null ? null : new StringBuilder(s).reverse().toString();
    }

    public static String normalize(String s) {
        return normalize(s, "NFC");
    }

    /** @param form NFC, NFD, NFKC or NFKD */
    public static String normalize(String s, String form) {
        if (s == null || form == null) {
            return null;
        }
        try {
            return Normalizer.normalize(s, Normalizer.Form.valueOf(form.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("NORMALIZE knows NFC, NFD, NFKC and NFKD, not '" + form + "'", e);
        }
    }

    /** Length in characters, for binary values in bytes. */
    public static Integer length(Value x) {
        if (Values.isNull(x)) {
            return null;
        }
        return Values.isBinary(x) ? x.getBytesNoCopy().length : x.getString().length();
    }

    public static String repeat(String s, int times) {
        if (s == null) {
            return null;
        }
        if ((long) s.length() * times > LONGEST_REPEAT) {
            throw new IllegalArgumentException("REPEAT: " + times + " times " + s.length() + " characters is more than "
                    + LONGEST_REPEAT + " characters");
        }
        return s.repeat(Math.max(0, times));
    }

    /**
     * From a 1-based start to the end; a negative start counts from the end, 0 means 1.
     *
     * @param start 1 is the first character
     */
    public static String substr(String s, int start) {
        return s == null ? null : s.substring(begin(s, start));
    }

    /** Like {@link #substr(String, int)} with a limit; a negative one gives the empty text. */
    public static String substr(String s, int start, int length) {
        if (s == null) {
            return null;
        }
        int begin = begin(s, start);
        return s.substring(begin, begin + Math.max(0, Math.min(length, s.length() - begin)));
    }

    private static int begin(String s, int start) {
        int begin = start > 0 ? start - 1 : start == 0 ? 0 : s.length() + start;
        return Math.max(0, Math.min(begin, s.length()));
    }

    /** Replaces {@code length} characters from the 1-based {@code start} by another text. */
    public static String stuff(String s, int start, int length, String insert) {
        if (s == null || insert == null) {
            return null;
        }
        if (start < 1 || start > s.length() + 1 || length < 0) {
            throw new IllegalArgumentException("STUFF: start must be 1 to " + (s.length() + 1)
                    + " and length not negative, not " + start + " and " + length);
        }
        int from = start - 1;
        return s.substring(0, from) + insert + s.substring(Math.min(s.length(), from + length));
    }

    /** Splits at a literal text; parts may be empty. */
    public static String[] split(String s) {
        return split(s, ",");
    }

    /** @param delimiter literal text, not a pattern; the empty one splits between characters */
    public static String[] split(String s, String delimiter) {
        if (s == null || delimiter == null) {
            return null;
        }
        return delimiter.isEmpty()
                ? s.codePoints().mapToObj(Character::toString).toArray(String[]::new)
                : s.split(Pattern.quote(delimiter), -1);
    }

    /** @param n 1 is the first part, -1 the last; NULL when there is no such part */
    public static String splitPart(String s, String delimiter, int n) {
        if (n == 0) {
            throw new IllegalArgumentException("SPLIT_PART counts from 1, not 0");
        }
        String[] parts = split(s, delimiter);
        if (parts == null) {
            return null;
        }
        int index = n > 0 ? n - 1 : parts.length + n;
        return index >= 0 && index < parts.length ? parts[index] : null;
    }

    /** {@code FORMAT('%s has %d', ..)} in the manner of printf, or {@code FORMAT(number, '0,000.00')}. */
    public static String format(Value... args) {
        if (Values.isNull(args[0])) {
            return null;
        }
        if (args.length == 2 && Values.isNumber(args[0])) {
            return Values.isNull(args[1]) ? null : NumberPatterns.format(args[0].getBigDecimal(), args[1].getString());
        }
        var values = new Object[args.length - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = printable(args[i + 1]);
        }
        return String.format(Locale.US, args[0].getString(), values);
    }

    private static Object printable(Value v) {
        if (Values.isNull(v)) {
            return null;
        }
        if (Values.isInteger(v)) {
            return v.getLong();
        }
        if (Values.isNumber(v)) {
            return v.getBigDecimal();
        }
        return v.getString();
    }
}
