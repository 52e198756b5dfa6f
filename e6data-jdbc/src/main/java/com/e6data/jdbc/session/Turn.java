package com.e6data.jdbc.session;

/**
 * What the planner queue assigned to a statement (protocol 10).
 *
 * @param plannerIp the planner that is to prepare it; empty where the queue named none
 * @param queryId the id of the query from here on; empty where the queue named none
 * @param waitedMillis how long the statement waited for it
 */
public record Turn(String plannerIp, String queryId, long waitedMillis) {

    /** The queue was not asked, or had nothing to say. */
    public static final Turn NONE = new Turn("", "", 0);
}
