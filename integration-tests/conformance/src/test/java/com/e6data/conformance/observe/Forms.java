package com.e6data.conformance.observe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/** The forms in which a secret may hide in a text. */
final class Forms {

    private Forms() {}

    /** As it is, URL-encoded, in hexadecimal digits, and in base64 wherever it begins. */
    static Set<String> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        var forms = new LinkedHashSet<String>();
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            // Only the characters that no neighbour can change.
            int begin = (before * 8 + 5) / 6;
            int end = shifted.length * 8 / 6;
            forms.add(Base64.getEncoder().encodeToString(shifted).substring(begin, end));
            forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(begin, end));
        }
        return forms;
    }
}
