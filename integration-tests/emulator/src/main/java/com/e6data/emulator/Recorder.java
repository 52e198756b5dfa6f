package com.e6data.emulator;

import com.google.protobuf.Message;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers the calls that clients made, in the order of their arrival: the last 10,000 with their headers and
 * messages, and the number of each kind. Thread-safe.
 */
public final class Recorder {

    private static final int LIMIT = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> endedCounts = new HashMap<>();

    Recorder() {}

    /** The calls since the start or the last {@link #reset}. */
    public List<RecordedCall> calls() {
        lock.lock();
        try {
            return entries.stream().map(Entry::snapshot).toList();
        } finally {
            lock.unlock();
        }
    }

    /** The calls of one kind. */
    public List<RecordedCall> calls(String rpc) {
        return calls().stream().filter(call -> call.rpc().equals(rpc)).toList();
    }

    /** Only the names of {@link #calls()}. */
    public List<String> methods() {
        return calls().stream().map(RecordedCall::rpc).toList();
    }

    /** Number of calls by name; counts those too that are no longer remembered. */
    public Map<String, Long> counts() {
        lock.lock();
        try {
            return new TreeMap<>(counts);
        } finally {
            lock.unlock();
        }
    }

    public void reset() {
        lock.lock();
        try {
            entries.clear();
            counts.clear();
            endedCounts.clear();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until so many calls of a kind have come in since the last reset.
     *
     * @return false where the time ran out first
     */
    public boolean await(String rpc, long calls, Duration timeout) throws InterruptedException {
        return await(counts, rpc, calls, timeout);
    }

    /**
     * Waits until so many calls of a kind have been answered since the last reset; for clean-up that a client sends in
     * the background.
     *
     * @return false where the time ran out first
     */
    public boolean awaitAnswered(String rpc, long calls, Duration timeout) throws InterruptedException {
        return await(endedCounts, rpc, calls, timeout);
    }

    private boolean await(Map<String, Long> seen, String rpc, long calls, Duration timeout)
            throws InterruptedException {
        lock.lock();
        try {
            var left = timeout.toNanos();
            while (seen.getOrDefault(rpc, 0L) < calls) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    ServerInterceptor interceptor() {
        return new Interceptor();
    }

    private Entry begin(String rpc, Metadata headers) {
        var entry = new Entry(rpc, texts(headers));
        lock.lock();
        try {
            counts.merge(rpc, 1L, Long::sum);
            entries.add(entry);
            if (entries.size() > LIMIT) {
                entries.remove();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return entry;
    }

    private void request(Entry entry, Message message) {
        lock.lock();
        try {
            entry.request = message;
        } finally {
            lock.unlock();
        }
    }

    private void end(Entry entry, Status status) {
        lock.lock();
        try {
            if (entry.status == null) {
                entry.status = status;
                endedCounts.merge(entry.rpc, 1L, Long::sum);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private static Map<String, String> texts(Metadata headers) {
        var texts = new TreeMap<String, String>();
        for (var name : headers.keys()) {
            if (!name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                var value = headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
                texts.put(name, name.equals(ClientCall.AUTHORIZATION.name()) ? "(present)" : value);
            }
        }
        return texts;
    }

    /** A call under way; guarded by the recorder's lock. */
    private static final class Entry {

        private final String rpc;
        private final Map<String, String> headers;
        private Message request;
        private Status status;

        Entry(String rpc, Map<String, String> headers) {
            this.rpc = rpc;
            this.headers = headers;
        }

        RecordedCall snapshot() {
            return new RecordedCall(
                    rpc,
                    headers,
                    request,
                    status == null ? null : status.getCode(),
                    status == null ? null : status.getDescription());
        }
    }

    private final class Interceptor implements ServerInterceptor {

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            var entry = begin(ClientCall.rpcName(call.getMethodDescriptor()), headers);
            var watched = new SimpleForwardingServerCall<Q, A>(call) {
                @Override
                public void close(Status status, Metadata trailers) {
                    end(entry, status);
                    super.close(status, trailers);
                }
            };
            return new SimpleForwardingServerCallListener<>(next.startCall(watched, headers)) {
                @Override
                public void onMessage(Q message) {
                    request(entry, (Message) message);
                    super.onMessage(message);
                }

                @Override
                public void onCancel() {
                    end(entry, Status.CANCELLED);
                    super.onCancel();
                }
            };
        }
    }
}
