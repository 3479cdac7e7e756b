package io.turnout.judging;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void knowsValuesOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.turnout.judging..",
                        "java.lang..",
                        "java.util..",
                        "org.apache.commons.numbers..",
                        "org.apache.commons.statistics.."))
                .check(classes);
    }

    @Test
    void partsDependInOneDirection() {
        slices().matching("io.turnout.judging.(*)..").should().beFreeOfCycles().check(classes);
    }
}
