package com.e6data.jdbc.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The driver's name and version, as the build wrote it into the jar. */
public final class DriverVersion {

    public static final String NAME = "e6data JDBC Driver";
    public static final String TEXT = read();
    public static final int MAJOR = part(0);
    public static final int MINOR = part(1);

    private DriverVersion() {}

    private static String read() {
        var properties = new Properties();
        try (InputStream in = DriverVersion.class.getResourceAsStream("driver.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // An IDE may run the classes without the filtered resource.
        return properties.getProperty("version", "0.0");
    }

    private static int part(int index) {
        String[] parts = TEXT.split("[.-]");
        return index < parts.length && parts[index].matches("\\d{1,6}") ? Integer.parseInt(parts[index]) : 0;
    }
}
