package com.e6data.emulator;

import com.e6data.emulator.sql.SqlError;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The emulator as a program: options in, one line with the URL out, until a signal ends it. */
final class StandAlone {

    private static final String PASSWORD_VARIABLE = "E6DATA_PASSWORD";

    private static final String HELP = """
            Options:
              --port N          TCP port (default: a free one)
              --bind ADDRESS    interface to listen on (default: loopback only)
              --user NAME       the only user; the password comes from the environment variable E6DATA_PASSWORD
                                (default: any user and password)
              --catalog NAME    default catalog (default: demo)
              --schema NAME     default schema (default: public)
              --cluster NAME    name that clients have to send; may be repeated
              --colour COLOUR   open colour at the start, blue or green (default: blue)
              --tls             TLS with a new certificate, printed before the URL
              --tls-cert FILE   TLS with this certificate (PEM)
              --tls-key FILE    and this key (PKCS 8 PEM)
              --batch-rows N    rows in a batch at most (default: 10000)
              --init FILE       SQL statements to run first, separated by ;
              --faults FILE     fault script to play after the start
            """;

    private StandAlone() {}

    /** Runs until closed; the result is the exit status. */
    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err)
            throws InterruptedException {
        if (args.length == 1 && args[0].equals("--help")) {
            out.print(HELP + FaultScript.HELP);
            return 0;
        }
        E6dataEmulator emulator;
        try {
            emulator = start(args, environment, out);
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            err.println("e6data emulator: " + e.getMessage());
            return 2;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "e6data-emulator-stop"));
        out.println(emulator.url());
        out.flush();
        emulator.awaitClosed();
        return 0;
    }

    private static E6dataEmulator start(String[] args, Map<String, String> environment, PrintStream out)
            throws IOException {
        var builder = E6dataEmulator.builder();
        Path init = null;
        Path certificate = null;
        Path key = null;
        Path faults = null;
        for (var i = 0; i < args.length; i++) {
            var option = args[i];
            if (option.equals("--tls")) {
                builder.tls();
                continue;
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("option " + option + " is unknown or lacks its value; see --help");
            }
            var value = args[++i];
            switch (option) {
                case "--port" -> builder.port(number(option, value));
                case "--bind" -> builder.bind(address(value));
                case "--user" -> builder.user(value, password(environment));
                case "--catalog" -> builder.catalog(value);
                case "--schema" -> builder.schema(value);
                case "--cluster" -> builder.cluster(value);
                case "--colour" ->
                    builder.colour(Colour.of(value)
                            .orElseThrow(() ->
                                    new IllegalArgumentException("--colour is '" + value + "'; say blue or green")));
                case "--tls-cert" -> certificate = Path.of(value);
                case "--tls-key" -> key = Path.of(value);
                case "--batch-rows" -> builder.batchRows(number(option, value));
                case "--init" -> init = Path.of(value);
                case "--faults" -> faults = Path.of(value);
                default -> throw new IllegalArgumentException("unknown option " + option + "; see --help");
            }
        }
        if (certificate == null != (key == null)) {
            throw new IllegalArgumentException("--tls-cert and --tls-key belong together");
        }
        if (certificate != null) {
            builder.tls(Files.readString(certificate), Files.readString(key));
        }
        var script = init == null ? "" : Files.readString(init);
        var faultScript = faults == null ? "" : Files.readString(faults);
        var emulator = builder.start();
        try {
            execute(emulator, SqlScript.statements(script));
            emulator.faults().play(faultScript);
        } catch (IllegalArgumentException e) {
            emulator.close();
            throw e;
        }
        if (emulator.certificatePem() != null && certificate == null) {
            out.print(emulator.certificatePem());
        }
        return emulator;
    }

    private static void execute(E6dataEmulator emulator, List<String> statements) {
        for (var statement : statements) {
            try {
                emulator.execute(statement);
            } catch (SqlError e) {
                throw new IllegalArgumentException(
                        "statement " + (statements.indexOf(statement) + 1) + " of the init script: " + e.getMessage()
                                + "\n" + statement,
                        e);
            }
        }
    }

    private static String password(Map<String, String> environment) {
        var password = environment.get(PASSWORD_VARIABLE);
        if (password == null || password.isEmpty()) {
            throw new IllegalArgumentException(
                    "--user needs a password in the environment variable " + PASSWORD_VARIABLE);
        }
        return password;
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " is '" + value + "'; it has to be a number", e);
        }
    }

    private static InetAddress address(String value) throws UnknownHostException {
        return InetAddress.getByName(value);
    }
}
