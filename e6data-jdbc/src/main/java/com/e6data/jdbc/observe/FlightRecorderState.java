package com.e6data.jdbc.observe;

import jdk.jfr.FlightRecorder;

/**
 * Whether the JDK's flight recorder was ever started in this JVM, also long after the driver was loaded. Before that no
 * event may be touched: the first one starts the recorder, which takes half a second.
 *
 * <p>The only class of the driver that names {@code FlightRecorder}; the self-contained jar hides that one from Netty.
 */
final class FlightRecorderState {

    /** False in a runtime image without the module {@code jdk.jfr}. */
    private static final boolean PRESENT = isPresent();

    private FlightRecorderState() {}

    private static boolean isPresent() {
        try {
            FlightRecorder.isInitialized();
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    static boolean isInUse() {
        return PRESENT && FlightRecorder.isInitialized();
    }
}
