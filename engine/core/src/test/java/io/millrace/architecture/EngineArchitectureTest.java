package io.millrace.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EngineArchitectureTest {
    private static final JavaClasses CLASSES = HouseRules.shipped("io.millrace.engine");

    @TestFactory
    Stream<DynamicTest> rulesHold() {
        return HouseRules.tests(
                CLASSES,
                List.of(
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "javafx..", "com.fasterxml..", "io.millrace.app..", "io.millrace.ui..")
                                .as("the engine knows no window, no JSON and none of the modules above it"),
                        classes()
                                .that()
                                .resideInAPackage("io.millrace.engine.api..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("java..", "io.millrace.engine.api..", "org.jspecify..")
                                .as("the api that users write against stands alone"),
                        noClasses()
                                .that()
                                .resideInAnyPackage("io.millrace.engine.topology..", "io.millrace.engine.catalogue..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("io.millrace.engine.runtime..", "io.millrace.engine.net..")
                                .as("the graph is data: it knows nothing of what runs it"),
                        noClasses()
                                .that()
                                .resideInAPackage("io.millrace.engine.runtime..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.millrace.engine.net..",
                                        "io.millrace.engine.testkit..",
                                        "io.millrace.engine.dsl..")
                                .as("the runtime knows connectors by their interface only")));
    }

    /** A rule that must fail does: rules that silently do not run would let everything through. */
    @Test
    void theCanaryDies() {
        final ArchRule canary = noClasses().should().dependOnClassesThat().resideInAPackage("java.lang..");

        assertThat(CLASSES.size()).isGreaterThan(50);
        assertThatThrownBy(() -> canary.check(CLASSES)).isInstanceOf(AssertionError.class);
    }
}
