package com.e6data.jdbc.sql;

/**
 * What {@code {fn USER()}} and {@code {fn DATABASE()}} answer: e6data has no such functions, but the connection knows.
 *
 * @param user name of the user; null where there is none
 * @param database schema for unqualified names; null where there is none
 */
public record SessionNames(String user, String database) {

    /** Neither is known. */
    public static final SessionNames NONE = new SessionNames(null, null);
}
