package com.e6data.emulator;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One login on one side of a cluster. Any thread; the ids under which it is known belong to its {@link Side}. */
final class EngineSession {

    private final String id = UUID.randomUUID().toString();
    private final int number;
    private final String user;
    private final AtomicInteger queries = new AtomicInteger();
    private volatile long lastUse = System.nanoTime();
    private volatile boolean ended;

    EngineSession(int number, String user) {
        this.number = number;
        this.user = user;
    }

    String id() {
        return id;
    }

    String user() {
        return user;
    }

    int number() {
        return number;
    }

    /** Number of the next query, from 1. */
    int nextQuery() {
        return queries.incrementAndGet();
    }

    /** From now on nobody can use it; a call that got in before may still be under way. */
    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    void touch() {
        lastUse = System.nanoTime();
    }

    long idleNanos() {
        return System.nanoTime() - lastUse;
    }
}
