package io.turnout.control;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .importPaths(Path.of("target", "classes"), Path.of("..", "datasets", "target", "classes"));

    @Test
    void featuresDependInOneDirection() {
        slices().matching("io.turnout.control.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void decidingKnowsNothingButItself() {
        classes()
                .that()
                .resideInAPackage("..procedure..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "..procedure..")
                .check(classes);
    }

    @Test
    void measuringKnowsNothingButItself() {
        classes()
                .that()
                .resideInAPackage("io.turnout.control.delivery")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.turnout.control.delivery", "org.apache.commons.statistics..")
                .check(classes);
    }

    @Test
    void onlyTheApiKnowsHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.quarkus..", "io.turnout.platform.rest..")
                .check(classes);
    }

    @Test
    void nothingHereKnowsWhatThisSiteIsAbout() {
        noClasses().should().haveNameMatching(".*(Talk|Note|Speaker|Agenda).*").check(classes);
    }
}
