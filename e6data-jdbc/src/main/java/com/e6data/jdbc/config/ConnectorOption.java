package com.e6data.jdbc.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The options of the Python connector's {@code grpc_options} (protocol 1.2), for those who bring their settings along.
 * Those with the same unit are taken; of the others a warning says what they are called here.
 */
final class ConnectorOption {

    private static final String PREFIX = "grpc.";

    /** Same value, other name; in the form in which names are compared. */
    private static final Map<String, E6Property> SAME = Map.of(
            "grpcpreparetimeout", E6Property.PREPARE_TIMEOUT,
            "grpcautoresumetimeoutseconds", E6Property.AUTO_RESUME_TIMEOUT,
            "keepalivepermitwithoutcalls", E6Property.KEEP_ALIVE_WITHOUT_CALLS,
            "maxreceivemessagelength", E6Property.MAX_INBOUND_MESSAGE_SIZE,
            "maxsendmessagelength", E6Property.MAX_OUTBOUND_MESSAGE_SIZE);

    private static final Map<String, E6Property> MILLIS = Map.of(
            "keepalivetimems", E6Property.KEEP_ALIVE_TIME,
            "keepalivetimeoutms", E6Property.KEEP_ALIVE_TIMEOUT);

    private static final List<String> WITHOUT_EFFECT =
            List.of("http2.maxpingswithoutdata", "http2.mintimebetweenpingsms", "http2.minpingintervalwithoutdatams");

    private ConnectorOption() {}

    private static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return E6Property.normal(lower.startsWith(PREFIX) ? lower.substring(PREFIX.length()) : lower);
    }

    /** The driver's own parameter for it, or the same one where it is none of these options. */
    static UrlParts.Parameter translated(UrlParts.Parameter given) {
        E6Property property = SAME.get(normal(given.name()));
        if (property == null) {
            return given;
        }
        String value = given.value().trim();
        if (property.type() == E6Property.Type.BYTES && value.equals("-1")) {
            value = Long.toString(property.max());
        } else if (property.type() == E6Property.Type.BOOLEAN) {
            value = value.equals("1") ? "true" : value.equals("0") ? "false" : value;
        }
        return new UrlParts.Parameter(property.key(), value);
    }

    /** What to say of an option that cannot be taken; null where it is none. */
    static String warning(UrlParts.Parameter given) {
        String name = normal(given.name());
        E6Property property = MILLIS.get(name);
        if (property != null) {
            return given.name() + " is in milliseconds and is ignored; this driver calls it " + property.key()
                    + ", in seconds" + example(property, given.value());
        }
        return WITHOUT_EFFECT.contains(name)
                ? given.name() + " is ignored; this driver sends probes as keepAliveTime and keepAliveWithoutCalls say"
                : null;
    }

    private static String example(E6Property property, String millis) {
        try {
            long seconds = TimeUnit.MILLISECONDS.toSeconds(Long.parseLong(millis.trim()));
            return ": " + property.key() + "=" + Math.max(property.min(), Math.min(property.max(), seconds));
        } catch (NumberFormatException e) {
            return "";
        }
    }
}
