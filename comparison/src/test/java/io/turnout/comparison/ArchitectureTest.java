package io.turnout.comparison;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URLDecoder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void knowsValuesOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "io.turnout.comparison..",
                                "java.lang..",
                                "java.math..",
                                "java.nio.charset..",
                                "java.text..",
                                "java.time..",
                                "java.util..",
                                // byte arrays as streams, and the exceptions of the readers
                                "java.io..",
                                "com.fasterxml.jackson..",
                                "org.jsoup..",
                                "org.apache.commons.numbers..",
                                "org.apache.commons.statistics..")
                        .or(type(URLDecoder.class)))
                .check(classes);
    }

    @Test
    void partsDependInOneDirection() {
        slices().matching("io.turnout.comparison.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}
