package com.e6data.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.type.E6Type;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.naming.spi.ObjectFactory;
import javax.sql.CommonDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code META-INF/native-image} promises to GraalVM exists, and nothing reflective happens outside of it. */
class NativeImageMetadataTest {

    private static final String FOLDER = "/META-INF/native-image/com.e6data/e6data-jdbc/";

    private static final Set<String> REFLECTIVE = Set.of(
            "java.lang.Class.forName",
            "java.lang.Class.getConstructor",
            "java.lang.Class.getConstructors",
            "java.lang.Class.getDeclaredConstructor",
            "java.lang.Class.getDeclaredField",
            "java.lang.Class.getDeclaredFields",
            "java.lang.Class.getDeclaredMethod",
            "java.lang.Class.getDeclaredMethods",
            "java.lang.Class.getField",
            "java.lang.Class.getFields",
            "java.lang.Class.getMethod",
            "java.lang.Class.getMethods",
            "java.lang.ClassLoader.loadClass",
            "java.lang.reflect.Proxy.newProxyInstance",
            "java.util.ResourceBundle.getBundle",
            "java.util.ServiceLoader.load");

    private static final JavaClasses DRIVER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.e6data.jdbc");

    static Stream<JsonObject> classes() throws IOException {
        return read("reflect-config.json").getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject);
    }

    private static JsonElement read(String file) throws IOException {
        try (var reader = new InputStreamReader(
                NativeImageMetadataTest.class.getResourceAsStream(FOLDER + file), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader);
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void everyClassAndMemberExists(JsonObject entry) throws ReflectiveOperationException {
        Class<?> type = Class.forName(entry.get("name").getAsString());
        for (JsonElement element : entry.has("methods") ? entry.getAsJsonArray("methods") : new JsonArray()) {
            JsonObject method = element.getAsJsonObject();
            assertThat(method.getAsJsonArray("parameterTypes")).isEmpty();
            String name = method.get("name").getAsString();
            if (name.equals("<init>")) {
                assertThat(type.getDeclaredConstructor()).isNotNull();
            } else {
                assertThat(type.getMethod(name)).isNotNull();
            }
        }
    }

    @Test
    void everyElementClassOfAnArrayIsThere() throws IOException {
        List<String> names =
                classes().map(entry -> entry.get("name").getAsString()).toList();
        assertThat(names)
                .contains(Arrays.stream(E6Type.values())
                        .map(type -> type.javaClass().arrayType().getName())
                        .toArray(String[]::new));
    }

    @Test
    void everyClassThatOthersMakeByItsNameIsThere() throws IOException {
        List<String> names =
                classes().map(entry -> entry.get("name").getAsString()).toList();
        assertThat(names)
                .contains(DRIVER.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                                && (type.isAssignableTo(Driver.class)
                                        || type.isAssignableTo(CommonDataSource.class)
                                        || type.isAssignableTo(ObjectFactory.class)))
                        .map(JavaClass::getName)
                        .toArray(String[]::new));
    }

    @Test
    void theResourcesAreExactlyThoseOfTheDriver() throws IOException, URISyntaxException {
        Path root = Path.of(E6dataDriver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<String> files = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(root)) {
            paths.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> !path.endsWith(".class") && !path.startsWith("META-INF/"))
                    .forEach(files::add);
        }
        List<Pattern> patterns = read("resource-config.json")
                .getAsJsonObject()
                .getAsJsonObject("resources")
                .getAsJsonArray("includes")
                .asList()
                .stream()
                .map(include ->
                        Pattern.compile(include.getAsJsonObject().get("pattern").getAsString()))
                .toList();
        assertThat(files)
                .hasSameSizeAs(patterns)
                .allSatisfy(file -> assertThat(patterns)
                        .anyMatch(pattern -> pattern.matcher(file).matches()));
    }

    @Test
    void theDriverItselfFindsNothingByName() {
        // The preloading works from a list that no image contains.
        noClasses()
                .that()
                .doNotHaveSimpleName("Preload")
                .should()
                .callCodeUnitWhere(new DescribedPredicate<JavaCall<?>>("is a reflective look-up") {
                    @Override
                    public boolean test(JavaCall<?> call) {
                        return REFLECTIVE.contains(call.getTargetOwner().getName() + "."
                                + call.getTarget().getName());
                    }
                })
                .check(DRIVER);
    }
}
