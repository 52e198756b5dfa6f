package com.e6data.jdbc.session;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where the access tokens of a connection come from (protocol 4.4). Asked by one thread at a time. */
interface TokenSource {

    /**
     * The token for the next requests; may block.
     *
     * @param refused true where the cluster has refused the last one
     * @throws Exception where there is none; its text names the source and no secret
     */
    Token next(boolean refused) throws Exception;

    /** False where it always gives the same. */
    boolean renews();

    /** Which of the properties counts; exactly one is given. */
    static TokenSource of(E6Config config) {
        if (config.tokenSupplier() != null) {
            return new OfSupplier(config);
        }
        String file = config.get(E6Property.ACCESS_TOKEN_FILE);
        return file == null ? new Fixed(config.get(E6Property.ACCESS_TOKEN)) : new OfFile(Path.of(file));
    }

    private static Token token(String text, Duration goodFor) {
        return new Token(text, System.nanoTime() + goodFor.toNanos());
    }

    /** A token that was given as a property. */
    record Fixed(String text) implements TokenSource {

        @Override
        public Token next(boolean refused) {
            return token(text, Duration.ofDays(10_000));
        }

        @Override
        public boolean renews() {
            return false;
        }

        @Override
        public String toString() {
            return "Fixed";
        }
    }

    /** A file that somebody else keeps up to date. It is small, so it is read rather than watched. */
    record OfFile(Path file) implements TokenSource {

        private static final Duration READ_AGAIN = Duration.ofSeconds(1);
        private static final int MOST_BYTES = 64 << 10;

        @Override
        public Token next(boolean refused) throws IOException {
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            } catch (IOException e) {
                throw new IOException("The file " + file + " of the property accessTokenFile cannot be read", e);
            }
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            if (bytes.length > MOST_BYTES || text.isEmpty()) {
                throw new IOException("The file " + file + " of the property accessTokenFile must hold one access token"
                        + " and nothing else; it is "
                        + (text.isEmpty() ? "empty" : "larger than " + MOST_BYTES + " bytes"));
            }
            return token(text, READ_AGAIN);
        }

        @Override
        public boolean renews() {
            return true;
        }
    }

    /** The application's own code. */
    record OfSupplier(E6Config config) implements TokenSource {

        private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

        @Override
        public Token next(boolean refused) throws Exception {
            String text;
            try {
                text = config.tokenSupplier().token(refused);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                // Its text is not repeated, since it may hold anything.
                throw new IllegalStateException(
                        "The accessTokenSupplier failed with " + e.getClass().getName(), e);
            }
            if (text == null || text.isBlank()) {
                throw new IllegalStateException(
                        "The accessTokenSupplier gave " + (text == null ? "null" : "an empty text") + ", not a token");
            }
            return token(text.strip(), ASK_AGAIN);
        }

        @Override
        public boolean renews() {
            return true;
        }
    }
}
