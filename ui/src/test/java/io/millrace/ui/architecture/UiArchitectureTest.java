package io.millrace.ui.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.millrace.architecture.HouseRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class UiArchitectureTest {
    @TestFactory
    Stream<DynamicTest> rulesHold() {
        return HouseRules.tests(
                HouseRules.shipped("io.millrace.ui"),
                List.of(
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.millrace.engine.runtime..",
                                        "io.millrace.engine.net..",
                                        "io.millrace.engine.testkit..",
                                        "io.millrace.engine.api..",
                                        "io.millrace.engine.dsl..")
                                .as("of the engine, the window sees values only"),
                        noClasses()
                                .that()
                                .haveSimpleNameEndingWith("ViewModel")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                                .as("view models know no controls")
                                .allowEmptyShould(true),
                        noClasses()
                                .that()
                                .resideOutsideOfPackages("io.millrace.ui.common..", "io.millrace.ui.window..")
                                .should()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("javafx.application.Platform")
                                .as("one way onto the FX thread")));
    }
}
