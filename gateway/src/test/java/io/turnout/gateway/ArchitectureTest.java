package io.turnout.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void featuresDependInOneDirection() {
        slices().matching("io.turnout.gateway.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void readingAPlanKnowsNoServer() {
        noClasses()
                .that()
                .resideInAPackage("..plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..", "io.quarkus..", "jakarta..", "io.micrometer..")
                .check(classes);
    }

    @Test
    void passingThroughKnowsNothingOfWhatIsComposed() {
        noClasses()
                .that()
                .resideInAnyPackage("..routing..", "..proxy..", "..inbound..", "..plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..compose..", "..pages..", "..door..")
                .check(classes);
    }
}
