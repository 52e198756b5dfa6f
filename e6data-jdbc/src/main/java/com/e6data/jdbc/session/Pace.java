package com.e6data.jdbc.session;

import java.time.Duration;

/**
 * The pauses and time limits that are not properties.
 *
 * @param resumePoll between two looks at a cluster that resumes
 * @param afterResume before a login is repeated that is refused although the cluster is active again
 * @param clusterCall longest time for one status or resume request
 * @param cleanUp longest time for one clear request, and for all of them when a connection is closed
 * @param orphan how long the answer of a cancelled prepare is awaited so that its query can be cleared
 * @param abandoned how long a resume that nobody waits for counts as going on
 */
record Pace(
        Duration resumePoll,
        Duration afterResume,
        Duration clusterCall,
        Duration cleanUp,
        Duration orphan,
        Duration abandoned) {

    static final Pace NORMAL = new Pace(
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    Pace(Duration resumePoll, Duration afterResume, Duration clusterCall, Duration cleanUp, Duration orphan) {
        this(resumePoll, afterResume, clusterCall, cleanUp, orphan, Duration.ofMinutes(1));
    }
}
