package com.e6data.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the self-contained jar: everything that is needed, under the driver's own name, and nothing else. */
class AllJarIT {

    private static final long MEGABYTE = 1_000_000;
    private static final String OURS = "com.e6data.jdbc.";
    private static final String SHADED = OURS + "shaded.";
    private static final String ABSENT = SHADED + "absent.";

    /** What begins like this a library uses where an application has it, and does without otherwise. */
    private static final List<String> OPTIONAL = List.of(
            ABSENT,
            // gRPC's other transports, resolvers and plug-ins
            SHADED + "grpc.binder.",
            SHADED + "grpc.census.",
            SHADED + "grpc.internal.JndiResourceResolverFactory",
            SHADED + "grpc.okhttp.",
            SHADED + "grpc.override.",
            SHADED + "perfmark.impl.",
            // For service configurations in DNS records, which the driver does not read
            "com.google.gson.stream.",
            // For rich errors in gRPC's own channel statistics
            SHADED + "protobuf.Any",
            // Names of events of the flight recorder
            SHADED + "netty.AllocateBuffer",
            SHADED + "netty.AllocateChunk",
            SHADED + "netty.FreeBuffer",
            SHADED + "netty.FreeChunk",
            SHADED + "netty.ReallocateBuffer",
            // Netty's other ways to TLS, to read the network and to log
            SHADED + "netty.channel.epoll.",
            SHADED + "netty.internal.tcnative.",
            SHADED + "netty.util.internal.logging.",
            "org.bouncycastle.",
            "org.conscrypt.",
            "org.eclipse.jetty.",
            "reactor.blockhound.",
            // Annotations
            "com.google.errorprone.annotations.",
            "com.google.j2objc.annotations.",
            "javax.annotation.",
            "org.jetbrains.annotations.",
            "org.jspecify.annotations.");

    private static JarFile jar;
    private static Map<String, ConstantPool> classes;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(Jvm.all().toFile());
        classes = new HashMap<>();
        for (String name : entries().filter(name -> name.endsWith(".class")).toList()) {
            try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
                classes.put(name.substring(0, name.length() - 6).replace('/', '.'), ConstantPool.read(in));
            }
        }
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    private static Stream<String> entries() {
        return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName);
    }

    private static String text(String entry) throws IOException {
        assertThat(jar.getEntry(entry)).as(entry).isNotNull();
        try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void itIsSmall() throws IOException {
        assertThat(Files.size(Jvm.all())).isLessThan(9 * MEGABYTE);
    }

    @Test
    void everythingLiesUnderTheDriversOwnName() {
        assertThat(entries())
                .allMatch(name -> name.startsWith("com/e6data/jdbc/")
                        || name.startsWith("META-INF/")
                        || name.equals("module-info.class"));
        assertThat(entries()).noneMatch(name -> name.contains("slf4j") || name.startsWith("META-INF/versions/"));
        assertThat(entries()).noneMatch(name -> name.matches("META-INF/.*\\.(SF|DSA|RSA|EC|LIST)"));
        assertThat(entries()).noneMatch(name -> name.matches(".*\\.(so|dll|jnilib|dylib|proto)"));
    }

    @Test
    void nothingIsInItTwice() {
        assertThat(jar.stream().map(JarEntry::getName)).doesNotHaveDuplicates();
    }

    @Test
    void whatItRefersToIsInItOrInTheJdk() {
        var missing = new TreeSet<String>();
        classes.forEach((name, pool) -> {
            for (String used : pool.classes()) {
                if (!classes.containsKey(used)
                        && OPTIONAL.stream().noneMatch(used::startsWith)
                        && ClassLoader.getPlatformClassLoader().getResource(used.replace('.', '/') + ".class")
                                == null) {
                    missing.add(used + ", used by " + name);
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void classesThatAreNamedInStringsAreInIt() {
        var missing = new TreeSet<String>();
        classes.forEach((name, pool) -> {
            for (String text : pool.strings()) {
                // As class names look, and names of properties and constants do not.
                if (text.matches("com\\.e6data\\.jdbc\\.([a-z0-9_]+\\.)+[A-Z][A-Za-z0-9$]*[a-z][A-Za-z0-9$]*")
                        && !classes.containsKey(text)
                        && OPTIONAL.stream().noneMatch(text::startsWith)) {
                    missing.add(text + ", named by " + name);
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void noNameOfALibraryIsLeftInAString() {
        assertThat(classes)
                .allSatisfy((name, pool) -> assertThat(pool.strings())
                        .noneMatch(text -> text.matches("(io\\.(grpc|netty)|com\\.google\\.(protobuf|common))\\..*")));
    }

    @Test
    void servicesNameClassesThatAreInIt() throws IOException {
        List<String> services =
                entries().filter(name -> name.startsWith("META-INF/services/")).toList();
        assertThat(services)
                .containsExactlyInAnyOrder(
                        "META-INF/services/java.sql.Driver",
                        "META-INF/services/" + SHADED + "grpc.LoadBalancerProvider",
                        "META-INF/services/" + SHADED + "grpc.NameResolverProvider");
        for (String service : services) {
            assertThat(text(service).lines().map(String::strip).filter(line -> !line.isEmpty()))
                    .isNotEmpty()
                    .allMatch(classes::containsKey);
        }
    }

    @Test
    void theModuleExportsThePublicPackageAndProvidesWhatTheServiceFilesDo() throws IOException {
        ModuleDescriptor module =
                ModuleFinder.of(Jvm.all()).find("com.e6data.jdbc").orElseThrow().descriptor();
        assertThat(module.isAutomatic()).isFalse();
        assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source))
                .containsExactlyInAnyOrder("com.e6data.jdbc", "com.e6data.jdbc.auth", "com.e6data.jdbc.event");
        assertThat(module.opens()).isEmpty();
        assertThat(module.requires().stream().map(ModuleDescriptor.Requires::name))
                .containsExactlyInAnyOrder("java.base", "java.logging", "java.naming", "java.sql", "jdk.jfr");
        assertThat(module.requires().stream()
                        .filter(required -> required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                        .map(ModuleDescriptor.Requires::name))
                .as("what a runtime image may lack")
                .containsExactly("jdk.jfr");
        for (ModuleDescriptor.Provides provides : module.provides()) {
            assertThat(text("META-INF/services/" + provides.service()).lines().filter(line -> !line.isBlank()))
                    .containsExactlyElementsOf(provides.providers());
        }
        assertThat(module.provides()).hasSize(3);
    }

    @Test
    void modulesOfTheJdkThatItUsesAreRequired() {
        var boot = ModuleLayer.boot();
        Set<String> required = Set.of("java.base", "java.logging", "java.naming", "java.sql", "java.xml", "jdk.jfr");
        var others = new TreeSet<String>();
        classes.forEach((name, pool) -> {
            for (String used : pool.classes()) {
                int dot = used.lastIndexOf('.');
                if (dot > 0 && !used.startsWith(OURS)) {
                    String inPackage = used.substring(0, dot);
                    boot.modules().stream()
                            .filter(module -> module.getPackages().contains(inPackage))
                            .map(Module::getName)
                            .filter(module -> !required.contains(module)
                                    && ModuleFinder.ofSystem().find(module).isPresent())
                            .forEach(module -> others.add(module + ", used by " + name));
                }
            }
        });
        assertThat(others).isEmpty();
    }

    @Test
    void theMetadataForNativeImagesNamesWhatIsInIt() throws IOException {
        var names = new ArrayList<String>();
        for (JsonElement entry : JsonParser.parseString(
                        text("META-INF/native-image/com.e6data/e6data-jdbc/reflect-config.json"))
                .getAsJsonArray()) {
            names.add(entry.getAsJsonObject().get("name").getAsString());
        }
        assertThat(names).contains(OURS + "E6dataDriver", SHADED + "netty.channel.socket.nio.NioSocketChannel");
        assertThat(names.stream().filter(name -> name.startsWith(OURS))).allMatch(classes::containsKey);
        assertThat(text("META-INF/native-image/com.e6data/e6data-jdbc/resource-config.json"))
                .contains("functions.tsv");
        assertThat(entries().filter(name -> name.contains("native-image"))).hasSize(2);
    }

    @Test
    void everyLibraryInItHasItsLicence() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
        assertThat(text("META-INF/LICENSE.txt")).contains("Apache License");
        assertThat(text("META-INF/NOTICE.txt")).contains("The Netty Project");
        assertThat(text("META-INF/license/LICENSE.protobuf.txt")).contains("Neither the name of Google Inc.");
        assertThat(text("META-INF/NOTICE"))
                .contains("gRPC", "Netty", "Protocol Buffers", "Guava", "PerfMark")
                .contains("META-INF/LICENSE.txt", "META-INF/NOTICE.txt", "META-INF/license/LICENSE.protobuf.txt");

        Set<String> libraries = Set.of("grpc", "guava", "netty", "perfmark", "proto", "protobuf");
        assertThat(classes.keySet().stream()
                        .filter(name -> name.startsWith(SHADED))
                        .map(name -> name.substring(SHADED.length()).split("\\.")[0])
                        .distinct())
                .as("the libraries that NOTICE lists")
                .containsExactlyInAnyOrderElementsOf(libraries);
    }

    @Test
    void itSaysItsVersion() throws IOException {
        assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                .isNotBlank();
    }
}
