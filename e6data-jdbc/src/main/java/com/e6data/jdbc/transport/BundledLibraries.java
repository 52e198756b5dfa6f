package com.e6data.jdbc.transport;

import io.grpc.ManagedChannel;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the driver may decide for gRPC and Netty where it brings copies of them that nobody else uses, as the jar with
 * the classifier {@code all} does. It touches nothing where they are shared with the application.
 *
 * <p>Whoever builds that jar changes names that begin with {@code io.grpc}, also those of properties in strings.
 */
public final class BundledLibraries {

    private static final String PACKAGE = ManagedChannel.class.getPackageName();

    /** Held here, since the JDK holds loggers weakly and forgets the level with the logger. */
    private static final Logger LOGGER = PACKAGE.startsWith("com.e6data.jdbc.") ? settle() : null;

    private BundledLibraries() {}

    /** To be called before gRPC is, and the sooner, the more is loaded by the time it is needed. */
    public static void prepare() {
        // The work is done once, by the initializer.
    }

    private static Logger settle() {
        Preload.start();
        // Netty would ask the JVM's management and the network interfaces to make ids that nothing here shows.
        preset("io.grpc.netty.shaded.io.netty.processId", "1");
        preset("io.grpc.netty.shaded.io.netty.machineId", "02:00:00:00:00:00");
        // The allocator of channels that gRPC does not set up; there are none.
        preset("io.grpc.netty.shaded.io.netty.allocator.type", "unpooled");
        preset("io.grpc.netty.shaded.io.netty.leakDetection.level", "disabled");
        // What goes wrong is said by exceptions of the driver. A level that was configured stays.
        var logger = Logger.getLogger(PACKAGE.substring(0, PACKAGE.lastIndexOf('.')));
        if (logger.getLevel() == null) {
            logger.setLevel(Level.OFF);
        }
        return logger;
    }

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
