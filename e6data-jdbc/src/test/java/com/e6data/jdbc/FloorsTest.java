package com.e6data.jdbc;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The driver's floors: a package imports lower ones only. */
class FloorsTest {

    private static final String ROOT = "com.e6data.jdbc";

    /** From the ground up; {@code error} is the cellar that everybody may use. */
    private static final List<String> FLOORS = List.of(
            ROOT + ".error",
            ROOT + ".type",
            ROOT + ".vector",
            ROOT + ".sql",
            ROOT + ".config",
            ROOT + ".transport",
            ROOT + ".session",
            ROOT + ".query",
            ROOT + ".metadata",
            ROOT);

    private static JavaClasses classes;

    @BeforeAll
    static void load() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT);
    }

    @TestFactory
    Stream<DynamicTest> noFloorImportsAFloorAboveIt() {
        return IntStream.range(0, FLOORS.size() - 1)
                .mapToObj(floor -> DynamicTest.dynamicTest(
                        FLOORS.get(floor),
                        () -> noClasses()
                                .that(resideInAPackage(FLOORS.get(floor)))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        FLOORS.subList(floor + 1, FLOORS.size()).toArray(String[]::new))
                                .allowEmptyShould(true)
                                .check(classes)));
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void onlyTheTransportKnowsGrpc() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT, ROOT + ".metadata", ROOT + ".sql", ROOT + ".vector", ROOT + ".type", ROOT + ".config")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.grpc..", "com.google.protobuf..", "com.e6data.proto..")
                .check(classes);
    }
}
