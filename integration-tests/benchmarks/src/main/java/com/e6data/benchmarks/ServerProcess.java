package com.e6data.benchmarks;

import com.e6data.emulator.E6dataEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An emulator in a process of its own, so that what this one holds and does is the driver's alone. */
final class ServerProcess implements AutoCloseable {

    static final String USER = "me@example.com";
    static final String TOKEN = "token-7f3a";

    private final Process process;
    private final String url;
    private final String certificatePem;

    private ServerProcess(Process process, String url, String certificatePem) {
        this.process = process;
        this.url = url;
        this.certificatePem = certificatePem;
    }

    /** Waits until the server listens. {@code options} are those of the emulator's stand-alone form. */
    static ServerProcess start(String... options) throws IOException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                E6dataEmulator.class.getName(),
                "--user",
                USER));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("E6DATA_PASSWORD", TOKEN);
        Process process = builder.start();
        var certificate = new StringBuilder();
        boolean listens = false;
        try {
            // Not closed: the server would die of its next line.
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("jdbc:")) {
                    listens = true;
                    return new ServerProcess(process, line, certificate.toString());
                }
                certificate.append(line).append('\n');
            }
            throw new IOException("The emulator ended before it listened");
        } finally {
            if (!listens) {
                process.destroyForcibly();
            }
        }
    }

    String url() {
        return url;
    }

    /** Empty without TLS. */
    String certificatePem() {
        return certificatePem;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
