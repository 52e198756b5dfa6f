package com.e6data.jdbc.session;

import java.util.Locale;

/** The side of a blue/green deployment (protocol 8). */
enum Colour {
    BLUE,
    GREEN;

    private final String header = name().toLowerCase(Locale.ROOT);

    /** Value of the {@code strategy} header. */
    String header() {
        return header;
    }

    Colour other() {
        return this == BLUE ? GREEN : BLUE;
    }

    /** Null for anything that is no colour: old servers put other things into the field (protocol 3.2). */
    static Colour parse(String text) {
        for (Colour colour : values()) {
            if (colour.header.equalsIgnoreCase(text)) {
                return colour;
            }
        }
        return null;
    }
}
