package com.e6data.jdbc;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The floors of the house: a package uses those below it only. */
class FloorsTest {

    private static final String ROOT = "com.e6data.jdbc";

    /** From the ground up; the package of the java.sql face is on top. */
    private static final List<String> FLOORS = List.of(
            ROOT + ".error",
            ROOT + ".event",
            ROOT + ".auth",
            ROOT + ".type",
            ROOT + ".vector",
            ROOT + ".sql",
            ROOT + ".config",
            ROOT + ".observe",
            ROOT + ".transport",
            ROOT + ".session",
            ROOT + ".query",
            ROOT + ".metadata",
            ROOT);

    private static final JavaClasses DRIVER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static IntStream floors() {
        return IntStream.range(0, FLOORS.size());
    }

    @ParameterizedTest
    @MethodSource("floors")
    void aFloorUsesNoFloorAboveIt(int floor) {
        String[] above = FLOORS.subList(floor + 1, FLOORS.size()).toArray(String[]::new);
        DescribedPredicate<JavaClass> upper =
                above.length == 0 ? DescribedPredicate.not(alwaysTrue()) : resideInAnyPackage(above);

        noClasses()
                .that(resideInAPackage(FLOORS.get(floor)))
                .should()
                .dependOnClassesThat(upper)
                .check(DRIVER);
    }

    @Test
    void everyClassLivesOnAFloor() {
        classes().should().resideInAnyPackage(FLOORS.toArray(String[]::new)).check(DRIVER);
    }

    @Test
    void theLowestFloorsNeedNothingButTheJdk() {
        noClasses()
                .that(resideInAnyPackage(FLOORS.subList(0, 8).toArray(String[]::new)))
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.not(resideInAnyPackage("java..", "javax..", "jdk.jfr..", ROOT + "..")))
                .check(DRIVER);
    }

    @Test
    void onlyTransportSessionAndQueryKnowGrpc() {
        noClasses()
                .that(DescribedPredicate.not(
                        resideInAnyPackage(ROOT + ".transport", ROOT + ".session", ROOT + ".query")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.grpc..", "com.google.protobuf..", "com.e6data.proto.."))
                .check(DRIVER);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(DRIVER);
    }
}
