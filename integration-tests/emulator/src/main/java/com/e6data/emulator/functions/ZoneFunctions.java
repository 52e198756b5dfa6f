package com.e6data.emulator.functions;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Local times of zones. Values without zone are UTC. */
public final class ZoneFunctions {

    static final ZoneId UTC = ZoneOffset.UTC;

    private ZoneFunctions() {}

    /** Local time of a zone at a moment in UTC. */
    public static LocalDateTime fromUtc(LocalDateTime t, String zone) {
        return convert("UTC", zone, t);
    }

    /** Moment in UTC at a local time of a zone. */
    public static LocalDateTime toUtc(LocalDateTime t, String zone) {
        return convert(zone, "UTC", t);
    }

    public static LocalDateTime convert(String target, LocalDateTime t) {
        return convert("UTC", target, t);
    }

    public static LocalDateTime convert(String source, String target, LocalDateTime t) {
        return source == null || target == null || t == null
                ? null
                : t.atZone(zone(source)).withZoneSameInstant(zone(target)).toLocalDateTime();
    }

    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name.strip(), ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Unknown time zone '" + name + "', expected a name like Europe/Paris or an offset like +02:00", e);
        }
    }
}
