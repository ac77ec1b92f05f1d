package io.millrace.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.DataSet;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectReader;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.app.project.ProjectWriter;
import io.millrace.app.project.ReadResult;
import io.millrace.app.snippet.CompileResult;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.snippet.Drawing;
import io.millrace.app.snippet.SnippetCompiler;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.Trials;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Port.Direction;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that need no code do the same in a preview, read from a folder, and in an exported jar. */
class StepsAlikeTest {
    /** What each kind is tried with, and what it gives for a 3, b 5, a 4, b 1, a 3. */
    private static final Map<String, Sample> SAMPLES = Map.ofEntries(
            sample("filter", Map.of("when", "amount > 3"), "b 5", "a 4"),
            sample("map", Map.of("to", "new Sale(shop + shop, amount)"), "aa 3", "bb 5", "aa 4", "bb 1", "aa 3"),
            sample("map-field", Map.of("field", "amount", "to", "amount * 2"), "a 6", "b 10", "a 8", "b 2", "a 6"),
            sample("count", Map.of("gives", "key + value"), "a1", "b1", "a2", "b2", "a3"),
            sample("sum", Map.of("of", "amount", "gives", "new Sale(key, value)"), "a 3", "b 5", "a 7", "b 6", "a 10"),
            sample("min", Map.of("of", "amount"), "3", "5", "3", "1", "3"),
            sample("max", Map.of("of", "amount", "emit", "change"), "3", "5", "4"),
            sample("average", Map.of("of", "amount", "scope", "application"), "3.0", "4.0", "4.0", "3.25", "3.2"),
            sample("distinct", Map.of("of", "amount"), "a 3", "b 5", "a 4", "b 1"),
            sample("throttle", Map.of("messages", "2", "per", "1h"), "a 3", "b 5", "a 4", "b 1"),
            sample("sample", Map.of("each", "2"), "a 4", "b 1"),
            sample("delay", Map.of("by", "1h"), "a 3", "a 4", "a 3", "b 5", "b 1"),
            sample(
                    "top-n",
                    Map.of("by", "amount", "size", "1", "about", "shop"),
                    "[Sale[shop=a, amount=3]]",
                    "[Sale[shop=b, amount=5]]",
                    "[Sale[shop=a, amount=4]]",
                    "[Sale[shop=b, amount=1]]",
                    "[Sale[shop=a, amount=3]]"),
            sample(
                    "join",
                    Map.of("gives", "new Sale(key, left.amount() * 10 + right.amount())"),
                    "a 33",
                    "b 55",
                    "a 43",
                    "a 34",
                    "a 44",
                    "b 15",
                    "b 51",
                    "b 11",
                    "a 33",
                    "a 34",
                    "a 33",
                    "a 43",
                    "a 33"));

    private static Map.Entry<String, Sample> sample(String kind, Map<String, String> settings, String... gives) {
        return Map.entry(kind, new Sample(settings, List.of(gives)));
    }

    @TempDir
    Path folder;

    private record Sample(Map<String, String> settings, List<String> gives) {}

    private static List<NodeKind> kinds() {
        return Catalogue.standard().kinds().stream()
                .filter(kind -> !kind.generated().isEmpty() || kind.shape() == Shape.KEYED_STEP)
                .filter(kind -> kind.code().isEmpty())
                .toList();
    }

    @Test
    void everyKindThatNeedsNoCodeIsTried() {
        assertThat(kinds()).extracting(NodeKind::id).containsExactlyInAnyOrderElementsOf(SAMPLES.keySet());
    }

    /** One source, behind it a key, behind this every kind of step, each with a sink. */
    private static Project all() {
        final Drawing drawing = Drawing.empty()
                .types("record Sale(String shop, long amount) {}\n")
                .put("in", "tcp-source", Map.of("framing", "lines"), Optional.empty())
                .node("by-shop", "key")
                .path("in", "by-shop")
                .code(
                        "in",
                        Role.DECODE,
                        "Sale decode(String line) {\n    String[] parts = line.split(\" \");\n"
                                + "    return new Sale(parts[0], Long.parseLong(parts[1]));\n}\n")
                .code("by-shop", Role.KEY, "String key(Sale sale) {\n    return sale.shop();\n}\n")
                .data("in", DataSet.text("sales.txt", "a 3\nb 5\na 4\nb 1\na 3\n"));
        final Map<String, Expected> expected = new TreeMap<>();
        for (final NodeKind kind : kinds()) {
            final Sample sample = Objects.requireNonNull(SAMPLES.get(kind.id()));
            final String sink = "out-" + kind.id();
            drawing.put(kind.id(), kind.id(), sample.settings(), Optional.empty())
                    .put(sink, "tcp-sink", Map.of("port", "" + (7100 + expected.size())), Optional.empty())
                    .path(kind.id(), sink)
                    .code(
                            sink,
                            Role.ENCODE,
                            "String encode(Object out) {\n    return out instanceof Sale s ? s.shop() + \" \" +"
                                    + " s.amount() : \"\" + out;\n}\n");
            kind.ports().stream()
                    .filter(port -> port.direction() == Direction.INPUT)
                    .forEach(port -> drawing.edge("by-shop", kind.id(), port.name()));
            expected.put(sink, new Expected(RowFormat.TEXT, sample.gives()));
        }
        return drawing.test(new ProjectTest("all", Map.of("in", "sales.txt"), Map.of(), expected))
                .project();
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

    @Test
    void aTestOfThemPassesInTheDesignerAndInTheJar() throws Exception {
        final Project project = all();
        final CompiledProject compiled = compile(project);
        final TestResult result = Trials.test(
                compiled, project, Objects.requireNonNull(project.tests().get("all")));
        assertThat(result.problem()).isEmpty();
        assertThat(result.failures()).isEmpty();
        assertThat(result.comparisons())
                .allSatisfy(each -> assertThat(each.got()).as(each.sink()).isEqualTo(each.expected()));
        assertThat(result.passed()).isTrue();

        final Path jar = folder.resolve("all.jar");
        JarExporter.export(project, compiled, jar, said -> {});
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "--test")
                .redirectErrorStream(true)
                .start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEqualTo("passed  all\n1 of 1 tests passed\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void theirSettingsAreAllThatAProjectFolderHolds() throws Exception {
        final Project project = all();
        ProjectWriter.write(project, folder.resolve("all"), Optional.empty());

        assertThat(folder.resolve("all/code").toFile().list())
                .noneMatch(file -> SAMPLES.containsKey(file.replaceFirst("[.].*", "")));
        final ReadResult.Read read = (ReadResult.Read) ProjectReader.read(folder.resolve("all"));
        assertThat(read.problems()).isEmpty();
        assertThat(read.project().edges()).isEqualTo(project.edges());
        project.nodes()
                .forEach((name, node) -> assertThat(read.project().node(name))
                        .hasValueSatisfying(
                                other -> assertThat(other.settings()).isEqualTo(node.settings())));
    }
}
