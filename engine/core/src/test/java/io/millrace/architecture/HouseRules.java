package io.millrace.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The rules that hold in every module; a module's own test adds those that are about it alone. */
public final class HouseRules {
    private static final int MOST_ANCESTORS = 2;

    private HouseRules() {}

    /** The classes that a module ships. */
    public static JavaClasses shipped(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(place -> !place.contains("test-classes"))
                .importPackages(rootPackage);
    }

    /** One test for each rule, checked on all these classes. */
    public static Stream<DynamicTest> tests(JavaClasses classes, List<ArchRule> own) {
        return Stream.concat(everywhere().stream(), own.stream())
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }

    private static List<ArchRule> everywhere() {
        return List.of(
                slices().matching("io.millrace.(**)").should().beFreeOfCycles(),
                fields().that()
                        .areStatic()
                        .and()
                        .areDeclaredInClassesThat()
                        .resideInAPackage("io.millrace..")
                        .and()
                        .doNotHaveName("$assertionsDisabled")
                        .should(haveModifier(JavaModifier.FINAL))
                        .as("no static field can change"),
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("Clock")
                        .should()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(java.time.Instant.class, "now")
                        .as("time comes from a clock that is handed in"),
                noClasses()
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .orShould()
                        .callMethod(Thread.class, "sleep", long.class, int.class)
                        .as("nobody sleeps"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("io.millrace.app.cli..", "io.millrace.app.standalone..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .as("only the command line writes to the terminal"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.awt..", "javax.swing..", "java.util.logging..")
                        .as("no AWT, no Swing, no java.util.logging"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "io.millrace.engine.net..",
                                "io.millrace.engine.runtime..",
                                "io.millrace.engine.testkit..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.netty..")
                        .as("Netty stays in the engine's net and under its workers"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.millrace.app.snippet..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jdk.jshell..", "javax.tools..", "com.sun.source..", "javax.lang.model..")
                        .as("compilers stay in app.snippet"),
                classes().should(haveFewAncestors()).as("inheritance between our classes is at most two deep"));
    }

    private static ArchCondition<JavaClass> haveFewAncestors() {
        return new ArchCondition<>("have at most " + MOST_ANCESTORS + " ancestors of ours") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                final long ours = item.getAllRawSuperclasses().stream()
                        .filter(type -> type.getPackageName().startsWith("io.millrace"))
                        .count();
                if (ours >= MOST_ANCESTORS) {
                    events.add(SimpleConditionEvent.violated(item, item.getName() + " has " + ours + " ancestors"));
                }
            }
        };
    }
}
