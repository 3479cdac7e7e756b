package io.turnout.notes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.turnout.notes");

    @Test
    void onlyResourcesTheirAnswersAndClientsKnowHttp() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Resource|Answers|TalksFeed.*|TalksClient)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..")
                .check(CLASSES);
    }

    @Test
    void feedKnowsNothingOfTheApi() {
        noClasses()
                .that()
                .resideInAPackage("io.turnout.notes.feed")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.turnout.notes")
                .check(CLASSES);
    }
}
