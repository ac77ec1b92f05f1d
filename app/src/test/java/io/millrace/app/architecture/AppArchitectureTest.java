package io.millrace.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.millrace.architecture.HouseRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AppArchitectureTest {
    @TestFactory
    Stream<DynamicTest> rulesHold() {
        return HouseRules.tests(
                HouseRules.shipped("io.millrace.app"),
                List.of(
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("javafx..", "io.millrace.ui..")
                                .as("app works without a window"),
                        classes()
                                .that()
                                .resideInAPackage("io.millrace.app.standalone..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(
                                        "java..",
                                        "io.millrace.engine..",
                                        "io.millrace.app.standalone..",
                                        "org.jspecify..")
                                .as("what an exported jar starts with needs the engine alone"),
                        noClasses()
                                .that()
                                .resideInAnyPackage(
                                        "io.millrace.app.project..",
                                        "io.millrace.app.edit..",
                                        "io.millrace.app.snippet..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("io.millrace.app.session..", "io.millrace.app.cli..")
                                .as("documents know nothing of who edits them"),
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("io.millrace.app.cli..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("picocli..", "org.jline..")
                                .as("the command line stays in app.cli")));
    }
}
