package com.e6data.jdbc.query;

import com.e6data.jdbc.session.Backoff;
import com.e6data.jdbc.session.Calls;
import com.e6data.jdbc.session.Login;
import com.e6data.jdbc.session.PlannerRpc;
import com.e6data.jdbc.session.Turn;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallFailed.Signal;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.Phase;
import com.e6data.proto.ExistingQuery;
import com.e6data.proto.IdentifyPlannerRequest;
import com.e6data.proto.IdentifyPlannerRequest.FirstTimeRequestPayload;
import com.e6data.proto.IdentifyPlannerResponse;
import io.grpc.Status;
import java.time.Duration;

/**
 * One statement's wait for a planner (protocol 10). The cluster keeps nothing of it, so giving up needs no clean-up.
 * Used by one thread, once.
 *
 * <p>Pauses grow, so that a short queue costs little and a long one is not hammered.
 */
final class PlannerQueue {

    /** A cluster that turned a statement down so often in a row has no room for it. */
    private static final int MAX_TURNED_DOWN = 6;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration FIRST_RETREAT = Duration.ofMillis(100);

    private final Calls calls;
    private final Login login;
    private final FirstTimeRequestPayload statement;
    private final Budget budget;
    private final CallScope scope;
    private final Runnable waiting;
    private final long startNanos = System.nanoTime();

    private int pauses;
    private String queryId = "";
    private boolean told;

    /** {@code waiting} is told once, when there is no planner at once. */
    PlannerQueue(
            Calls calls,
            Login login,
            FirstTimeRequestPayload statement,
            Budget budget,
            CallScope scope,
            Runnable waiting) {
        this.calls = calls;
        this.login = login;
        this.statement = statement;
        this.budget = budget;
        this.scope = scope;
        this.waiting = waiting;
    }

    /** Returns when the statement may be prepared. */
    Turn await() throws CallFailed {
        if (!calls.queuesForPlanners(login)) {
            return Turn.NONE;
        }
        int turnedDown = 0;
        for (; ; ) {
            IdentifyPlannerResponse answer;
            try {
                answer = ask();
            } catch (CallFailed failure) {
                if (failure.status().getCode() == Status.Code.UNIMPLEMENTED) {
                    calls.queueIsNotServed(login);
                    return Turn.NONE;
                }
                throw failure;
            }
            if (!answer.getExistingQuery().getQueryId().isEmpty()) {
                queryId = answer.getExistingQuery().getQueryId();
            }
            switch (answer.getQueueMessage()) {
                case GO_AHEAD -> {
                    return new Turn(answer.getPlannerIp(), queryId, waitedMillis());
                }
                case WAITING_ON_PLANNER_SCALEUP -> {
                    turnedDown = 0;
                    sleep(FIRST_PAUSE, pauses++);
                }
                case RATE_LIMIT -> {
                    if (++turnedDown > MAX_TURNED_DOWN) {
                        throw failed(
                                Status.RESOURCE_EXHAUSTED,
                                "the planners are at their request limit and refused the statement " + turnedDown
                                        + " times within " + waitedMillis() + " ms");
                    }
                    sleep(FIRST_RETREAT, turnedDown - 1);
                }
                default ->
                    throw failed(
                            Status.DATA_LOSS,
                            "identifyPlanner answered with the unknown queue message " + answer.getQueueMessageValue());
            }
        }
    }

    /** Once more where the connection was lost: the wait goes on from where it was. */
    private IdentifyPlannerResponse ask() throws CallFailed {
        try {
            return calls.call(login, PlannerRpc.IDENTIFY, this::request, budget, scope);
        } catch (CallFailed failure) {
            if (failure.signal() != Signal.CONNECTION_LOST || queryId.isEmpty()) {
                throw failure;
            }
            calls.reconnect(failure);
            sleep(FIRST_PAUSE, pauses++);
            return calls.call(login, PlannerRpc.IDENTIFY, this::request, budget, scope);
        }
    }

    private IdentifyPlannerRequest request(String sessionId) {
        var request = IdentifyPlannerRequest.newBuilder().setSessionId(sessionId);
        if (queryId.isEmpty()) {
            request.setFirstTimeRequestPayload(statement);
        } else {
            request.setExistingQuery(ExistingQuery.newBuilder()
                    .setQueryId(queryId)
                    .setElapsedTimeMillis(waitedMillis())
                    .build());
        }
        return request.build();
    }

    private void sleep(Duration first, int doublings) throws CallFailed {
        if (!told) {
            told = true;
            waiting.run();
        }
        Backoff.pause(first, doublings, Phase.QUEUE, budget, scope);
    }

    private long waitedMillis() {
        return Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
    }

    private CallFailed failed(Status status, String text) {
        return CallFailed.of(status.withDescription(text), Phase.QUEUE, budget);
    }
}
