package com.e6data.jdbc.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The functions of {@code {fn ...}} (JDBC 4.3, appendix C) and what they are in e6data SQL (SQL reference 5 and 6). The
 * one table for the translation and for the function lists of {@code DatabaseMetaData}.
 *
 * <p>In a form {@code $1} is an argument and {@code $*} all of them. {@code $t1} is an argument that has a time: a text
 * in it is read as a timestamp or as a time of day. {@code $u1} is an interval such as {@code SQL_TSI_DAY} as a quoted
 * unit, {@code $c1} a type name such as {@code SQL_VARCHAR} as a cast target. Arguments stand in their order, since
 * they may hold parameter markers.
 */
public enum EscapedFunction {
    ABS(Category.NUMERIC, "ABS($1)"),
    ACOS(Category.NUMERIC, "ACOS($1)"),
    ASIN(Category.NUMERIC, "ASIN($1)"),
    ATAN(Category.NUMERIC, "ATAN($1)"),
    ATAN2(Category.NUMERIC, "ATAN2($1, $2)"),
    CEILING(Category.NUMERIC, "CEILING($1)"),
    COS(Category.NUMERIC, "COS($1)"),
    COT(Category.NUMERIC, "COT($1)"),
    DEGREES(Category.NUMERIC, "DEGREES($1)"),
    EXP(Category.NUMERIC, "EXP($1)"),
    FLOOR(Category.NUMERIC, "FLOOR($1)"),
    /** The natural logarithm; e6data's own has a base. */
    LOG(Category.NUMERIC, "LN($1)", "LOG($1, $2)"),
    LOG10(Category.NUMERIC, "LOG10($1)"),
    MOD(Category.NUMERIC, "MOD($1, $2)"),
    PI(Category.NUMERIC, "PI()"),
    POWER(Category.NUMERIC, "POWER($1, $2)"),
    RADIANS(Category.NUMERIC, "RADIANS($1)"),
    RAND(Category.NUMERIC, "RAND()", "RAND($1)"),
    ROUND(Category.NUMERIC, "ROUND($1)", "ROUND($1, $2)"),
    SIGN(Category.NUMERIC, "SIGN($1)"),
    SIN(Category.NUMERIC, "SIN($1)"),
    SQRT(Category.NUMERIC, "SQRT($1)"),
    TAN(Category.NUMERIC, "TAN($1)"),
    /** Rounds and takes back what was rounded up: multiplied by a power of ten, 1.15 would lose its last digit. */
    TRUNCATE(
            Category.NUMERIC,
            "(SIGN($1) * FLOOR(ABS($1)))",
            "CASE WHEN ABS(ROUND($1, $2)) > ABS($1)"
                    + " THEN ROUND(ROUND($1, $2) - SIGN($1) * POWER(10, -($2)), $2) ELSE ROUND($1, $2) END"),

    ASCII(Category.STRING, "ASCII($1)"),
    /** Through the UTF-8 bytes of the character, in hexadecimal. */
    CHAR(
            Category.STRING,
            "CASE WHEN $1 < 128 THEN URL_DECODE(CONCAT('%', LPAD(TO_BASE($1, 16), 2, '0')))"
                    + " WHEN $1 < 192 THEN URL_DECODE(CONCAT('%c2%', TO_BASE($1, 16)))"
                    + " ELSE URL_DECODE(CONCAT('%c3%', TO_BASE($1 - 64, 16))) END"),
    CHAR_LENGTH(Category.STRING, "CHAR_LENGTH($1)"),
    CHARACTER_LENGTH(Category.STRING, "CHARACTER_LENGTH($1)"),
    CONCAT(Category.STRING, "CONCAT($*)"),
    /** How many of the four places of the SOUNDEX codes agree. */
    DIFFERENCE(Category.STRING, "(4 - HAMMING_DISTANCE(SOUNDEX($1), SOUNDEX($2)))"),
    INSERT(Category.STRING, "STUFF($1, $2, $3, $4)"),
    LCASE(Category.STRING, "LOWER($1)"),
    LEFT(Category.STRING, "LEFT($1, $2)"),
    /** Without the blanks at the end, as JDBC has it. */
    LENGTH(Category.STRING, "LENGTH(RTRIM($1))"),
    LOCATE(Category.STRING, "LOCATE($1, $2)", "LOCATE($1, $2, $3)"),
    LTRIM(Category.STRING, "LTRIM($1)"),
    OCTET_LENGTH(Category.STRING, "LENGTH(TO_UTF8($1))"),
    /** The first form is {@code POSITION(substring IN text)}. */
    POSITION(Category.STRING, "POSITION($1)", "POSITION($1, $2)"),
    REPEAT(Category.STRING, "REPEAT($1, $2)"),
    REPLACE(Category.STRING, "REPLACE($1, $2, $3)"),
    RIGHT(Category.STRING, "RIGHT($1, $2)"),
    RTRIM(Category.STRING, "RTRIM($1)"),
    SOUNDEX(Category.STRING, "SOUNDEX($1)"),
    SPACE(Category.STRING, "REPEAT(' ', $1)"),
    SUBSTRING(Category.STRING, "SUBSTRING($1)", "SUBSTRING($1, $2)", "SUBSTRING($1, $2, $3)"),
    UCASE(Category.STRING, "UPPER($1)"),

    CURDATE(Category.TIME_DATE, "CURRENT_DATE"),
    CURRENT_DATE(Category.TIME_DATE, "CURRENT_DATE"),
    /** There is no TIME: the text of the time of day. */
    CURRENT_TIME(Category.TIME_DATE, Forms.TIME_OF_DAY),
    CURRENT_TIMESTAMP(Category.TIME_DATE, "CURRENT_TIMESTAMP"),
    CURTIME(Category.TIME_DATE, Forms.TIME_OF_DAY),
    DAYNAME(Category.TIME_DATE, "DAYNAME($t1)"),
    DAYOFMONTH(Category.TIME_DATE, "EXTRACT(DAY FROM $t1)"),
    /** 1 is Sunday; e6data counts from Monday. */
    DAYOFWEEK(Category.TIME_DATE, "CAST(MOD(EXTRACT(DOW FROM $t1), 7) + 1 AS INT)"),
    DAYOFYEAR(Category.TIME_DATE, "EXTRACT(DOY FROM $t1)"),
    /** The argument is {@code field FROM value}. */
    EXTRACT(Category.TIME_DATE, "EXTRACT($1)"),
    HOUR(Category.TIME_DATE, "EXTRACT(HOUR FROM $t1)"),
    MINUTE(Category.TIME_DATE, "EXTRACT(MINUTE FROM $t1)"),
    MONTH(Category.TIME_DATE, "EXTRACT(MONTH FROM $t1)"),
    MONTHNAME(Category.TIME_DATE, "TO_CHAR(CAST($t1 AS TIMESTAMP), 'MMMM')"),
    NOW(Category.TIME_DATE, "CURRENT_TIMESTAMP"),
    QUARTER(Category.TIME_DATE, "EXTRACT(QUARTER FROM $t1)"),
    SECOND(Category.TIME_DATE, "EXTRACT(SECOND FROM $t1)"),
    TIMESTAMPADD(Category.TIME_DATE, "TIMESTAMP_ADD($u1, $2, $t3)"),
    /** Third minus second argument; e6data's subtracts the other way round. */
    TIMESTAMPDIFF(Category.TIME_DATE, "(0 - TIMESTAMP_DIFF($t2, $t3, $u1))"),
    WEEK(Category.TIME_DATE, "WEEK($t1)"),
    YEAR(Category.TIME_DATE, "EXTRACT(YEAR FROM $t1)"),

    /** The schema for unqualified names, which e6data's URL calls the database: known to the driver, no function. */
    DATABASE(Category.SYSTEM, "$database"),
    IFNULL(Category.SYSTEM, "COALESCE($1, $2)"),
    /** Known to the driver, no function. */
    USER(Category.SYSTEM, "$user"),
    CONVERT(Category.SYSTEM, "CAST($1 AS $c2)");

    /** Which list of {@code DatabaseMetaData} a function belongs to. */
    public enum Category {
        /** {@code getNumericFunctions}. */
        NUMERIC,
        /** {@code getStringFunctions}. */
        STRING,
        /** {@code getTimeDateFunctions}. */
        TIME_DATE,
        /** {@code getSystemFunctions}; CONVERT is among them. */
        SYSTEM
    }

    /** Forms that are named, for lack of a constant before the first constant. */
    static final class Forms {

        /** Whatever separates date and time in the text. */
        static final String TIME_OF_DAY = "SUBSTRING(CAST(CURRENT_TIMESTAMP AS VARCHAR), 12, 8)";

        private Forms() {}
    }

    private final Category category;
    private final List<String> forms;

    EscapedFunction(Category category, String... forms) {
        this.category = category;
        this.forms = List.of(forms);
    }

    /** The list that names this function. */
    public Category category() {
        return category;
    }

    /** What the function is with so many arguments, most of them first; see the class for the notation. */
    List<String> forms() {
        return forms;
    }

    /** Null for a name that is not in the table. */
    static EscapedFunction named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (EscapedFunction function : values()) {
            if (function.name().equals(upper)) {
                return function;
            }
        }
        return null;
    }

    /** The names of a category, in alphabetical order, with commas between. */
    public static String names(Category category) {
        return Arrays.stream(values())
                .filter(function -> function.category == category)
                .map(EscapedFunction::name)
                .sorted()
                .collect(Collectors.joining(","));
    }
}
