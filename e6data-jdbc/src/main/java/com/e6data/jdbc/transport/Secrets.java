package com.e6data.jdbc.transport;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Cuts secrets out of what a server says: servers and proxies repeat headers and messages, as they are or encoded. Made
 * when there is an error to word.
 */
final class Secrets {

    private static final String CUT = "***";

    /** Shorter ones would tear words apart, and are no secret. */
    private static final int SHORTEST = 4;

    /** Fewer characters of base64 or hexadecimal digits may be there by chance. */
    private static final int SHORTEST_ENCODED = 8;

    private final List<String> forms = new ArrayList<>();

    /** Those of the properties. */
    Secrets(E6Config config) {
        for (E6Property property : E6Property.values()) {
            if (property.secret()) {
                add(config.get(property));
            }
        }
    }

    /** Null for none. */
    void add(String secret) {
        if (secret == null || secret.length() < SHORTEST) {
            return;
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.add(secret);
        forms.add(url);
        forms.add(url.replace("+", "%20"));
        addEncoded(HexFormat.of().formatHex(bytes));
        addEncoded(HexFormat.of().withUpperCase().formatHex(bytes));
        // Base64 differs with the place modulo three at which the secret begins, as it does after a user name.
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            // The characters that depend on the secret alone.
            int begin = (before * 8 + 5) / 6;
            int end = shifted.length * 8 / 6;
            addEncoded(Base64.getEncoder().encodeToString(shifted).substring(begin, end));
            addEncoded(Base64.getUrlEncoder().encodeToString(shifted).substring(begin, end));
        }
    }

    private void addEncoded(String form) {
        if (form.length() >= SHORTEST_ENCODED) {
            forms.add(form);
        }
    }

    /** The text with each of them replaced. */
    String cutFrom(String text) {
        String clean = text;
        for (String form : forms) {
            clean = clean.replace(form, CUT);
        }
        return clean;
    }
}
