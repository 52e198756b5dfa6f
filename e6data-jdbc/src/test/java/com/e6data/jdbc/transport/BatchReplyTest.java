package com.e6data.jdbc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.proto.GetNextResultBatchResponse;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchReplyTest {

    private static BatchReply read(byte[] message) {
        return BatchReply.MARSHALLER.parse(new ByteArrayInputStream(message));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 70_000})
    void findsTheChunkInsideTheMessage(int length) {
        byte[] chunk = new byte[length];
        new Random(length).nextBytes(chunk);
        byte[] message = GetNextResultBatchResponse.newBuilder()
                .setResultBatch(ByteString.copyFrom(chunk))
                .setSessionId("s")
                .setNewStrategy("green")
                .build()
                .toByteArray();
        BatchReply reply = read(message);
        assertThat(Arrays.copyOfRange(reply.bytes(), reply.offset(), reply.offset() + reply.length()))
                .isEqualTo(chunk);
        assertThat(reply.sessionId()).isEqualTo("s");
        assertThat(reply.newStrategy()).isEqualTo("green");
    }

    @Test
    void anEmptyMessageIsTheEnd() {
        BatchReply reply = read(new byte[0]);
        assertThat(reply.length()).isZero();
        assertThat(reply.sessionId()).isEmpty();
        assertThat(reply.newStrategy()).isEmpty();
    }

    @Test
    void unknownFieldsAreSkipped() {
        var unknown = UnknownFieldSet.newBuilder()
                .addField(1, UnknownFieldSet.Field.newBuilder().addVarint(7).build())
                .addField(
                        9,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("new"))
                                .addFixed64(1)
                                .build())
                .build();
        byte[] message = GetNextResultBatchResponse.newBuilder()
                .setUnknownFields(unknown)
                .setResultBatch(ByteString.copyFromUtf8("rows"))
                .build()
                .toByteArray();
        assertThat(read(message).length()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "1205", "12ffffffff07", "12ffffffff0f", "1a02c328", "07"})
    void brokenMessagesAreRefused(String hex) {
        byte[] message = java.util.HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> read(message))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.DATA_LOSS));
    }
}
