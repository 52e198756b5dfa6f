package com.e6data.conformance.jdbc;

/**
 * One brick of the wall.
 *
 * @param type column type that is read, or written and read back
 * @param call getter with its arguments, or setter with its arguments
 * @param value text of {@code input}
 * @param input what is in the column, or what was set; null also for streams and large objects
 * @param zone default time zone of the JVM
 * @param ours outcome through driver and emulator
 * @param theirs outcome of H2 alone
 */
record Cell(WallType type, String call, String value, Object input, String zone, Outcome ours, Outcome theirs) {

    boolean agrees() {
        return ours.agreesWith(theirs);
    }

    boolean isRead() {
        return call.startsWith("get");
    }

    Cell withInput(Object other) {
        return new Cell(type, call, value, other, zone, ours, theirs);
    }

    @Override
    public String toString() {
        return type + " | " + call + " | " + value + " | " + zone + " | " + ours + " | " + theirs;
    }
}
