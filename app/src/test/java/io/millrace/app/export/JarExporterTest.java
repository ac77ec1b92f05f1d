package io.millrace.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.project.DataSet;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.app.snippet.CompileResult.Compiled;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.snippet.Drawing;
import io.millrace.app.snippet.SnippetCompiler;
import io.millrace.engine.catalogue.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarExporterTest {
    private static final String MESSAGES = "{\"letter\":\"B\",\"count\":3}\n{\"letter\":\"B\",\"count\":4}\n";

    @TempDir
    Path folder;

    private final List<String> progress = new ArrayList<>();

    private void export(Project project, Path to) throws ExportFailed {
        try (SnippetCompiler compiler = SnippetCompiler.create(Catalogue.standard())) {
            final CompiledProject compiled = ((Compiled) compiler.compile(project)).project();
            JarExporter.export(project, compiled, to, progress::add);
        }
    }

    private static Project alphabet(String... expected) {
        return Drawing.alphabet()
                .data("in", DataSet.text("votes.messages.jsonl", MESSAGES))
                .test(new ProjectTest(
                        "from-messages",
                        Map.of("in", "votes.messages.jsonl"),
                        Map.of(),
                        Map.of("out", new Expected(RowFormat.HEX, List.of(expected)))))
                .project();
    }

    private String run(Path jar, String... args) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        command.addAll(List.of(args));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + "\n" + output;
    }

    @Test
    void testsOnMessagesRunInsideTheJar() throws Exception {
        final Path good = folder.resolve("good.jar");
        final Path bad = folder.resolve("bad.jar");
        export(alphabet("00000009420000000000000003", "00000009420000000000000007"), good);
        export(alphabet("00000009420000000000000003", "00000009420000000000000008"), bad);

        assertThat(run(good, "--test")).isEqualTo("0\npassed  from-messages\n1 of 1 tests passed\n");
        assertThat(run(bad, "--test"))
                .startsWith("1\nFAILED  from-messages\n        out, row 2:\n")
                .contains("expected 00000009420000000000000008", "got      00000009420000000000000007");
    }

    @Test
    void aJarTellsItsEndInTheOrderOfTheFlowAndHelpsInWholeSentences() throws Exception {
        final Path jar = folder.resolve("celsius.jar");
        export(Drawing.celsius().project(), jar);

        assertThat(run(jar, "--for", "300ms", "--set", "in.port=0"))
                .startsWith("0\ndrawn runs; Ctrl-C drains and stops it.")
                .containsPattern(
                        "Totals:\n  in -> .*\n  to-rate -> .*\n  .* -> out +0\nEverything that came in was dealt with.");
        assertThat(run(jar, "--help")).doesNotContain(".;");
        assertThat(run(jar, "--set", "in.port=many")).startsWith("2\n");
    }

    @Test
    void aJarSpeaksTlsAndSaysWhyWhereItCanNot() throws Exception {
        final Path jar = folder.resolve("celsius.jar");
        export(Drawing.celsius().project(), jar);
        final Path tls = Path.of("../engine/core/src/test/resources/tls").toRealPath();
        final String certificate = "in.tls-certificate=" + tls.resolve("server.pem");
        final String key = "in.tls-key=" + tls.resolve("server.key");

        assertThat(run(
                        jar,
                        "--for",
                        "200ms",
                        "--set",
                        "in.port=0",
                        "--set",
                        "in.tls=true",
                        "--set",
                        certificate,
                        "--set",
                        key))
                .startsWith("0\n")
                .containsPattern("listening on 127.0.0.1:\\d+ \\(TLS\\)");
        assertThat(run(jar, "--for", "200ms", "--set", "in.port=0", "--set", "in.tls=true"))
                .startsWith("2\n")
                .contains("tls-certificate must be the path of a file, not empty");
        assertThat(run(
                        jar,
                        "--for",
                        "200ms",
                        "--set",
                        "in.tls=true",
                        "--set",
                        certificate,
                        "--set",
                        "in.tls-key=no.key"))
                .contains("there is no such file");
    }

    @Test
    void aJarStopsAtTheFirstSignalWithTotals() throws Exception {
        final Path jar = folder.resolve("celsius.jar");
        export(Drawing.celsius().project(), jar);
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "--set",
                        "in.port=0")
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.contains("listening on")) {
                line = lines.readLine();
            }
            process.toHandle().destroy();
            assertThat(lines.lines().toList()).contains("Totals:").doesNotContain("draining");
        }
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void theSameProjectGivesTheSameBytes() throws Exception {
        export(Drawing.celsius().project(), folder.resolve("one.jar"));
        export(Drawing.celsius().project(), folder.resolve("two.jar"));

        assertThat(folder.resolve("one.jar")).hasSameBinaryContentAs(folder.resolve("two.jar"));
    }

    @Test
    void whatWasThereBeforeStaysWhenTheJarCannotBeWritten() throws Exception {
        final Path taken = Files.createDirectory(folder.resolve("taken.jar"));

        assertThatThrownBy(() -> export(Drawing.celsius().project(), taken))
                .isInstanceOf(ExportFailed.class)
                .hasMessage("The jar " + taken + " could not be written: it is a folder.");
        assertThatThrownBy(() -> export(Drawing.celsius().project(), folder.resolve("no/such/folder.jar")))
                .isInstanceOf(ExportFailed.class)
                .hasMessageContaining("there is no folder");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void saysWhatItDoes() throws Exception {
        export(Drawing.celsius().project(), folder.resolve("celsius.jar"));

        assertThat(progress).first().isEqualTo("Packing the tests");
        assertThat(progress).endsWith("Writing celsius.jar", "Done");
    }
}
