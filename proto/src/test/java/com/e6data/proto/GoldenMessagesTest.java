package com.e6data.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Serialized messages of the golden file, read and written: zigzag fields and unusual numbering among them. */
class GoldenMessagesTest {

    @TestFactory
    Stream<DynamicTest> goldenMessageReadsAndWritesTheSameBytes() throws IOException {
        try (var reader = new InputStreamReader(
                GoldenMessagesTest.class.getResourceAsStream("/golden-chunks.json"), StandardCharsets.UTF_8)) {
            JsonObject golden = JsonParser.parseReader(reader).getAsJsonObject();
            var messages = golden.getAsJsonArray("messages");
            assertThat(messages).hasSizeGreaterThan(20);
            return StreamSupport.stream(messages.spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .map(message -> DynamicTest.dynamicTest(
                            message.get("message").getAsString() + ": "
                                    + message.get("description").getAsString(),
                            () -> check(message)));
        }
    }

    private static void check(JsonObject golden) throws ReflectiveOperationException, IOException {
        byte[] bytes = HexFormat.of().parseHex(golden.get("hex").getAsString());
        Message.Builder expected = (Message.Builder)
                Class.forName("com.e6data.proto." + golden.get("message").getAsString())
                        .getMethod("newBuilder")
                        .invoke(null);
        JsonFormat.parser().merge(golden.get("fields").toString(), expected);

        Message parsed = expected.build().getParserForType().parseFrom(bytes);

        assertThat(parsed).isEqualTo(expected.build());
        assertThat(parsed.toByteArray()).isEqualTo(bytes);
    }
}
