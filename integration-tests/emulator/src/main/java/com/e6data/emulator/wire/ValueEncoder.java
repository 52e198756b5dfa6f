package com.e6data.emulator.wire;

/**
 * How the values of one column are stored: the members of the data union and the bytes of a value (protocol 7.2, 7.4).
 * An encoder collects into the vector's sinks and keeps no state of its own.
 */
interface ValueEncoder {

    /** Member of the union that holds one value a row. */
    int plainMember();

    /** Member of the union that holds the value of a constant vector. */
    int constantMember();

    /** Thrift type of an element in the plain member. */
    int elementType();

    /**
     * Adds one value; null writes the placeholder of a NULL row.
     *
     * @throws IllegalArgumentException where the value is not of a class that the column can hold; the text names both
     */
    void append(Object value, ByteSink data, ByteSink zones);

    /** The fields of the constant member's struct, without the stop byte; null is the placeholder. */
    void constant(Object value, ByteSink out);

    /** Fields of the plain member after the list of values. */
    default void trailer(ByteSink out) {}

    static IllegalArgumentException wrongClass(Object value, String expected) {
        return new IllegalArgumentException(
                "a value of class " + value.getClass().getName() + " where the column holds " + expected);
    }
}
