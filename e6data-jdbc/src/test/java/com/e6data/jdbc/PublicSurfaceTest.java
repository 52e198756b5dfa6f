package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What users can see of the root package is API, and nothing gets into it by accident. */
class PublicSurfaceTest {

    @Test
    void theRootPackageShowsItsApiAndNothingElse() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("com.e6data.jdbc")
                                .stream()
                                .filter(type -> type.getPackageName().equals("com.e6data.jdbc"))
                                .filter(PublicSurfaceTest::isVisible)
                                .map(type -> type.getName().substring("com.e6data.jdbc.".length())))
                .containsExactlyInAnyOrder(
                        "E6dataBatch",
                        "E6dataColumn",
                        "E6dataConnection",
                        "E6dataConnectionPoolDataSource",
                        "E6dataDataSource",
                        "E6dataDataSourceFactory",
                        "E6dataDriver",
                        "E6dataPreparedStatement",
                        "E6dataQueryAnalysis",
                        "E6dataQueryEvent",
                        "E6dataQueryEvent$Kind",
                        "E6dataQueryListener",
                        "E6dataQueryStatus",
                        "E6dataResultSet",
                        "E6dataStatement");
    }

    @Test
    void thePackageOfEventsIsApiAsAWhole() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("com.e6data.jdbc.event")
                                .stream()
                                .filter(type -> type.getEnclosingClass().isEmpty())
                                .filter(type -> !type.getSimpleName().equals("package-info")))
                .allMatch(PublicSurfaceTest::isVisible)
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder(
                        "CancelEvent",
                        "ColourEvent",
                        "ConnectionEvent",
                        "DriverEvent",
                        "E6dataDriverListener",
                        "LoginEvent",
                        "QueryEvent",
                        "RequestEvent",
                        "ResumeEvent",
                        "RetryEvent",
                        "Source");
    }

    /** A public class inside of a hidden one is hidden. */
    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicSurfaceTest::isVisible).orElse(true);
    }
}
