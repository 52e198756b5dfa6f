package com.e6data.jdbc.metadata;

import com.e6data.jdbc.vector.ChunkSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** The client info properties that a connection keeps. They stay on the client: the protocol has no place for them. */
public enum ClientInfo {
    APPLICATION_NAME("ApplicationName", "The application that uses the connection"),
    CLIENT_HOSTNAME("ClientHostname", "The host on which the application runs"),
    CLIENT_USER("ClientUser", "The user for whom the application works");

    private static final int MAX_LENGTH = 255;

    private final String key;
    private final String description;

    ClientInfo(String key, String description) {
        this.key = key;
        this.description = description;
    }

    /** The name for {@code Connection.setClientInfo}. */
    public String key() {
        return key;
    }

    /** The property of a name, which is case-sensitive. */
    public static Optional<ClientInfo> of(String key) {
        return Arrays.stream(values()).filter(info -> info.key.equals(key)).findFirst();
    }

    /** All names, for error texts. */
    public static String names() {
        return Arrays.stream(values()).map(ClientInfo::key).collect(Collectors.joining(", "));
    }

    static ChunkSource properties() {
        return ResultShape.CLIENT_INFO.rows(Arrays.stream(values())
                .sorted(Comparator.comparing(ClientInfo::key))
                .map(info -> new Object[] {info.key, MAX_LENGTH, "", info.description})
                .toList());
    }
}
