package com.e6data.jdbc.query;

/** Hears how far an execution is before it has a result, on the thread that runs it. Must not throw. */
public interface QueryProgress {

    /** For executions that nobody watches. */
    QueryProgress NONE = new QueryProgress() {
        @Override
        public void resuming() {}

        @Override
        public void queued() {}

        @Override
        public void prepared(String queryId) {}

        @Override
        public void executing() {}
    };

    /** The cluster is suspended; the execution waits for it. */
    void resuming();

    /** There is no planner for the statement yet; the execution waits for one. */
    void queued();

    /** The query has an id; again with another one where the driver began anew. */
    void prepared(String queryId);

    /** The execute call comes next. */
    void executing();
}
