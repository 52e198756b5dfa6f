package com.e6data.jdbc.event;

/**
 * The connection that an event comes from.
 *
 * @param connection number of the JDBC connection, unique in this JVM
 * @param address host and port as the connection was given them, for example {@code warehouse.example.com:443}
 * @param cluster name of the cluster; empty where none was given
 */
public record Source(long connection, String address, String cluster) {}
