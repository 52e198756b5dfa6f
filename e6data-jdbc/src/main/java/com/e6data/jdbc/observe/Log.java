package com.e6data.jdbc.observe;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The driver's loggers, one a package: {@link System.Logger}s, which are not looked up before there is something to
 * say. The first look-up takes milliseconds, which every program would wait for at its first row; so where the JDK
 * brings them to {@code java.util.logging}, that is asked whether anybody wants to hear.
 */
public final class Log {

    private static final boolean OTHER_BACKEND = otherBackend();

    static final Log SESSION = new Log("com.e6data.jdbc.session");
    static final Log TRANSPORT = new Log("com.e6data.jdbc.transport");
    static final Log QUERY = new Log("com.e6data.jdbc.query");
    private static final Log ROOT = new Log("com.e6data.jdbc");

    private final String name;
    /** Null where logging goes elsewhere. Held, since the JDK holds loggers weakly. */
    private final Logger gate;

    private volatile System.Logger logger;

    private Log(String name) {
        this.name = name;
        this.gate = OTHER_BACKEND ? null : Logger.getLogger(name);
    }

    /** True where a library takes the place of {@code java.util.logging}. */
    private static boolean otherBackend() {
        if (ClassLoader.getSystemResource("META-INF/services/java.lang.System$LoggerFinder") != null) {
            return true;
        }
        for (Module module : ModuleLayer.boot().modules()) {
            for (var provides : module.getDescriptor().provides()) {
                if (provides.service().equals("java.lang.System$LoggerFinder")) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isLoggable(System.Logger.Level level) {
        return gate == null
                ? logger().isLoggable(level)
                : gate.isLoggable(level == System.Logger.Level.TRACE ? Level.FINER : Level.FINE);
    }

    void log(System.Logger.Level level, String text) {
        logger().log(level, text);
    }

    /** A listener of the user has failed. The only thing of which the driver warns. */
    public static void warn(String text, Throwable failure) {
        ROOT.logger().log(System.Logger.Level.WARNING, text, failure);
    }

    private System.Logger logger() {
        System.Logger present = logger;
        if (present == null) {
            present = System.getLogger(name);
            logger = present;
        }
        return present;
    }
}
