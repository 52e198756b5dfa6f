package com.e6data.conformance.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.conformance.TestCluster;
import com.e6data.conformance.jdbc.PageSection;
import com.e6data.emulator.Colour;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the JDK's flight recorder gets from the driver. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FlightRecorderTest {

    private static final String NAMES = "com.e6data.jdbc.";
    private static final List<String> EVENTS =
            List.of("Query", "Request", "Login", "Retry", "Colour", "Resume", "Cancel", "Connection");
    private static final Set<String> OF_THE_JDK = Set.of("startTime", "duration", "eventThread", "stackTrace");
    private static final Set<String> OF_ALL = Set.of("connection", "address", "cluster");

    @TempDir
    Path folder;

    @Test
    void aRecordingThatBeginsLaterHasWhatHappensFromThenOn() throws Exception {
        List<RecordedEvent> events;
        try (TestCluster cluster = TestCluster.start();
                Connection connection = cluster.connect();
                Statement statement = connection.createStatement();
                Recording recording = new Recording()) {
            recording.start();
            statement.executeQuery("SELECT 1").next();
            cluster.emulator().faults().switchColour(Colour.GREEN);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM (VALUES (1), (2)) AS t(x)")) {
                while (rows.next()) {
                    assertThat(rows.getInt(1)).isPositive();
                }
            }
            cluster.emulator().faults().suspend(Duration.ofMillis(1));
            ResultSet rows = statement.executeQuery("SELECT 1");
            statement.cancel();
            rows.close();
            connection.close();
            recording.stop();
            Path file = folder.resolve("driver.jfr");
            recording.dump(file);
            events = RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().startsWith(NAMES))
                    .toList();
            assertThat(events)
                    .allSatisfy(event -> assertThat(event.getString("address"))
                            .isEqualTo("localhost:" + cluster.emulator().port()));
        }
        assertThat(events.stream()
                        .map(event -> event.getEventType().getName().substring(NAMES.length()))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(EVENTS);

        RecordedEvent query = events.stream()
                .filter(event -> event.getEventType().getName().equals(NAMES + "Query"))
                .filter(event -> event.getLong("rows") == 2)
                .findFirst()
                .orElseThrow();
        assertThat(query.getString("outcome")).isEqualTo("FINISHED");
        assertThat(query.getInt("attempts")).isEqualTo(2);
        assertThat(query.getDuration())
                .isGreaterThanOrEqualTo(query.getDuration("prepare").plus(query.getDuration("execute")));
        assertThat(query.getDuration("prepare")).isPositive();
        assertThat(query.getStackTrace().getFrames())
                .anyMatch(frame ->
                        frame.getMethod().getType().getName().equals(getClass().getName()));

        assertThat(events.stream()
                        .filter(event -> event.getEventType().getName().equals(NAMES + "Request"))
                        .filter(event -> query.getString("queryId").equals(event.getString("queryId")))
                        .map(event -> event.getString("method")))
                .contains("prepareStatementV2", "executeStatementV2", "getResultMetadata", "getNextResultBatch");
        assertThat(events.stream()
                        .filter(event -> event.getEventType().getName().equals(NAMES + "Request"))
                        .filter(event -> event.getString("failure") == null))
                .allSatisfy(event -> {
                    assertThat(event.getDuration()).isPositive();
                    assertThat(event.getLong("responseBytes")).isNotNegative();
                });
    }

    @Test
    void thePageListsTheEvents() throws Exception {
        var table = new StringBuilder("""
                | Event `com.e6data.jdbc.` | Is | Fields besides `connection`, `address`, `cluster` |
                |---|---|---|
                """);
        for (String event : EVENTS) {
            EventType type = type(event);
            var fields = new ArrayList<String>();
            for (ValueDescriptor field : type.getFields()) {
                if (!OF_THE_JDK.contains(field.getName()) && !OF_ALL.contains(field.getName())) {
                    fields.add("`" + field.getName() + "`: " + field.getDescription());
                }
            }
            table.append("| `")
                    .append(event)
                    .append("` | ")
                    .append(type.getDescription())
                    .append(" | ")
                    .append(String.join("; ", fields))
                    .append(" |\n");
        }
        PageSection.assertUpToDate("resilience.md", "flight recorder events", table.toString());
    }

    @Test
    void everyEventAndEveryFieldIsDescribed() throws Exception {
        for (String event : EVENTS) {
            EventType type = type(event);
            assertThat(type.getName()).isEqualTo(NAMES + event);
            assertThat(type.getCategoryNames()).containsExactly("e6data", "JDBC");
            assertThat(type.getLabel()).isNotBlank();
            assertThat(type.getDescription()).isNotBlank();
            assertThat(type.getFields()).extracting(ValueDescriptor::getName).containsAll(OF_ALL);
            assertThat(type.getFields())
                    .filteredOn(field -> !OF_THE_JDK.contains(field.getName()))
                    .allSatisfy(field -> {
                        assertThat(field.getLabel()).isNotBlank();
                        assertThat(field.getDescription()).isNotBlank();
                        if (field.getName().toLowerCase(java.util.Locale.ROOT).contains("bytes")) {
                            assertThat(field.getContentType()).isEqualTo("jdk.jfr.DataAmount");
                        }
                    });
        }
    }

    private static EventType type(String event) throws ClassNotFoundException {
        return EventType.getEventType(
                Class.forName("com.e6data.jdbc.observe.RecordedFact$" + event).asSubclass(Event.class));
    }
}
