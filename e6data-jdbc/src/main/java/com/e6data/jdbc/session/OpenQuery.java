package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.CallScope;

/**
 * A query that is open on the server, with what it takes to reach it from another connection of this JVM.
 *
 * @param calls of the connection that prepared it
 * @param scope of its execution; cancelling it cancels the query
 */
public record OpenQuery(Calls calls, Route route, CallScope scope) {}
