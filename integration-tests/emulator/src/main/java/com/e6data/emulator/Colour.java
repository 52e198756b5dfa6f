package com.e6data.emulator;

import java.util.Locale;
import java.util.Optional;

/** The two sides of a blue/green deployment (protocol 8). */
public enum Colour {
    BLUE,
    GREEN;

    /** The value of the {@code strategy} header and of announcements. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The side that is not this one. */
    public Colour other() {
        return this == BLUE ? GREEN : BLUE;
    }

    /** The side with this name in any case; empty for another text. */
    static Optional<Colour> of(String text) {
        for (var colour : values()) {
            if (colour.name().equalsIgnoreCase(text)) {
                return Optional.of(colour);
            }
        }
        return Optional.empty();
    }
}
