package com.e6data.jdbc.vector;

/** A value in a vector that its type does not have; {@link VectorReader} says in which column. */
final class InvalidValue extends Exception {

    InvalidValue(String message) {
        super(message, null, false, false);
    }
}
