package com.e6data.emulator;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.Status;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One thing that goes wrong with calls of one kind. Says first which calls it hits ({@link #skip}, {@link #times},
 * {@link #when}), then what happens; the latter arms it. Without the former it hits the next call, once. Thread-safe
 * once armed.
 */
public final class Fault {

    /** What happens to a call that is hit. */
    sealed interface Effect {
        /** The call waits, then goes on. */
        record Delay(Duration time) implements Effect {}

        /** Never reaches the engine. */
        record Refusal(Status status) implements Effect {}

        /** The engine works, the answer is lost; status null resets the connection. */
        record LostAnswer(Status status) implements Effect {}

        /** The connection breaks before the engine sees the call. */
        record Reset() implements Effect {}

        /** The answer is another one. */
        record Alteration(UnaryOperator<Message> change) implements Effect {}
    }

    private final Faults owner;
    private final String rpc;
    private Predicate<Message> condition = request -> true;
    private int toSkip;
    private int toHit = 1;
    private int hits;
    private Effect effect;

    Fault(Faults owner, String rpc) {
        this.owner = owner;
        this.rpc = rpc;
    }

    /** Lets the first {@code calls} calls of the kind pass. */
    public Fault skip(int calls) {
        toSkip = calls;
        return this;
    }

    /** Hits this many calls instead of one. */
    public Fault times(int calls) {
        toHit = calls;
        return this;
    }

    /** Hits every call until {@link #remove}. */
    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    /** Counts and hits only calls whose request passes the test. */
    public Fault when(Predicate<Message> request) {
        condition = Objects.requireNonNull(request);
        return this;
    }

    /** The call takes longer: it waits before the engine sees it. */
    public Fault delay(Duration time) {
        return arm(new Effect.Delay(time));
    }

    /** The call is answered with a status and never reaches the engine. */
    public Fault fail(Status status) {
        return arm(new Effect.Refusal(status));
    }

    /** The engine does its work, but the client gets this status instead of the answer. */
    public Fault loseResponse(Status status) {
        return arm(new Effect.LostAnswer(Objects.requireNonNull(status)));
    }

    /** The engine does its work, then the connection is reset before the answer is sent. */
    public Fault loseResponse() {
        return arm(new Effect.LostAnswer(null));
    }

    /** The connection is reset before the engine sees the call; other calls on it are lost too. */
    public Fault resetConnection() {
        return arm(new Effect.Reset());
    }

    /** Cuts the chunk of a fetch after so many bytes. */
    public Fault cutBatch(int bytes) {
        return alterBatch(chunk -> java.util.Arrays.copyOf(chunk, Math.min(bytes, chunk.length)));
    }

    /** Turns the row count of the chunk of a fetch negative. */
    public Fault corruptBatch() {
        return alterBatch(chunk -> {
            var broken = chunk.clone();
            if (broken.length > 3) {
                broken[3] = (byte) 0xff;
            }
            return broken;
        });
    }

    /** Changes the chunk of a fetch; of several in one answer, the first. */
    public Fault alterBatch(UnaryOperator<byte[]> change) {
        return alterResponse(answer -> {
            var builder = answer.toBuilder();
            var single = answer.getDescriptorForType().findFieldByName("resultBatch");
            if (single != null) {
                var chunk = (ByteString) answer.getField(single);
                builder.setField(single, ByteString.copyFrom(change.apply(chunk.toByteArray())));
            }
            var several = answer.getDescriptorForType().findFieldByName("resultBatches");
            if (several != null && answer.getRepeatedFieldCount(several) > 0) {
                var chunk = (ByteString) answer.getRepeatedField(several, 0);
                builder.setRepeatedField(several, 0, ByteString.copyFrom(change.apply(chunk.toByteArray())));
            }
            return builder.build();
        });
    }

    /** Changes the answer; the result has to be of the same message type. */
    public Fault alterResponse(UnaryOperator<Message> change) {
        return arm(new Effect.Alteration(change));
    }

    /** Calls hit so far. */
    public int hits() {
        synchronized (owner) {
            return hits;
        }
    }

    /** Ends the fault; calls that it hit already stay hit. */
    public void remove() {
        owner.remove(this);
    }

    private Fault arm(Effect newEffect) {
        if (effect != null) {
            throw new IllegalStateException("this fault is armed already; one fault has one effect");
        }
        effect = newEffect;
        owner.add(this);
        return this;
    }

    /** The effect on this call, or null; under the owner's monitor. */
    Effect hit(String calledRpc, Message request) {
        if (toHit == 0 || !rpc.equals(Faults.ANY) && !rpc.equals(calledRpc) || !condition.test(request)) {
            return null;
        }
        if (toSkip > 0) {
            toSkip--;
            return null;
        }
        toHit -= toHit == Integer.MAX_VALUE ? 0 : 1;
        hits++;
        return effect;
    }
}
