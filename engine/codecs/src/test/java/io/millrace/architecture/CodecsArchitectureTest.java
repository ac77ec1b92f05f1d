package io.millrace.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CodecsArchitectureTest {
    @TestFactory
    Stream<DynamicTest> rulesHold() {
        return HouseRules.tests(
                HouseRules.shipped("io.millrace.codec"),
                List.of(noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.millrace.engine..", "com.fasterxml.jackson.databind..")
                        .as("codecs stand alone, on parsers that bind nothing")));
    }
}
