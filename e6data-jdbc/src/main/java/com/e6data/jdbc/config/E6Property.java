package com.e6data.jdbc.config;

/**
 * Every driver property: the one source for the URL, {@code DriverPropertyInfo}, data source setters and
 * {@code docs/properties.md}.
 */
public enum E6Property {
    USER("user");

    private final String key;

    E6Property(String key) {
        this.key = key;
    }

    /** The name in URLs and {@code Properties}. */
    public String key() {
        return key;
    }
}
