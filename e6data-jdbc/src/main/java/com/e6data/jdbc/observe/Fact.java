package com.e6data.jdbc.observe;

/** The kinds of events: where each is logged, and how loud. */
public enum Fact {
    CONNECTION(Log.TRANSPORT, System.Logger.Level.DEBUG),
    LOGIN(Log.SESSION, System.Logger.Level.DEBUG),
    /** As many as there are requests, so one level below the others. */
    REQUEST(Log.TRANSPORT, System.Logger.Level.TRACE),
    QUERY(Log.QUERY, System.Logger.Level.DEBUG),
    RETRY(Log.SESSION, System.Logger.Level.DEBUG),
    COLOUR(Log.SESSION, System.Logger.Level.DEBUG),
    RESUME(Log.SESSION, System.Logger.Level.DEBUG),
    CANCEL(Log.QUERY, System.Logger.Level.DEBUG);

    private final Log log;
    private final System.Logger.Level level;

    Fact(Log log, System.Logger.Level level) {
        this.log = log;
        this.level = level;
    }

    Log log() {
        return log;
    }

    System.Logger.Level level() {
        return level;
    }
}
