package com.e6data.conformance.jdbc;

import static com.e6data.conformance.jdbc.WallType.BIGINT;
import static com.e6data.conformance.jdbc.WallType.BOOLEAN;
import static com.e6data.conformance.jdbc.WallType.CHAR;
import static com.e6data.conformance.jdbc.WallType.DATE;
import static com.e6data.conformance.jdbc.WallType.DECIMAL;
import static com.e6data.conformance.jdbc.WallType.DOUBLE;
import static com.e6data.conformance.jdbc.WallType.INTEGER;
import static com.e6data.conformance.jdbc.WallType.INTEGER_ARRAY;
import static com.e6data.conformance.jdbc.WallType.REAL;
import static com.e6data.conformance.jdbc.WallType.SMALLINT;
import static com.e6data.conformance.jdbc.WallType.TIME;
import static com.e6data.conformance.jdbc.WallType.TIMESTAMP;
import static com.e6data.conformance.jdbc.WallType.TIMESTAMP_TZ;
import static com.e6data.conformance.jdbc.WallType.TINYINT;
import static com.e6data.conformance.jdbc.WallType.VARBINARY;
import static com.e6data.conformance.jdbc.WallType.VARCHAR;
import static com.e6data.conformance.jdbc.WallType.VARCHAR_ARRAY;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/** Where driver and H2 rightly differ. The rules are a table of {@code docs/compatibility.md}. */
final class ConversionRules {

    private static final List<String> TEXT = List.of(
            "getString",
            "getNString",
            "getObject(String)",
            "getCharacterStream",
            "getNCharacterStream",
            "getClob",
            "getNClob",
            "getAsciiStream",
            "getObject(Clob)",
            "getObject(Reader)");
    private static final List<String> INTEGERS = List.of(
            "getByte",
            "getShort",
            "getInt",
            "getLong",
            "getObject(Byte)",
            "getObject(Short)",
            "getObject(Integer)",
            "getObject(int)",
            "getObject(Long)",
            "getObject(BigInteger)");
    private static final List<String> FLOATS =
            List.of("getFloat", "getDouble", "getObject(Float)", "getObject(Double)");
    private static final List<String> BINARY = List.of(
            "getBytes", "getBinaryStream", "getBlob", "getObject(byte[])", "getObject(InputStream)", "getObject(Blob)");
    private static final List<String> JAVA_SQL = List.of(
            "getObject",
            "getDate*",
            "getTime*",
            "getObject(Date)",
            "getObject(Time)",
            "getObject(Timestamp)",
            "getObject(Calendar)");
    private static final String TEXT_NAME = "getters of texts";
    private static final String INTEGERS_NAME = "getters of integers";
    private static final String JAVA_SQL_NAME = "getters of `java.sql` dates and of `Calendar`";

    private ConversionRules() {}

    static List<Rule> all() {
        return Stream.of(everyType(), numbers(), texts(), dates(), zones(), bytesAndArrays(), binds(), temporalBinds())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Rule> everyType() {
        return List.of(
                Rule.of("")
                        .calls("getArray", "getObject(Array)")
                        .refuse("an array of one element", "a single value is no array"),
                Rule.of("longer than one character")
                        .calls("getObject(Character)")
                        .refuse("the first character", "the rest would be lost"),
                Rule.of("").calls("getObject(Duration)").refuse("hours", "e6data has no intervals in results"),
                Rule.of("").calls("getSQLXML").refuse("the text as XML", "e6data has no XML"),
                Rule.of("")
                        .calls("getObject(NClob)")
                        .answer("as `getNClob`", "H2 has `getNClob` only", Truths.as("getString")),
                Rule.of("")
                        .calls("getObject(Object)", "getObject({})")
                        .answer("as `getObject`", "there are no user-defined types", Truths.as("getObject")),
                Rule.of("")
                        .calls("getObject(int)")
                        .answer("as `getInt`", "a primitive class is its box", Truths.as("getObject(Integer)")),
                Rule.of("")
                        .calls("getUnicodeStream")
                        .answer("UTF-8 of the text", "deprecated, but harmless", Truths.as("getString")),
                Rule.of("a URI or URL, with blanks around it")
                        .calls("getURL", "getObject(URL)", "getObject(URI)")
                        .answer(
                                "the URL",
                                "H2 has no URLs",
                                Truths.ofValue((text, value) -> text.equals(((String) value).strip()))));
    }

    private static List<Rule> numbers() {
        return List.of(
                Rule.of("a fraction")
                        .types(REAL, DOUBLE, DECIMAL)
                        .group(INTEGERS_NAME, INTEGERS)
                        .differ("cut off towards zero", "rounded", "as a cast in Java", Truths.cut()),
                Rule.of("a fraction that rounds out of range")
                        .types(REAL, DOUBLE, DECIMAL)
                        .group(INTEGERS_NAME, INTEGERS)
                        .answer("cut off towards zero", "as a cast in Java", Truths.cut()),
                Rule.of("NaN")
                        .types(REAL, DOUBLE)
                        .group(
                                INTEGERS_NAME + ", `getBoolean`, `getObject(Boolean)`",
                                Stream.concat(INTEGERS.stream(), Stream.of("getBoolean", "getObject(Boolean)"))
                                        .toList())
                        .where(cell -> cell.value().equals("NaN"))
                        .refuse("0 and false", "NaN is no number"),
                Rule.of("2^63")
                        .types(DOUBLE)
                        .calls("getLong", "getObject(Long)")
                        .refuse("2^63 - 1", "out of range by one"),
                Rule.of("beyond the range")
                        .types(DOUBLE, VARCHAR)
                        .calls(FLOATS.toArray(new String[0]))
                        .refuse("infinity", "an overflow"),
                Rule.of("")
                        .types(TINYINT, SMALLINT, INTEGER, BIGINT)
                        .group("getters of bytes", BINARY)
                        .refuse("the number as big-endian bytes", "a number is no byte string"));
    }

    private static List<Rule> texts() {
        return List.of(
                Rule.of("")
                        .types(BOOLEAN)
                        .group(TEXT_NAME, TEXT)
                        .differ(
                                "`true`, `false`",
                                "`TRUE`, `FALSE`",
                                "as Java and the engine write it",
                                Truths.texts((ours, theirs) -> ours.equals(theirs.toLowerCase(java.util.Locale.ROOT)))),
                Rule.of("beyond ASCII")
                        .types(CHAR, VARCHAR)
                        .calls("getAsciiStream")
                        .refuse("UTF-8", "no ASCII; `getCharacterStream` reads it"),
                Rule.of("other numbers than 0 and 1")
                        .types(CHAR, VARCHAR)
                        .calls("getBoolean", "getObject(Boolean)")
                        .refuse("true", "rather no answer than a guess"),
                Rule.of("a number with fraction or exponent")
                        .types(CHAR, VARCHAR)
                        .group(INTEGERS_NAME, INTEGERS)
                        .answer("cut off towards zero", "as for DECIMAL", Truths.cut()),
                Rule.of("a timestamp or a date where a date or a time is asked for")
                        .types(VARCHAR)
                        .calls("getDate*", "getObject(Date)", "getTime*", "getObject(Time)")
                        .answer("the part that was asked for", "as for TIMESTAMP", textShows()),
                Rule.of("a timestamp where a date or a time is asked for")
                        .types(VARCHAR)
                        .calls("getObject(LocalDate)", "getObject(LocalTime)")
                        .answer("the part that was asked for", "as for TIMESTAMP", Truths.ownClock()),
                Rule.of("a timestamp where a time is asked for")
                        .types(VARCHAR)
                        .calls("getObject(OffsetTime)")
                        .answer("the time, at UTC or at the offset of the text", "as for TIMESTAMP", textOffsetTime()));
    }

    /** A text with a zone is an instant; another one shows what it says. */
    private static Rule.Truth textShows() {
        return (cell, cells) -> {
            OffsetDateTime zoned = zoned(cell.value());
            Cell same = zoned == null ? cell : cell.withInput(zoned);
            return zoned == null
                    ? Truths.shows().holds(cell, cells)
                    : Truths.clockOfReader().holds(same, cells);
        };
    }

    private static Rule.Truth textOffsetTime() {
        return (cell, cells) -> {
            OffsetDateTime zoned = zoned(cell.value());
            return zoned == null
                    ? Truths.atUtc().holds(cell, cells)
                    : cell.ours().text().equals(zoned.toOffsetTime().toString());
        };
    }

    private static OffsetDateTime zoned(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T'));
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    private static List<Rule> dates() {
        return List.of(
                Rule.of("years beyond 9999")
                        .types(DATE)
                        .group(TEXT_NAME, TEXT)
                        .differ(
                                "`+11756-12-31`",
                                "`11756-12-31`",
                                "as `java.time` and the engine write it",
                                Truths.ofValue(
                                        (text, value) -> LocalDate.parse(text).equals(value))),
                Rule.of("")
                        .types(TIME)
                        .calls(
                                "getObject(Calendar)",
                                "getObject(LocalDateTime)",
                                "getTimestamp*",
                                "getObject(Timestamp)")
                        .differ(
                                "on 1 January 1970",
                                "today",
                                "as `java.sql.Time`",
                                Truths.anyOf(
                                        Truths.shows(),
                                        (cell, cells) -> cell.ours().text().equals("1970-01-01T" + cell.value()))),
                Rule.of("")
                        .types(TIME)
                        .calls("getObject(Instant)", "getObject(OffsetDateTime)", "getObject(ZonedDateTime)")
                        .refuse("today", "a time of day is no instant"),
                Rule.of("a fraction of a second")
                        .types(TIME, TIMESTAMP)
                        .group(TEXT_NAME, TEXT)
                        .differ("six digits", "no zeros at the end", "one width for all", Truths.textOfClock()),
                Rule.of("")
                        .types(TIMESTAMP_TZ)
                        .group(TEXT_NAME, TEXT)
                        .differ(
                                "ISO 8601: `2021-07-01T10:20:30+05:30`",
                                "`2021-07-01 10:20:30+05:30`",
                                "as `OffsetDateTime` writes it",
                                Truths.ofValue((text, value) ->
                                        OffsetDateTime.parse(text).equals(value))),
                Rule.of("before 1582, hours that clocks show twice, zones without rules before 1900")
                        .types(DATE, TIMESTAMP, VARCHAR)
                        .group(
                                JAVA_SQL_NAME,
                                Stream.concat(JAVA_SQL.stream(), Stream.of("set*"))
                                        .toList())
                        .differ(
                                "shows the fields of the column in the calendar of `java.sql`, as `Timestamp.valueOf`",
                                "the instant of the ISO calendar and of `java.time`, which shows other fields",
                                "fields must survive the way there and back; 5 to 14 October 1582, which that calendar"
                                        + " lacks, show ten days later",
                                Truths.shows()),
                Rule.of("before 1582")
                        .types(TIMESTAMP_TZ)
                        .calls("getDate", "getDate(*", "getObject(Date)")
                        .differ(
                                "shows the date in the calendar of `java.sql`",
                                "the instant of the ISO calendar",
                                "fields must survive",
                                Truths.clockOfReader()),
                Rule.of("")
                        .types(DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, VARCHAR)
                        .calls("getObject(java.util.Date)")
                        .differ(
                                "a `Timestamp`, which is one",
                                "a plain `java.util.Date`",
                                "no digits are lost; the instant is that of `getTimestamp`",
                                Truths.as("getObject(Timestamp)")));
    }

    private static List<Rule> zones() {
        return List.of(
                Rule.of("")
                        .types(DATE, TIME, TIMESTAMP, VARCHAR)
                        .calls(
                                "getObject(Instant)",
                                "getObject(OffsetDateTime)",
                                "getObject(ZonedDateTime)",
                                "getObject(OffsetTime)")
                        .differ("the clock at UTC", "the clock of the session", "as on the wire", Truths.atUtc()),
                Rule.of("")
                        .types(TIMESTAMP_TZ)
                        .calls("getObject(LocalDate)", "getObject(LocalTime)", "getObject(LocalDateTime)")
                        .differ(
                                "the clock at the value's own offset",
                                "the clock of the session",
                                "no default of the JVM decides",
                                Truths.ownClock()),
                Rule.of("")
                        .types(TIMESTAMP_TZ)
                        .calls("getDate(*", "getTime(*")
                        .differ(
                                "the date or time in the zone of the calendar",
                                "that of the session, moved to the zone",
                                "JDBC",
                                Truths.clockOfReader()),
                Rule.of("a text that names a zone")
                        .types(VARCHAR)
                        .calls("getTimestamp(*")
                        .differ(
                                "the instant",
                                "the clock in the zone of the calendar",
                                "as for TIMESTAMP_TZ",
                                (cell, cells) -> zoned(cell.value()) != null
                                        && cell.ours()
                                                .text()
                                                .startsWith(zoned(cell.value())
                                                                .toInstant()
                                                                .toEpochMilli()
                                                        + " ")),
                Rule.of("a text that names a zone")
                        .types(VARCHAR)
                        .calls("getTime*", "getObject(Time)", "getObject(LocalTime)", "getObject(LocalDateTime)")
                        .differ(
                                "the clock that the text shows",
                                "the clock of the session",
                                "no default of the JVM decides",
                                Truths.ownClock()));
    }

    private static List<Rule> bytesAndArrays() {
        return List.of(
                Rule.of("")
                        .types(VARBINARY)
                        .group(TEXT_NAME, TEXT)
                        .differ(
                                "hexadecimal digits",
                                "the bytes as UTF-8",
                                "not every byte string is a text",
                                (cell, cells) -> Truths.text(cell.ours()).equals(cell.value())),
                Rule.of("1, 2, 4 or 8 bytes")
                        .types(VARBINARY)
                        .group(INTEGERS_NAME, INTEGERS)
                        .refuse("a big-endian number", "a byte string is no number"),
                Rule.of("")
                        .types(INTEGER_ARRAY)
                        .calls("getObject", "getArray", "getObject(Array)", "setArray", "setObject(*")
                        .differ(
                                "elements are texts",
                                "elements are Integers",
                                "where the result does not name the type of the elements",
                                Truths.texts((ours, theirs) ->
                                        ours.replace("String ", "").equals(theirs.replace("Integer ", "")))),
                Rule.of("")
                        .types(INTEGER_ARRAY, VARCHAR_ARRAY)
                        .calls("getObject(Object[])")
                        .answer("as `getArray().getArray()`", "short and safe", Truths.as("getArray")));
    }

    private static List<Rule> binds() {
        return List.of(
                Rule.of("null")
                        .calls("setURL", "setUnicodeStream*", "getURL")
                        .where(cell -> cell.value().equals("null"))
                        .answer("NULL", "nothing to refuse", Truths.isNull()),
                Rule.of("").calls("setSQLXML").refuse("NULL", "e6data has no XML"),
                Rule.of("a class that cannot be the type")
                        .calls("setObject(*")
                        .where(cell -> cell.ours().text().contains("cannot be set as"))
                        .refuse("a conversion of its own", "JDBC's table of conversions does not list the pair"),
                Rule.of("as NULL")
                        .calls("setObject(*")
                        .where(cell -> cell.call().endsWith(", NULL)"))
                        .refuse("NULL", "the value would be lost; `setNull` sets NULL"),
                Rule.of("as JAVA_OBJECT or OTHER")
                        .calls("setObject(*")
                        .where(cell -> cell.call().matches(".*, (JAVA_OBJECT|OTHER)\\)"))
                        .answer(
                                "as without a type",
                                "H2 keeps a Java object",
                                (cell, cells) -> cell.ours()
                                        .equals(cells.ours(
                                                cell, cell.call().replaceFirst(", (JAVA_OBJECT|OTHER)\\)", ")")))),
                Rule.of("as JAVA_OBJECT")
                        .types(VARBINARY)
                        .calls("setObject(byte[], JAVA_OBJECT)")
                        .differ(
                                "as without a type",
                                "a serialized object",
                                "H2 keeps a Java object",
                                (cell, cells) -> cell.ours().equals(cells.ours(cell, "setObject(byte[])"))),
                Rule.of("beyond ASCII")
                        .types(VARCHAR)
                        .calls("setAsciiStream*")
                        .refuse("replaced characters", "the text would be lost; `setCharacterStream` sets it"),
                Rule.of("a URL")
                        .types(VARCHAR)
                        .calls("setURL", "setObject(URL*")
                        .answer(
                                "its text",
                                "H2 has no URLs",
                                Truths.ofValue((text, value) -> text.equals(value.toString()))),
                Rule.of("")
                        .types(VARCHAR)
                        .calls("setUnicodeStream*")
                        .answer(
                                "the text",
                                "deprecated, but harmless",
                                (cell, cells) -> bytes(cell.value())
                                        .startsWith(bytes("InputStream "
                                                + java.util.HexFormat.of()
                                                        .formatHex(cell.ours()
                                                                .text()
                                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))))),
                Rule.of("a text that is another number than 0 and 1")
                        .types(BOOLEAN)
                        .calls("setObject(String*")
                        .refuse("true", "rather no answer than a guess"),
                Rule.of("a text with a fraction")
                        .types(TINYINT, SMALLINT, INTEGER, BIGINT)
                        .calls("setObject(String*")
                        .answer("cut off towards zero", "as for reading", Truths.cut()),
                Rule.of("a number with a fraction")
                        .types(TINYINT, SMALLINT, INTEGER, BIGINT)
                        .calls("setFloat", "setDouble", "setObject(*")
                        .differ("cut off towards zero", "rounded", "as for reading", Truths.cut()),
                Rule.of("with a scale")
                        .types(DECIMAL)
                        .calls("setObject(BigDecimal*")
                        .differ(
                                "rounded to the scale",
                                "the scale counts for nothing",
                                "JDBC",
                                Truths.ofValue((text, value) -> new java.math.BigDecimal(text)
                                                .compareTo(((java.math.BigDecimal) value)
                                                        .setScale(1, java.math.RoundingMode.HALF_UP))
                                        == 0)),
                Rule.of("")
                        .types(VARCHAR)
                        .calls("setFloat", "setObject(Float*")
                        .differ(
                                "the text of the double of the same value",
                                "the text of the float",
                                "literals of e6data are doubles",
                                Truths.ofValue((text, value) -> Double.parseDouble(text) == (Float) value)),
                Rule.of("")
                        .types(VARCHAR)
                        .calls("setObject(Boolean*")
                        .differ(
                                "`true`, `false`",
                                "`TRUE`, `FALSE`",
                                "as Java and the engine write it",
                                Truths.ofValue((text, value) -> text.equals(value.toString()))),
                Rule.of("an array of other elements")
                        .types(INTEGER_ARRAY)
                        .calls("setArray")
                        .answer(
                                "an array of its own elements",
                                "a parameter has the type of its value",
                                Truths.texts((ours, theirs) -> ours.equals("[String a'b, null ]"))));
    }

    private static String bytes(String label) {
        return label.replace("InputStream empty", "InputStream ");
    }

    private static List<Rule> temporalBinds() {
        return List.of(
                Rule.of("a text of a timestamp")
                        .types(TIME)
                        .calls("setObject(String*")
                        .answer("its time", "as for reading", Truths.ownClock()),
                Rule.of("a text with a time of day")
                        .types(DATE)
                        .calls("setString", "setNString", "setObject(String*")
                        .answer("its date", "as for reading", Truths.shows()),
                Rule.of("a text that names a zone")
                        .types(DATE, TIMESTAMP)
                        .calls("setString", "setNString", "setObject(String*")
                        .differ(
                                "the clock that the text shows; at UTC where the engine converts it",
                                "the clock of the session",
                                "no default of the JVM decides",
                                Truths.anyOf(
                                        Truths.shows(),
                                        (cell, cells) -> Truths.shows()
                                                .holds(cell.withInput(zoned((String) cell.input())), cells))),
                Rule.of("a value with offset or zone, an Instant")
                        .types(DATE, TIMESTAMP)
                        .calls("setObject(*")
                        .differ(
                                "the clock at UTC; as DATE its own date",
                                "the clock of the session",
                                "as on the wire, and no default of the JVM decides",
                                Truths.anyOf(Truths.shows(), Truths.ownClock())),
                Rule.of("a Calendar")
                        .types(DATE, TIMESTAMP)
                        .calls("setObject(Calendar*")
                        .differ(
                                "as a Timestamp of its instant",
                                "the calendar's own clock",
                                "its instant survives the way there and back",
                                Truths.shows()),
                Rule.of("a time of day")
                        .types(TIMESTAMP)
                        .calls("setObject(Time*", "setObject(LocalTime*")
                        .differ("on 1 January 1970", "today", "as `java.sql.Time`", Truths.shows()),
                Rule.of("")
                        .types(TIME)
                        .calls("setObject(*")
                        .differ(
                                "the value's own clock",
                                "the clock of the session",
                                "no default of the JVM decides",
                                Truths.ownClock()),
                Rule.of("without a zone")
                        .types(TIMESTAMP_TZ)
                        .calls("setDate*", "setTimestamp*", "setString", "setNString", "setObject(*")
                        .differ(
                                "the clock that the value shows, at UTC",
                                "that clock in the zone of the session",
                                "the type of the column is not known; `setObject(i, timestamp,"
                                        + " Types.TIMESTAMP_WITH_TIMEZONE)` sends the instant",
                                Truths.atUtc()),
                Rule.of("with a zone, or as TIMESTAMP WITH TIME ZONE")
                        .types(TIMESTAMP_TZ)
                        .calls("setString", "setNString", "setObject(*")
                        .differ(
                                "the instant, at UTC",
                                "the instant, with its offset",
                                "literals of e6data have no offset",
                                Truths.sameInstant()),
                Rule.of("a date or a time as text")
                        .types(VARCHAR)
                        .calls("setDate*", "setTime*", "setObject(*")
                        .differ(
                                "its clock, with a zone at UTC; six digits of fraction",
                                "with its offset; no zeros at the end; the ISO calendar",
                                "as read from a column",
                                Truths.textOfClock()),
                Rule.of("with an offset, as a text type")
                        .types(VARCHAR)
                        .calls("setObject(*")
                        .differ(
                                "ISO 8601: `2021-07-01T10:20:30+05:30`",
                                "`2021-07-01 10:20:30+05:30`",
                                "as read from a column",
                                (cell, cells) -> zoned(cell.ours().text()) != null
                                        && zoned(cell.ours().text()).toInstant().equals(Clocks.instant(cell.input()))));
    }
}
