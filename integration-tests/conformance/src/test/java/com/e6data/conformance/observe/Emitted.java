package com.e6data.conformance.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import com.e6data.jdbc.E6dataDriver;
import com.e6data.jdbc.event.DriverEvent;
import com.e6data.jdbc.event.E6dataDriverListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.SimpleFormatter;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.slf4j.LoggerFactory;

/**
 * All that comes out of a JVM while it is open: logs of everything at the finest level, standard output and error, a
 * recording of the flight recorder with every event that there is, driver events, and what a test adds.
 */
final class Emitted implements AutoCloseable, E6dataDriverListener {

    /** A piece of it, with where it was found. */
    record Piece(String where, String text) {}

    private final Queue<Piece> pieces = new ConcurrentLinkedQueue<>();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final CapturedLog log = new CapturedLog("", java.util.logging.Level.ALL);
    private final ch.qos.logback.classic.Logger root =
            (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level rootLevel = root.getLevel();
    private final Appender appender = new Appender();
    private final Recording recording = new Recording();
    private final List<ch.qos.logback.core.Appender<ILoggingEvent>> silenced = new ArrayList<>();

    private final class Appender extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            var text = new StringBuilder(event.getThreadName() + " " + event.getFormattedMessage());
            for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                text.append('\n').append(cause.getClassName()).append(": ").append(cause.getMessage());
            }
            pieces.add(new Piece("log " + event.getLoggerName() + " " + event.getLevel(), text.toString()));
        }
    }

    Emitted() {
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
        root.iteratorForAppenders().forEachRemaining(silenced::add);
        silenced.forEach(root::detachAppender);
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.ALL);
        FlightRecorder.getFlightRecorder().getEventTypes().forEach(type -> {
            if (!type.getName().startsWith("jdk.")
                    || type.getName().contains("Exception")
                    || type.getName().contains("Socket")
                    || type.getName().contains("Thread")
                    || type.getName().contains("TLS")
                    || type.getName().contains("X509")) {
                recording.enable(type.getName());
            }
        });
        recording.start();
        E6dataDriver.addDriverListener(this);
    }

    @Override
    public void onDriverEvent(DriverEvent event) {
        pieces.add(new Piece("listener", event.toString()));
    }

    void add(String where, String text) {
        pieces.add(new Piece(where, String.valueOf(text)));
    }

    /** A failure with all that belongs to it, as text and serialized. */
    void add(String where, Throwable failure) throws IOException {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        if (failure instanceof SQLException first) {
            for (SQLException next = first.getNextException(); next != null; next = next.getNextException()) {
                next.printStackTrace(new PrintWriter(text));
            }
        }
        add("exception of " + where, text.toString());
        addSerialized("serialized exception of " + where, failure);
    }

    void addSerialized(String where, Object object) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(object);
        }
        add(where, bytes.toString(StandardCharsets.ISO_8859_1));
    }

    void addGraph(String where, Object... roots) throws IllegalAccessException {
        List<String> texts = ObjectGraph.texts(roots);
        texts.forEach(text -> add("toString, " + where, text));
    }

    /** What came out; ends it. */
    List<Piece> all(Path folder) throws IOException {
        Thread.getAllStackTraces().keySet().forEach(thread -> add("thread name", thread.getName()));
        var formatter = new SimpleFormatter();
        log.records()
                .forEach(record ->
                        add("log " + record.getLoggerName() + " " + record.getLevel(), formatter.format(record)));
        add("console", console.toString(StandardCharsets.UTF_8));
        Path file = folder.resolve("all.jfr");
        recording.stop();
        recording.dump(file);
        byte[] bytes = Files.readAllBytes(file);
        add("recording, Latin 1 and UTF-8", new String(bytes, StandardCharsets.ISO_8859_1));
        add("recording, UTF-16", new String(bytes, StandardCharsets.UTF_16LE));
        add("recording, UTF-16", new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_16LE));
        RecordingFile.readAllEvents(file)
                .forEach(event -> add("recorded " + event.getEventType().getName(), event.toString()));
        return List.copyOf(pieces);
    }

    /** Where a secret was found, each place once. */
    static Set<String> places(List<Piece> pieces, String secret) {
        Set<String> forms = Forms.of(secret);
        var places = new TreeSet<String>();
        for (Piece piece : pieces) {
            for (String form : forms) {
                int at = piece.text().indexOf(form);
                if (at >= 0) {
                    String around = piece.text()
                            .substring(
                                    Math.max(at - 120, 0),
                                    Math.min(at + 60, piece.text().length()));
                    places.add(piece.where() + ": " + around.replaceAll("[^\\x20-\\x7e]", "."));
                    break;
                }
            }
        }
        return places;
    }

    @Override
    public void close() {
        E6dataDriver.removeDriverListener(this);
        recording.close();
        root.detachAppender(appender);
        root.setLevel(rootLevel);
        silenced.forEach(root::addAppender);
        log.close();
        System.setOut(out);
        System.setErr(err);
    }
}
