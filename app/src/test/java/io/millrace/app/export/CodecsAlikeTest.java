package io.millrace.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.DataSet;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.app.snippet.CompileResult;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.snippet.Drawing;
import io.millrace.app.snippet.SnippetCompiler;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.Trials;
import io.millrace.engine.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decoders and encoders that need no code do the same in a test of the designer and in an exported jar. */
class CodecsAlikeTest {
    private static final String TYPES = "record Vote(char letter, long count, Optional<String> note) {}\n";

    @TempDir
    Path folder;

    /** What comes in and must come out; the type is that of CSV and JSON. */
    private record Sample(String framing, DataSet data, RowFormat rows, List<String> gives) {}

    private static Map<String, Sample> samples() {
        final Map<String, Sample> samples = new TreeMap<>();
        samples.put("text", lines("one\r\ntwo\n", "one", "two"));
        samples.put("csv", lines("letter,count,note\nA,5,\"x, y\"\n\nB,6,\n", "A,5,\"x, y\"", "B,6,"));
        samples.put(
                "json",
                lines(
                        "{\"count\":5,\"letter\":\"A\",\"more\":[{}]}\n",
                        "{\"letter\":\"A\",\"count\":5,\"note\":null}"));
        samples.put("int32", fixed("4", "0000 0005\nffff ffff\n", "0000000400000005", "00000004ffffffff"));
        samples.put("int64", fixed("8", "0000 0000 0000 0005\n", "000000080000000000000005"));
        samples.put("float32", fixed("4", "3fc0 0000\n", "000000043fc00000"));
        samples.put("float64", fixed("8", "3ff8 0000 0000 0000\n", "000000083ff8000000000000"));
        samples.put("bytes", fixed("3", "01 02 03\n", "00000003010203"));
        return samples;
    }

    private static Sample lines(String data, String... gives) {
        return new Sample("lines", DataSet.text("all.txt", data), RowFormat.TEXT, List.of(gives));
    }

    private static Sample fixed(String length, String hex, String... gives) {
        return new Sample("fixed " + length, DataSet.text("all.hex", hex), RowFormat.HEX, List.of(gives));
    }

    private static Project project(List<String> formats) {
        final Drawing drawing = Drawing.empty().types(TYPES);
        final Map<String, String> inputs = new TreeMap<>();
        final Map<String, Expected> expected = new TreeMap<>();
        int port = 7100;
        for (final String format : formats) {
            final Sample sample = Objects.requireNonNull(samples().get(format));
            final Map<String, String> source = new HashMap<>(Map.of("decode-as", format, "port", "" + port++));
            final String[] framing = sample.framing().split(" ");
            source.put("framing", framing[0]);
            if (framing.length > 1) {
                source.put("frame-size", framing[1]);
            }
            if (format.equals("csv") || format.equals("json")) {
                source.put("type", "Vote");
            }
            drawing.put("in-" + format, "tcp-source", source, Optional.empty())
                    .put(
                            "out-" + format,
                            "tcp-sink",
                            Map.of("encode-as", format, "port", "" + port++),
                            Optional.empty())
                    .path("in-" + format, "out-" + format)
                    .data("in-" + format, sample.data());
            inputs.put("in-" + format, sample.data().file());
            expected.put("out-" + format, new Expected(sample.rows(), sample.gives()));
        }
        return drawing.test(new ProjectTest("all", inputs, Map.of(), expected)).project();
    }

    private static CompiledProject compile(Project project) {
        try (SnippetCompiler compiler = SnippetCompiler.create(Catalogue.standard())) {
            final CompileResult result = compiler.compile(project);
            if (result instanceof CompileResult.Rejected rejected) {
                assertThat(rejected.analysis().problems()).isEmpty();
            }
            return ((CompileResult.Compiled) result).project();
        }
    }

    private Path jar(Project project) throws Exception {
        final Path jar = folder.resolve("app.jar");
        JarExporter.export(project, compile(project), jar, said -> {});
        return jar;
    }

    @Test
    void aTestOfAllOfThemPassesInTheDesignerAndInTheJar() throws Exception {
        final Project project = project(List.copyOf(samples().keySet()));
        final TestResult result = Trials.test(
                compile(project),
                project,
                Objects.requireNonNull(project.tests().get("all")));
        assertThat(result.problem()).isEmpty();
        assertThat(result.failures()).isEmpty();
        assertThat(result.comparisons())
                .allSatisfy(each -> assertThat(each.got()).as(each.sink()).isEqualTo(each.expected()));
        assertThat(result.passed()).isTrue();

        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar(project).toString(),
                        "--test")
                .redirectErrorStream(true)
                .start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEqualTo("passed  all\n1 of 1 tests passed\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aJarHoldsTheLibrariesThatItUses() throws Exception {
        assertThat(libraries("text", "int32", "bytes")).isEmpty();
        assertThat(libraries("csv")).containsExactly("de/siegmar/fastcsv", "io/millrace/codec");
        assertThat(libraries("json")).containsExactly("com/fasterxml/jackson/core", "io/millrace/codec");
        assertThat(libraries("csv", "json"))
                .containsExactly("com/fasterxml/jackson/core", "de/siegmar/fastcsv", "io/millrace/codec");
    }

    private List<String> libraries(String... formats) throws Exception {
        try (JarFile jar = new JarFile(jar(project(List.of(formats))).toFile())) {
            final List<String> names =
                    jar.stream().map(entry -> entry.getName()).toList();
            assertThat(names).noneMatch(name -> name.startsWith("com/fasterxml/jackson/databind"));
            return List.of("com/fasterxml/jackson/core", "de/siegmar/fastcsv", "io/millrace/codec").stream()
                    .filter(library -> names.stream().anyMatch(name -> name.startsWith(library)))
                    .toList();
        }
    }
}
