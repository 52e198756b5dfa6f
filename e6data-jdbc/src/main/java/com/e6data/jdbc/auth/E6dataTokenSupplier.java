package com.e6data.jdbc.auth;

/**
 * Gives OAuth access tokens to a connection, instead of user and password. Set it on a data source, or put it into the
 * connection {@code Properties} as an object under the key {@code accessTokenSupplier}. The connection needs TLS.
 *
 * <p>It is asked when a connection is opened, then before new work where its last answer is older than 30 seconds, so a
 * token should be good for a minute or more. Called on the thread that uses the connection, by one thread at a time for
 * one connection, by several where connections share it; while it runs, the caller waits.
 */
@FunctionalInterface
public interface E6dataTokenSupplier {

    /**
     * The token for the next requests.
     *
     * @param refused true where the cluster has refused the last one: a cached token is then no answer
     * @return the access token alone, without {@code Bearer}; not null, not empty
     * @throws Exception where there is none; it becomes the cause of an {@code SQLException} with SQLSTATE 28000
     */
    String token(boolean refused) throws Exception;
}
