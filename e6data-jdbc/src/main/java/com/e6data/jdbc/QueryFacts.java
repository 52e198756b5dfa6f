package com.e6data.jdbc;

import com.e6data.jdbc.query.Query;
import java.util.OptionalLong;

/** What the query floor knows of a query, in the records that users see. */
final class QueryFacts {

    private QueryFacts() {}

    static E6dataQueryStatus of(Query.Status status) {
        return new E6dataQueryStatus(status.finished(), status.rowCount());
    }

    /** The names of the keys are those that the engine's report was seen with (protocol 5.6). */
    static E6dataQueryAnalysis of(Query.Analysis analysis) {
        var numbers = new TopLevelNumbers(analysis.json());
        return new E6dataQueryAnalysis(
                numbers.get("total_query_time"),
                orElse(numbers.get("executionQueueingTime"), analysis.queueingMillis()),
                orElse(numbers.get("parsingTime"), analysis.parsingMillis()),
                numbers.get("row_count_out"),
                analysis.cached(),
                analysis.json());
    }

    /** The response has the figure a second time, where 0 may also mean that it is not known. */
    private static OptionalLong orElse(OptionalLong figure, long ofResponse) {
        return figure.isPresent() || ofResponse <= 0 ? figure : OptionalLong.of(ofResponse);
    }
}
