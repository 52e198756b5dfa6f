package com.e6data.conformance.jdbc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks of our answers, for the rules. */
final class Truths {

    private static final Pattern ZONE = Pattern.compile("\\(([A-Z]\\w+/\\w+)\\)");

    private Truths() {}

    /** The same text as another getter's of the same value. */
    static Rule.Truth as(String call) {
        return (cell, cells) -> text(cell.ours()).equals(text(cells.ours(cell, call)));
    }

    static Rule.Truth anyOf(Rule.Truth... truths) {
        return (cell, cells) -> Stream.of(truths).anyMatch(truth -> truth.holds(cell, cells));
    }

    static Rule.Truth isNull() {
        return (cell, cells) -> cell.ours().text().startsWith(Outcome.NULL.text());
    }

    /** Our text and H2's, out of strings, readers, streams and large objects. */
    static Rule.Truth texts(BiPredicate<String, String> relation) {
        return (cell, cells) -> relation.test(text(cell.ours()), text(cell.theirs()));
    }

    /** Our text and the value. */
    static Rule.Truth ofValue(BiPredicate<String, Object> relation) {
        return (cell, cells) -> cell.input() != null && relation.test(text(cell.ours()), cell.input());
    }

    /** The number without its fraction. */
    static Rule.Truth cut() {
        return (cell, cells) -> {
            Object input = cell.input();
            BigDecimal exact = input instanceof Float || input instanceof Double
                    ? new BigDecimal(((Number) input).doubleValue())
                    : new BigDecimal(input.toString().strip());
            return new BigDecimal(cell.ours().text()).compareTo(exact.setScale(0, RoundingMode.DOWN)) == 0;
        };
    }

    static Rule.Truth sameMillis() {
        return (cell, cells) ->
                cell.ours().text().split(" ")[0].equals(cell.theirs().text().split(" ")[0]);
    }

    /** The {@code java.sql} value shows the fields of the column, or the fields that were set. */
    static Rule.Truth shows() {
        return (cell, cells) -> {
            LocalDateTime expected = clock(cell);
            LocalDateTime shown = Clocks.shown(cell.ours(), cell.isRead() ? zone(cell) : cell.zone());
            if (expected == null || shown == null) {
                return false;
            }
            LocalDateTime hybrid = Clocks.inHybridCalendar(expected);
            return switch (cell.ours().type()) {
                case "java.sql.Date" -> shown.equals(hybrid.toLocalDate().atStartOfDay());
                case "java.sql.Time" ->
                    shown.equals(LocalDate.EPOCH.atTime(millis(hybrid).toLocalTime()));
                case "Calendar" -> shown.equals(millis(hybrid));
                default -> shown.equals(hybrid);
            };
        };
    }

    /** A value without zone, at UTC. */
    static Rule.Truth atUtc() {
        return (cell, cells) -> {
            LocalDateTime clock = clock(cell);
            String text = cell.ours().text();
            return clock != null
                    && switch (cell.ours().type()) {
                        case "Instant" -> Instant.parse(text).equals(clock.toInstant(ZoneOffset.UTC));
                        case "OffsetDateTime" -> OffsetDateTime.parse(text).equals(clock.atOffset(ZoneOffset.UTC));
                        case "ZonedDateTime" -> ZonedDateTime.parse(text).equals(clock.atZone(ZoneOffset.UTC));
                        case "OffsetTime" ->
                            OffsetTime.parse(text).equals(clock.toLocalTime().atOffset(ZoneOffset.UTC));
                        default -> false;
                    };
        };
    }

    /** The instant that was set, or that the column holds, at whatever offset. */
    static Rule.Truth sameInstant() {
        return (cell, cells) -> {
            Instant expected = cell.input() instanceof String text
                    ? OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()
                    : Clocks.instant(cell.input());
            return expected != null
                    && cell.ours().type().equals("OffsetDateTime")
                    && OffsetDateTime.parse(cell.ours().text()).toInstant().equals(expected);
        };
    }

    /** What the value's own clock shows. */
    static Rule.Truth ownClock() {
        return (cell, cells) -> {
            LocalTime time = Clocks.time(cell.input(), zone(cell));
            String text = cell.ours().text();
            LocalDateTime clock = cell.input() instanceof OffsetDateTime zoned
                    ? zoned.toLocalDateTime()
                    : cell.input() instanceof ZonedDateTime zoned
                            ? zoned.toLocalDateTime()
                            : Clocks.clock(cell.input(), zone(cell));
            return switch (cell.ours().type()) {
                case "LocalDate" -> LocalDate.parse(text).equals(clock.toLocalDate());
                case "LocalTime" -> LocalTime.parse(text).equals(time);
                case "LocalDateTime" -> LocalDateTime.parse(text).equals(clock);
                case "java.sql.Date" ->
                    Clocks.shown(cell.ours(), cell.zone())
                            .equals(Clocks.inHybridCalendar(clock.toLocalDate().atStartOfDay()));
                case "java.sql.Time" ->
                    Clocks.shown(cell.ours(), zone(cell)).toLocalTime().equals(time.truncatedTo(ChronoUnit.MILLIS));
                default -> false;
            };
        };
    }

    /** What the clock in the zone of the calendar, or of the JVM, shows at the column's instant. */
    static Rule.Truth clockOfReader() {
        return (cell, cells) -> {
            Instant instant = Clocks.instant(cell.input());
            LocalDateTime shown = Clocks.shown(cell.ours(), zone(cell));
            if (instant == null || shown == null) {
                return false;
            }
            LocalDateTime there =
                    Clocks.inHybridCalendar(LocalDateTime.ofInstant(instant, java.time.ZoneId.of(zone(cell))));
            return cell.ours().type().equals("java.sql.Time")
                    ? shown.equals(LocalDate.EPOCH.atTime(millis(there).toLocalTime()))
                    : shown.equals(there.toLocalDate().atStartOfDay());
        };
    }

    /** The text is the clock of what was set; with a zone, at UTC. */
    static Rule.Truth textOfClock() {
        return (cell, cells) -> {
            LocalDateTime written = Clocks.parse(text(cell.ours()));
            LocalDateTime clock = clock(cell);
            return written != null
                    && (clock == null
                            ? written.toLocalTime().equals(Clocks.time(cell.input(), zone(cell)))
                            : written.equals(clock));
        };
    }

    private static LocalDateTime millis(LocalDateTime value) {
        return value.truncatedTo(ChronoUnit.MILLIS);
    }

    private static LocalDateTime clock(Cell cell) {
        return Clocks.clock(cell.input(), zone(cell));
    }

    /** Of the calendar that the call has, else of the JVM. */
    static String zone(Cell cell) {
        Matcher calendar = ZONE.matcher(cell.call());
        return calendar.find() ? calendar.group(1) : cell.zone();
    }

    static String text(Outcome outcome) {
        return outcome.type().equals("InputStream")
                ? new String(HexFormat.of().parseHex(outcome.text()), StandardCharsets.UTF_8)
                : outcome.text();
    }
}
