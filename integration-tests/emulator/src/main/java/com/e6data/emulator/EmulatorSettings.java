package com.e6data.emulator;

import com.e6data.emulator.wire.ChunkOptions;
import java.time.Duration;
import java.util.Map;

/**
 * What a builder fixed for the life of an emulator.
 *
 * @param users password by user name
 * @param bearerTokens user name by OAuth token
 * @param catalog default catalog
 * @param schema default schema
 * @param sessionTtl idle life time of a session
 * @param engineLatency time from execute until the first batch of a query is ready
 * @param batchV2 whether {@code getNextResultBatchV2} is served
 * @param chunks how rows become chunks
 */
record EmulatorSettings(
        Map<String, String> users,
        Map<String, String> bearerTokens,
        String catalog,
        String schema,
        Duration sessionTtl,
        Duration engineLatency,
        boolean batchV2,
        ChunkOptions chunks) {

    /** Without users every non-empty pair is welcome. */
    boolean accepts(String user, String password) {
        return users.isEmpty() ? !user.isEmpty() && !password.isEmpty() : password.equals(users.get(user));
    }
}
