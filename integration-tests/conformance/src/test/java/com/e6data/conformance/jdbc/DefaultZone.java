package com.e6data.conformance.jdbc;

import java.util.TimeZone;
import org.h2.util.DateTimeUtils;

/** Another default time zone for the JVM until closed, also for H2, which remembers it. */
final class DefaultZone implements AutoCloseable {

    private final TimeZone before = TimeZone.getDefault();

    DefaultZone(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        DateTimeUtils.resetCalendar();
    }

    @Override
    public void close() {
        TimeZone.setDefault(before);
        DateTimeUtils.resetCalendar();
    }
}
