package com.e6data.jdbc.sql;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.sql.SqlScanner.Token;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One call of {@code {fn ...}} on its way to e6data SQL: picks the form of the {@link EscapedFunction} for its number
 * of arguments and puts them in. A name that is not in the table is e6data's own and passes as it is.
 */
final class FunctionCall {

    private static final Pattern PLACE = Pattern.compile("\\$(?:\\*|database|user|([tuc]?)([1-9]))");
    private static final Pattern FIELD_FROM =
            Pattern.compile("(\\w+)\\s+FROM\\s+(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TIME_TEXT = Pattern.compile("'(\\d\\d?:.*)", Pattern.DOTALL);

    private static final Set<EscapedFunction> COUNTING = Set.of(
            EscapedFunction.CHAR_LENGTH,
            EscapedFunction.CHARACTER_LENGTH,
            EscapedFunction.LENGTH,
            EscapedFunction.POSITION,
            EscapedFunction.SUBSTRING);

    private final BackslashMode backslash;
    private final SessionNames names;

    FunctionCall(BackslashMode backslash, SessionNames names) {
        this.backslash = backslash;
        this.names = names;
    }

    /**
     * The call in e6data SQL.
     *
     * @param given null where the name stands without parentheses
     */
    String translate(String name, List<String> given) throws SQLException {
        EscapedFunction function = EscapedFunction.named(name);
        if (function == null) {
            return given == null ? name : name + "(" + String.join(", ", given) + ")";
        }
        List<String> arguments = given == null ? List.of() : given;
        if (COUNTING.contains(function) && !arguments.isEmpty()) {
            String unit = arguments.get(arguments.size() - 1).toUpperCase(Locale.ROOT);
            if (unit.equals("CHARACTERS") || unit.equals("OCTETS")) {
                arguments = arguments.subList(0, arguments.size() - 1);
                function = unit.equals("OCTETS") ? inOctets(function) : function;
            }
        }
        if (function == EscapedFunction.CHAR && arguments.size() == 1) {
            String character = knownCharacter(arguments.get(0));
            if (character != null) {
                return character;
            }
            if (hasMarker(arguments.get(0))) {
                // The one form that needs the code once, and the longest.
                return "SUBSTRING(" + StringLiteral.of(allCharacters(), backslash) + ", " + arguments.get(0) + ", 1)";
            }
        }
        if (function == EscapedFunction.EXTRACT && arguments.size() == 1) {
            Matcher matcher = FIELD_FROM.matcher(arguments.get(0));
            if (matcher.matches()) {
                return "EXTRACT(" + matcher.group(1) + " FROM " + temporal(matcher.group(2)) + ")";
            }
        }
        return fill(function, arguments);
    }

    private static EscapedFunction inOctets(EscapedFunction function) throws SQLException {
        return switch (function) {
            case CHAR_LENGTH, CHARACTER_LENGTH, LENGTH -> EscapedFunction.OCTET_LENGTH;
            default ->
                throw ErrorKind.NOT_SUPPORTED.exception(
                        "{fn " + function + "} counts characters; OCTETS is not supported.");
        };
    }

    /** The literal of a code that stands in the text as a number, which is nearly every call; else null. */
    private String knownCharacter(String code) throws SQLException {
        if (!code.matches("\\d{1,3}")) {
            return null;
        }
        int value = Integer.parseInt(code);
        if (value < 1 || value > 255) {
            throw ErrorKind.SYNTAX_ERROR.exception("{fn CHAR(" + code + ")} has no character; codes are 1 to 255.");
        }
        return StringLiteral.of(String.valueOf((char) value), backslash);
    }

    /** The characters of the codes 1 to 255, each at the position of its code. */
    private static String allCharacters() {
        var characters = new StringBuilder();
        for (char c = 1; c <= 255; c++) {
            characters.append(c);
        }
        return characters.toString();
    }

    private String fill(EscapedFunction function, List<String> arguments) throws SQLException {
        String form = form(function, arguments.size());
        var out = new StringBuilder();
        boolean[] used = new boolean[arguments.size()];
        Matcher place = PLACE.matcher(form);
        while (place.find()) {
            place.appendReplacement(out, Matcher.quoteReplacement(value(function, place, arguments, used)));
        }
        return place.appendTail(out).toString();
    }

    private static String form(EscapedFunction function, int arguments) throws SQLException {
        var counts = new ArrayList<Integer>();
        for (String form : function.forms()) {
            int places = places(form);
            if (places == arguments || places == Integer.MAX_VALUE && arguments > 0) {
                return form;
            }
            counts.add(places);
        }
        throw ErrorKind.SYNTAX_ERROR.exception("{fn " + function + "} takes "
                + counts.stream()
                        .map(count -> count == Integer.MAX_VALUE ? "some" : String.valueOf(count))
                        .collect(Collectors.joining(" or "))
                + " arguments, not " + arguments + ".");
    }

    /** Number of arguments that a form takes; the largest integer for any number. */
    static int places(String form) {
        int count = 0;
        Matcher place = PLACE.matcher(form);
        while (place.find()) {
            if (place.group().equals("$*")) {
                return Integer.MAX_VALUE;
            }
            count = place.group(2) == null ? count : Math.max(count, Integer.parseInt(place.group(2)));
        }
        return count;
    }

    private String value(EscapedFunction function, Matcher place, List<String> arguments, boolean[] used)
            throws SQLException {
        switch (place.group()) {
            case "$*" -> {
                return String.join(", ", arguments);
            }
            case "$database" -> {
                return text(names.database());
            }
            case "$user" -> {
                return text(names.user());
            }
            default -> {
                // An argument.
            }
        }
        int index = Integer.parseInt(place.group(2)) - 1;
        String argument = arguments.get(index);
        if (used[index] && hasMarker(argument)) {
            throw ErrorKind.NOT_SUPPORTED.exception("{fn " + function + "} of a parameter marker is not supported:"
                    + " e6data has no such function, and what stands for it needs the value more than once. Compute"
                    + " the value before it is set.");
        }
        used[index] = true;
        return switch (place.group(1)) {
            case "t" -> temporal(argument);
            case "u" -> unit(argument);
            case "c" -> castType(argument);
            default -> argument;
        };
    }

    private String text(String name) throws SQLException {
        return name == null ? "CAST(NULL AS VARCHAR)" : StringLiteral.of(name, backslash);
    }

    private boolean hasMarker(String argument) throws SQLException {
        var scanner = new SqlScanner(argument, backslash);
        while (scanner.next() != Token.END) {
            if (scanner.is('?')) {
                return true;
            }
        }
        return false;
    }

    /** A text as the timestamp that it is; a time of day as one of the first day, since there is no TIME. */
    private static String temporal(String argument) {
        if (argument.equals(EscapedFunction.Forms.TIME_OF_DAY)) {
            return "CURRENT_TIMESTAMP";
        }
        if (!argument.startsWith("'")) {
            return argument;
        }
        Matcher time = TIME_TEXT.matcher(argument);
        return "CAST(" + (time.matches() ? "'1970-01-01 " + time.group(1) : argument) + " AS TIMESTAMP)";
    }

    private static String unit(String interval) throws SQLException {
        return switch (interval.toUpperCase(Locale.ROOT)) {
            case "SQL_TSI_SECOND" -> "'SECOND'";
            case "SQL_TSI_MINUTE" -> "'MINUTE'";
            case "SQL_TSI_HOUR" -> "'HOUR'";
            case "SQL_TSI_DAY" -> "'DAY'";
            case "SQL_TSI_WEEK" -> "'WEEK'";
            case "SQL_TSI_MONTH" -> "'MONTH'";
            case "SQL_TSI_QUARTER" -> "'QUARTER'";
            case "SQL_TSI_YEAR" -> "'YEAR'";
            default ->
                throw ErrorKind.NOT_SUPPORTED.exception("The interval " + interval
                        + " is not supported; there are SQL_TSI_SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER"
                        + " and YEAR.");
        };
    }

    /** Types that e6data casts to (SQL reference 2.2). */
    private static String castType(String type) throws SQLException {
        String name = type.toUpperCase(Locale.ROOT);
        return switch (name.startsWith("SQL_") ? name.substring(4) : name) {
            case "CHAR",
                    "VARCHAR",
                    "LONGVARCHAR",
                    "WCHAR",
                    "WVARCHAR",
                    "WLONGVARCHAR",
                    "NCHAR",
                    "NVARCHAR",
                    "LONGNVARCHAR",
                    "CLOB",
                    "NCLOB" -> "VARCHAR";
            case "TINYINT", "SMALLINT", "INTEGER", "INT" -> "INT";
            case "BIGINT" -> "BIGINT";
            case "REAL" -> "FLOAT";
            case "FLOAT", "DOUBLE" -> "DOUBLE";
            case "DECIMAL", "NUMERIC" -> "DECIMAL";
            case "BIT", "BOOLEAN" -> "BOOLEAN";
            case "DATE" -> "DATE";
            case "TIMESTAMP" -> "TIMESTAMP";
            case "BINARY", "VARBINARY", "LONGVARBINARY", "BLOB" -> "VARBINARY";
            default ->
                throw ErrorKind.NOT_SUPPORTED.exception("CONVERT to " + type + " is not supported; see"
                        + " DatabaseMetaData.supportsConvert for the types that are.");
        };
    }
}
