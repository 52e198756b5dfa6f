package com.e6data.emulator;

import com.e6data.proto.IdentifyPlannerResponse;
import io.grpc.StatusException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One colour of a cluster: its sessions, its queries and its planner. Any thread. */
final class Side {

    private static final DateTimeFormatter QUERY_TIME = DateTimeFormatter.ofPattern("yyyyMMdd.HHmmss.SSS");

    private final Colour colour;
    private final EmulatorSettings settings;
    private final AtomicInteger sessionNumbers = new AtomicInteger();
    private final AtomicInteger planners = new AtomicInteger(1);
    private final AtomicInteger callsUnderWay = new AtomicInteger();
    private final Map<String, EngineSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, EngineQuery> queries = new ConcurrentHashMap<>();
    private final Map<String, EngineSession> bearerSessions = new ConcurrentHashMap<>();
    private final Deque<IdentifyPlannerResponse.QueueMessage> queue = new ConcurrentLinkedDeque<>();
    private final Set<String> lostPlanners = ConcurrentHashMap.newKeySet();
    private volatile boolean rotatesSessionIds;

    Side(Colour colour, EmulatorSettings settings) {
        this.colour = colour;
        this.settings = settings;
    }

    Colour colour() {
        return colour;
    }

    /** Address of the planner that takes new queries. */
    String engineIp() {
        return "10." + colour.ordinal() + ".0." + planners.get();
    }

    void movePlanner() {
        planners.incrementAndGet();
    }

    /** The planner is gone with its queries; another one takes new queries. */
    void losePlanner(StatusException refusal) {
        var lost = engineIp();
        lostPlanners.add(lost);
        movePlanner();
        dropQueries(query -> query.engineIp().equals(lost), query -> query.die(refusal));
    }

    boolean lost(String plannerIp) {
        return lostPlanners.contains(plannerIp);
    }

    void rotateSessionIds(boolean on) {
        rotatesSessionIds = on;
    }

    EngineSession login(String user) {
        dropExpired();
        var session = new EngineSession(sessionNumbers.incrementAndGet(), user);
        sessions.put(session.id(), session);
        return session;
    }

    EngineSession session(String id) throws StatusException {
        var session = sessions.get(id);
        if (session == null || expired(session)) {
            dropExpired();
            throw EngineErrors.invalidSession();
        }
        session.touch();
        return session;
    }

    /** The session that stands for an OAuth user, who never logs in. */
    EngineSession bearerSession(String user) {
        return bearerSessions.computeIfAbsent(user, name -> new EngineSession(sessionNumbers.incrementAndGet(), name));
    }

    /** Lets the next calls of {@code identifyPlanner} wait or be refused. */
    void queue(IdentifyPlannerResponse.QueueMessage message, int answers) {
        for (var i = 0; i < answers; i++) {
            queue.add(message);
        }
    }

    IdentifyPlannerResponse.QueueMessage nextQueueMessage() {
        var next = queue.poll();
        return next == null ? IdentifyPlannerResponse.QueueMessage.GO_AHEAD : next;
    }

    /** The id for a response: the one that was sent, or a new one for the same session where ids rotate. */
    String idForResponse(EngineSession session, String sent) {
        if (!rotatesSessionIds) {
            return sent;
        }
        var id = UUID.randomUUID().toString();
        sessions.put(id, session);
        return id;
    }

    String newQueryId(EngineSession session) {
        return "Q" + session.number() + "-" + session.nextQuery() + "-"
                + QUERY_TIME.format(LocalDateTime.now(ZoneOffset.UTC));
    }

    void add(EngineQuery query) {
        queries.put(query.id(), query);
        if (query.session().ended() || lost(query.engineIp())) {
            // Session or planner went away while the call was under way: nobody can ask for the query.
            remove(query);
        }
    }

    /** Null where there is no such query. */
    EngineQuery query(String id) {
        return queries.get(id);
    }

    void remove(EngineQuery query) {
        queries.remove(query.id(), query);
    }

    Collection<EngineQuery> queries() {
        return List.copyOf(queries.values());
    }

    /** A call was let in; {@link #left} ends it. */
    void entered() {
        callsUnderWay.incrementAndGet();
    }

    void left() {
        callsUnderWay.decrementAndGet();
    }

    /** Whether it has no query, and no call from which one could come. */
    boolean idle() {
        return callsUnderWay.get() == 0 && queries.isEmpty();
    }

    int openSessions() {
        return (int) sessions.values().stream().distinct().count();
    }

    /**
     * Forgets every session and with them every query, since nobody can ask for it any more. A call that the engine is
     * working on ends as it would have.
     *
     * @param refusal for calls that got in and have not reached the engine
     */
    void expireSessions(StatusException refusal) {
        forgetSessions();
        loseQueries(refusal);
    }

    /** As {@link #expireSessions}, but the calls that the engine is working on are lost too. */
    void shutDown(StatusException refusal) {
        forgetSessions();
        dropQueries(query -> true, query -> query.die(refusal));
    }

    private void forgetSessions() {
        for (var known : List.of(sessions, bearerSessions)) {
            known.values().forEach(EngineSession::end);
            known.clear();
        }
    }

    /** Forgets every query; a call that the engine is working on ends as it would have. */
    void loseQueries(StatusException refusal) {
        dropQueries(query -> true, query -> query.retire(refusal));
    }

    /** Cancels and forgets every query. */
    void dropQueries() {
        dropQueries(query -> true, EngineQuery::cancel);
    }

    private void dropQueries(Predicate<EngineQuery> which, Consumer<EngineQuery> end) {
        for (var query : queries.values()) {
            if (which.test(query)) {
                end.accept(query);
                remove(query);
            }
        }
    }

    /** Clients that left without a word leave sessions and queries behind. */
    private void dropExpired() {
        if (sessions.values().removeIf(this::expired)) {
            dropQueries(query -> expired(query.session()), EngineQuery::cancel);
        }
    }

    private boolean expired(EngineSession session) {
        return session.idleNanos() > settings.sessionTtl().toNanos();
    }
}
