package com.e6data.emulator;

import com.e6data.emulator.EngineService.QueryRef;
import com.e6data.emulator.sql.PreparedSql;
import com.e6data.emulator.sql.SqlError;
import com.e6data.proto.PrepareStatementResponse;
import io.grpc.StatusException;
import io.grpc.stub.StreamObserver;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The rules that calls have in common: session, query, planner address, and errors in the engine's form (protocol 4.2,
 * 5.1). Any thread.
 */
final class Planner {

    private static final System.Logger LOG = System.getLogger(Planner.class.getName());

    private final Backend backend;
    private final EmulatorSettings settings;

    Planner(Backend backend, EmulatorSettings settings) {
        this.backend = backend;
        this.settings = settings;
    }

    /** A statement as the two prepare calls bring it; the last two are empty unless a planner was identified before. */
    record Statement(String sql, String catalog, String schema, String plannerIp, String queryId) {}

    @FunctionalInterface
    interface Body<T> {
        T run(ClientCall call) throws StatusException;
    }

    @FunctionalInterface
    interface SessionBody<T> {
        T run(ClientCall call, EngineSession session, String idForResponse) throws StatusException;
    }

    @FunctionalInterface
    interface QueryBody<T> {
        T run(EngineQuery query, String idForResponse, Reply<T> reply) throws StatusException;
    }

    @FunctionalInterface
    interface OptionalQueryBody<T> {
        T run(EngineQuery query, String idForResponse) throws StatusException;
    }

    Backend backend() {
        return backend;
    }

    <T> void answer(StreamObserver<T> observer, Body<T> body) {
        answer(new Reply<>(observer), "", body);
    }

    <T> void inSession(String sessionId, StreamObserver<T> observer, SessionBody<T> body) {
        answer(observer, call -> {
            var session = session(call, sessionId);
            return body.run(call, session, call.side().idForResponse(session, sessionId));
        });
    }

    /** For calls that need an existing query. */
    <T> void onQuery(QueryRef ref, StreamObserver<T> observer, QueryBody<T> body) {
        var reply = new Reply<>(observer);
        answer(reply, ref.queryId(), call -> {
            var session = session(call, ref.sessionId());
            requirePlannerIp(call, ref);
            var query = query(call, session, ref);
            if (query == null) {
                throw EngineErrors.queryNotFound();
            }
            return body.run(query, call.side().idForResponse(session, ref.sessionId()), reply);
        });
    }

    /** For the calls that clean up: the query is null where it is gone already. */
    <T> void onOptionalQuery(QueryRef ref, StreamObserver<T> observer, OptionalQueryBody<T> body) {
        answer(observer, call -> {
            var session = session(call, ref.sessionId());
            requirePlannerIp(call, ref);
            return body.run(query(call, session, ref), call.side().idForResponse(session, ref.sessionId()));
        });
    }

    void prepare(String sessionId, Statement statement, StreamObserver<PrepareStatementResponse> observer) {
        inSession(sessionId, observer, (call, session, nextId) -> {
            var side = call.side();
            if (statement.plannerIp().isEmpty()) {
                requireNoPlannerIp(call);
            }
            var id = statement.queryId().isEmpty() ? side.newQueryId(session) : statement.queryId();
            // A planner that was identified for the query runs it, even where another one takes new queries by now.
            var planner = statement.plannerIp().isEmpty() ? side.engineIp() : statement.plannerIp();
            var started = System.nanoTime();
            var sql = prepare(id, statement.sql(), statement.catalog(), statement.schema());
            var parsingMillis = (System.nanoTime() - started) / 1_000_000;
            var query = new EngineQuery(
                    id, planner, session, sql, parsingMillis, settings.engineLatency(), settings.chunks());
            side.add(query);
            return PrepareStatementResponse.newBuilder()
                    .setEngineIP(query.engineIp())
                    .setQueryId(id)
                    .setSessionId(nextId)
                    .build();
        });
    }

    String plan(ClientCall call, EngineSession session, String sql, String catalog, String schema)
            throws StatusException {
        return prepare(call.side().newQueryId(session), sql, catalog, schema).plan();
    }

    /** Ends a query in whatever state and forgets it; null is no query. */
    void free(EngineQuery query) {
        if (query != null) {
            query.cancel();
            ClientCall.current().side().remove(query);
        }
    }

    /** On calls that belong to no query the header is a left-over of another one (protocol 2). */
    static void requireNoPlannerIp(ClientCall call) throws StatusException {
        if (call.plannerIp() != null) {
            throw EngineErrors.protocol("header plannerip is '" + call.plannerIp() + "' on " + call.rpc()
                    + ", which belongs to no query; leave it out");
        }
    }

    private PreparedSql prepare(String id, String sql, String catalog, String schema) throws StatusException {
        try {
            return backend.prepare(sql, catalog.isEmpty() ? settings.catalog() : catalog, schema);
        } catch (SqlError e) {
            throw EngineErrors.of(id, e);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.DEBUG, "prepare failed", e);
            throw EngineErrors.unexpected(id, e);
        }
    }

    private <T> void answer(Reply<T> reply, String queryId, Body<T> body) {
        try {
            reply.ok(body.run(ClientCall.current()));
        } catch (StatusException e) {
            reply.fail(e);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "call failed", e);
            reply.fail(EngineErrors.unexpected(queryId, e));
        }
    }

    private static EngineSession session(ClientCall call, String id) throws StatusException {
        try {
            return id.isEmpty() && call.bearerUser() != null
                    ? call.side().bearerSession(call.bearerUser())
                    : call.side().session(id);
        } catch (StatusException unknown) {
            throw refusedMeanwhile(call).orElse(unknown);
        }
    }

    /** What the gate would say now to a call that it let in before. */
    private static Optional<StatusException> refusedMeanwhile(ClientCall call) {
        return Optional.ofNullable(call.cluster().refusal(call.side().colour(), call.plannerIp(), call.rpc()));
    }

    private static void requirePlannerIp(ClientCall call, QueryRef ref) throws StatusException {
        if (!ref.engineIp().equals(call.plannerIp())) {
            throw EngineErrors.protocol("header plannerip is '" + call.plannerIp() + "' and field engineIP '"
                    + ref.engineIp() + "' on " + call.rpc() + "; both have to be the engineIP of the query");
        }
    }

    private static EngineQuery query(ClientCall call, EngineSession session, QueryRef ref) throws StatusException {
        var query = call.side().query(ref.queryId());
        if (query == null) {
            var other = call.cluster().side(call.side().colour().other());
            if (other.query(ref.queryId()) != null) {
                throw EngineErrors.protocol("query " + ref.queryId() + " was prepared with strategy "
                        + other.colour().wireName() + ", the call says "
                        + call.side().colour().wireName());
            }
            var refused = refusedMeanwhile(call);
            if (refused.isPresent()) {
                throw refused.get();
            }
            return null;
        }
        if (query.session() != session) {
            return null;
        }
        if (!query.engineIp().equals(ref.engineIp())) {
            throw EngineErrors.protocol("query " + ref.queryId() + " is on planner " + query.engineIp()
                    + ", the call says " + ref.engineIp());
        }
        return query;
    }
}
