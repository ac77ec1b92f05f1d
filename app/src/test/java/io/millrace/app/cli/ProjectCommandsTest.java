package io.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.app.snippet.SmallJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectCommandsTest {
    @TempDir
    private Path folder;

    private CommandLineHost host;
    private Path project;

    @BeforeEach
    void project() {
        host = new CommandLineHost(folder.resolve("home"));
        project = folder.resolve("my-celsius");
        assertThat(host.run("new", project, "--from", "celsius")).isZero();
    }

    @Test
    void samplesAreListedWithTheirPath() {
        assertThat(host.run("samples")).isZero();
        assertThat(host.out())
                .containsPattern("(?m)^celsius +in -> x 1.8 -> \\+ 32 -> out$")
                .containsPattern("(?m)^alphabet +in -> by-letter");
    }

    @Test
    void samplesSayWhatTheyShow() {
        assertThat(host.run("samples")).isZero();
        assertThat(host.out())
                .containsPattern("Temperatures in degrees Celsius")
                .containsPattern("running total");
    }

    @Test
    void checkAsJsonIsOneObjectForABrokenFileToo() throws IOException {
        Files.writeString(project.resolve("application.json"), "{ \"nodes\": [");
        final CommandLineHost fresh = new CommandLineHost(folder.resolve("home"));
        assertThat(fresh.run("check", project, "--json")).isEqualTo(1);
        final JsonNode json = new ObjectMapper().readTree(fresh.out());
        assertThat(json.path("ok").asBoolean(true)).isFalse();
        assertThat(json.path("problems").path(0).path("message").asText()).contains("application.json");
        assertThat(fresh.err()).isEmpty();
    }

    @Test
    void theFileOfAProjectStandsForItsFolder() {
        assertThat(host.run("check", project.resolve("application.json"))).isZero();
        assertThat(host.run("check", project.resolve("layout.json"))).isEqualTo(2);
        assertThat(host.err()).contains("layout.json is a file. Give the folder of a project.");
    }

    @Test
    void theHintOfNewQuotesAFolderWithSpaces() {
        final Path spaced = folder.resolve("My App 1");
        assertThat(host.run("new", spaced)).isZero();
        assertThat(host.out()).contains("Open it with: millrace \"" + spaced + "\"");
    }

    @Test
    void exportEndsWithTheSummaryOfCheck() throws IOException {
        Files.writeString(project.resolve("code/add-32.compute.jsh"), "double compute(double rated) { return rate; }");
        assertThat(host.run("export", project, "--to", folder.resolve("x.jar"))).isEqualTo(1);
        assertThat(host.errLines()).last().isEqualTo("my-celsius: 1 error, no warnings.");
    }

    @Test
    void leaveGivenOnTheCommandLineIsRemembered() throws IOException {
        final Path copy = folder.resolve("copy");
        copy(project, copy);
        assertThat(host.run("test", copy, "--trust")).isZero();
        assertThat(host.run("test", copy)).isZero();
    }

    @Test
    void withoutADisplayATrustedProjectRunsInTheTerminalAndAnotherIsNamed() throws IOException {
        assertThat(host.run("design", project, "--for", "500ms")).isZero();
        assertThat(host.err()).contains("so my-celsius runs in the terminal");
        final Path copy = folder.resolve("copy");
        copy(project, copy);
        assertThat(host.run("design", copy, "--for", "500ms")).isZero();
        assertThat(host.err()).contains("so celsius runs in the terminal").contains("--trust runs it.");
    }

    @Test
    void aNewProjectIsSoundAndTrustedAndBearsItsFoldersName() {
        assertThat(host.run("check", project)).isZero();
        assertThat(host.out()).contains("my-celsius: no errors, no warnings.");
        assertThat(host.run("test", project)).isZero();
        assertThat(host.out()).contains("passed  a-day").contains("1 of 1 passed.");
    }

    @Test
    void newChangesNothingInAFolderThatIsNotEmpty() throws IOException {
        final Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("letter.txt"), "mine");
        assertThat(host.run("new", taken)).isEqualTo(2);
        assertThat(host.err()).contains("is not empty; nothing was changed");
        assertThat(taken).isDirectoryContaining("glob:**letter.txt");
        assertThat(host.run("new", folder.resolve("other"), "--from", "celcius"))
                .isEqualTo(2);
        assertThat(host.err()).contains("There is no sample celcius. Did you mean celsius?");
    }

    @Test
    void aBrokenFileIsNamedWithLineAndColumnAndStaysAsItIs() throws IOException {
        final Path file = project.resolve("application.json");
        final String broken = Files.readString(file).replaceFirst("\"nodes\": \\{", "\"nodes\": [");
        Files.writeString(file, broken);
        assertThat(host.run("check", project)).isEqualTo(1);
        assertThat(host.errLines()).hasSizeBetween(1, 2);
        assertThat(host.err()).contains("application.json").containsPattern("\\d");
        assertThat(host.run("run", project, "--for", "1s")).isEqualTo(1);
        assertThat(file).hasContent(broken);
    }

    @Test
    void codeThatDoesNotCompileIsNamedInItsOwnLines() throws IOException {
        Files.writeString(
                project.resolve("code/add-32.compute.jsh"), "double compute(double rated) {\n    return rate;\n}\n");
        assertThat(host.run("check", project)).isEqualTo(1);
        assertThat(host.out()).contains("error: code/add-32.compute.jsh:2:12: ").contains("1 error");
        assertThat(host.run("run", project, "--for", "1s")).isEqualTo(1);
        assertThat(host.errLines()).hasSize(2).first().asString().contains("code/add-32.compute.jsh:2:12");
        assertThat(host.run("export", project, "--to", folder.resolve("x.jar"))).isEqualTo(1);
        assertThat(folder.resolve("x.jar")).doesNotExist();
    }

    @Test
    void brokenFilesHideNeitherEachOtherNorTheTestsThatCanRun() throws IOException {
        Files.writeString(project.resolve("tests/b.json"), "{ \"expected\": { \"out\": { \"rows\": [ 1 ] } } }");
        Files.writeString(project.resolve("layout.json"), "{ \"nodes\": [] }");
        assertThat(host.run("test", project)).isEqualTo(1);
        assertThat(host.out()).contains("passed  a-day").contains("1 of 1 passed.");
        assertThat(host.err())
                .contains("error: out: tests/b.json, line 1, column 36: a row must be a text")
                .contains("error: layout.json, line 1, column 12: ");
        assertThat(host.run("check", project)).isEqualTo(1);
        assertThat(host.out()).contains("tests/b.json, line 1").contains("2 errors");
    }

    @Test
    void jarsInLibAreForSnippetsAndABrokenOneIsNamed() throws IOException {
        Files.writeString(
                project.resolve("code/add-32.compute.jsh"),
                "double compute(double rated) {\n    return units.Units.kelvin(rated) - 273.15 + 32;\n}\n");
        assertThat(host.run("check", project)).isEqualTo(1);
        SmallJar.write(project.resolve("lib/units.jar"));
        assertThat(host.run("check", project)).isZero();
        assertThat(host.run("test", project)).isZero();
        Files.writeString(project.resolve("lib/other.jar"), "no jar");
        assertThat(host.run("check", project)).isEqualTo(1);
        assertThat(host.out()).contains("lib/other.jar is no jar that can be read");
    }

    @Test
    void anEmptyProjectIsCheckedWithoutASoundOfTheCompiler() {
        final Path empty = folder.resolve("empty");
        assertThat(host.run("new", empty)).isZero();
        host.run("check", empty);
        assertThat(host.out() + host.err()).doesNotContain("compiler", "Exception");
    }

    @Test
    void checkWritesJson() throws IOException {
        Files.writeString(project.resolve("code/add-32.compute.jsh"), "double compute(double rated) { return rate; }");
        assertThat(host.run("check", project, "--json")).isEqualTo(1);
        final JsonNode json =
                new ObjectMapper().readTree(host.out().substring(host.out().indexOf('{')));
        assertThat(json.path("ok").asBoolean()).isFalse();
        assertThat(json.path("problems").path(0).path("file").asText()).isEqualTo("code/add-32.compute.jsh");
        assertThat(json.path("problems").path(0).path("line").asInt()).isEqualTo(1);
    }

    @Test
    void aTestThatFailsShowsExpectedAndGotSideBySide() throws IOException {
        Files.writeString(project.resolve("code/add-32.compute.jsh"), "double compute(double rated) { return rated; }");
        assertThat(host.run("test", project)).isEqualTo(1);
        assertThat(host.out())
                .contains("FAILED  a-day")
                .contains("out, row 1 of 27 expected, 27 got:")
                .containsPattern("! +1 +122\\.000000 +90\\.000000")
                .contains("0 of 1 passed.");
        assertThat(host.run("test", project, "a-dya")).isEqualTo(2);
        assertThat(host.err()).contains("There is no test a-dya. Did you mean a-day?");
    }

    @Test
    void exportWritesAJar() {
        final Path jar = folder.resolve("celsius.jar");
        assertThat(host.run("export", project, "--to", jar)).isZero();
        assertThat(jar).isNotEmptyFile();
        assertThat(host.out()).contains("java -jar " + jar);
    }

    @Test
    void codeOfAnUnknownFolderNeedsLeave() throws IOException {
        final Path copy = folder.resolve("copy");
        copy(project, copy);
        assertThat(host.run("test", copy)).isEqualTo(2);
        assertThat(host.errLines()).hasSize(2);
        assertThat(host.err()).contains("add --trust");
        assertThat(host.run("test", copy, "--trust")).isZero();
        assertThat(host.run("check", copy)).isZero();
    }

    @Test
    void onATerminalItAsksOnce() throws IOException {
        final Path copy = folder.resolve("copy");
        copy(project, copy);
        assertThat(new CommandLineHost(folder.resolve("home"))
                        .withTerminal("n\n")
                        .run("test", copy))
                .isEqualTo(2);
        final CommandLineHost asked = new CommandLineHost(folder.resolve("home")).withTerminal("yes\n");
        assertThat(asked.run("test", copy)).isZero();
        assertThat(asked.out()).contains("Trust it and run it? [y/N]");
        assertThat(host.run("test", copy)).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (final Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
