package com.e6data.jdbc.vector;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The zone of each row of a vector, or one zone for all (protocol 7.5). */
final class Zones {

    private static final Zones UTC = new Zones(new ZoneId[] {ZoneOffset.UTC}, 0);

    private final ZoneId[] zones;
    private final int stride;

    private Zones(ZoneId[] zones, int stride) {
        this.zones = zones;
        this.stride = stride;
    }

    ZoneId of(int row) {
        return zones[row * stride];
    }

    /**
     * Reads the zones of all rows that are not NULL, so that an unknown one is found before the first row is handed
     * out.
     *
     * @param texts null where the chunk has none: UTC
     */
    static Zones read(Slices texts, Nulls nulls, int rows) throws InvalidValue {
        if (texts == null) {
            return UTC;
        }
        if (texts.count() < rows && !nulls.areAllNull(rows)) {
            throw new InvalidValue("zoneData has " + texts.count() + " values for " + rows + " rows");
        }
        byte[] bytes = texts.bytes();
        Map<String, ZoneId> known = new HashMap<>();
        ZoneId[] zones = null;
        ZoneId first = null;
        ZoneId last = null;
        int lastAt = 0;
        int lastEnd = 0;
        for (int row = 0; row < rows; row++) {
            if (nulls.isNull(row)) {
                continue;
            }
            int at = texts.position(row);
            int end = at + texts.lengthAt(at);
            if (last == null || !Arrays.equals(bytes, at, end, bytes, lastAt, lastEnd)) {
                last = zone(new String(bytes, at, end - at, StandardCharsets.UTF_8), known);
                lastAt = at;
                lastEnd = end;
            }
            if (first == null) {
                first = last;
            }
            if (zones == null && !last.equals(first)) {
                zones = new ZoneId[rows];
                Arrays.fill(zones, 0, row, first);
            }
            if (zones != null) {
                zones[row] = last;
            }
        }
        if (zones != null) {
            return new Zones(zones, 1);
        }
        return first == null ? UTC : new Zones(new ZoneId[] {first}, 0);
    }

    private static ZoneId zone(String text, Map<String, ZoneId> known) throws InvalidValue {
        ZoneId zone = known.get(text);
        if (zone == null) {
            try {
                zone = text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new InvalidValue("invalid zone '" + text.substring(0, Math.min(text.length(), 64)) + "'");
            }
            known.put(text, zone);
        }
        return zone;
    }
}
