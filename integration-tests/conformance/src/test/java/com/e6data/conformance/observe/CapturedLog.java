package com.e6data.conformance.observe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged under a name, of which nothing reaches the console meanwhile. */
final class CapturedLog extends Handler implements AutoCloseable {

    private final Logger logger;
    private final Level levelBefore;
    private final boolean parentsBefore;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    CapturedLog(String name, Level level) {
        logger = Logger.getLogger(name);
        levelBefore = logger.getLevel();
        parentsBefore = logger.getUseParentHandlers();
        setLevel(level);
        logger.setLevel(level);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    List<LogRecord> records() {
        return records;
    }

    @Override
    public void publish(LogRecord record) {
        // A subclass of the JDK finds out when it is asked.
        record.getSourceMethodName();
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(levelBefore);
        logger.setUseParentHandlers(parentsBefore);
    }
}
