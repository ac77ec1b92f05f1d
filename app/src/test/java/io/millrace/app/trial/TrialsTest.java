package io.millrace.app.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.project.Bytes;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.app.snippet.CompileResult.Compiled;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.snippet.Drawing;
import io.millrace.app.snippet.SnippetCompiler;
import io.millrace.app.trial.TrialResult.RowError;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private static final SnippetCompiler COMPILER = SnippetCompiler.create(Catalogue.standard());
    private static final TrialInputs READINGS = new TrialInputs(Map.of("in", "readings.hex"), Map.of());

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    private static CompiledProject compile(Project project) {
        return ((Compiled) COMPILER.compile(project)).project();
    }

    private static Project celsius(DataSet data) {
        return Drawing.celsius().data("in", data).project();
    }

    private static TrialResult preview(Project project, TrialInputs inputs) throws TrialFailed {
        return Trials.preview(compile(project), project, inputs);
    }

    private static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TestResult test(Project project, ProjectTest test) {
        return Trials.test(compile(project), project, test);
    }

    private static ProjectTest expecting(String... rows) {
        return new ProjectTest(
                "a-day",
                Map.of("in", "readings.hex"),
                Map.of(),
                Map.of("out", new Expected(RowFormat.TEXT, List.of(rows))));
    }

    @Test
    void aPreviewShowsWhatCrossesEachEdgeAndWhatComesOut() throws TrialFailed {
        final TrialResult result = preview(celsius(DataSet.text("readings.hex", "42480000\nc2200000\n")), READINGS);

        assertThat(result.edges().get("in--to-rate").rows()).containsExactly(List.of("50.0"), List.of("-40.0"));
        assertThat(result.edges().get("add-32--out").rows()).containsExactly(List.of("122.0"), List.of("-40.0"));
        assertThat(result.outputs().get("out")).containsExactly(text("122.000000\n"), text("-40.000000\n"));
        assertThat(result.outputCounts()).containsEntry("out", 2L);
        assertThat(result.rowErrors()).isEmpty();
    }

    @Test
    void recordsAreShownByTheirComponents() throws TrialFailed {
        final Project project = Drawing.alphabet()
                .data(
                        "in",
                        DataSet.text(
                                "votes.messages.jsonl",
                                "{\"letter\":\"B\",\"count\":3}\n{\"letter\":\"B\",\"count\":4}\n"))
                .project();

        final TrialResult result = preview(project, new TrialInputs(Map.of("in", "votes.messages.jsonl"), Map.of()));

        assertThat(result.edges().get("add-votes--out").columns()).containsExactly("letter", "votes");
        assertThat(result.edges().get("add-votes--out").rows()).containsExactly(List.of("B", "3"), List.of("B", "7"));
    }

    private static Drawing withErrorPort() {
        return Drawing.celsius()
                .data("in", DataSet.text("readings.hex", "42480000\n00000000\n"))
                .node("tell", "computation")
                .node("log", "stdout")
                .errors("to-rate", "tell")
                .path("tell", "log")
                .code("to-rate", Role.COMPUTE, "int compute(float celsius) {\n    return 90 + 0 / (int) celsius;\n}\n")
                .code("tell", Role.COMPUTE, "String compute(Failed<Float> in) { return in.place() + in.message(); }")
                .code("log", Role.ENCODE, "String encode(String out) { return out + \"\\n\"; }");
    }

    @Test
    void aPreviewShowsWhatLeavesByAnErrorPort() throws TrialFailed {
        final TrialResult result = preview(withErrorPort().project(), READINGS);

        final TrialResult.EdgeTrace trace = result.edges().get("to-rate.errors--tell");
        assertThat(trace.columns()).containsExactly("message", "error", "kind", "node", "place", "time");
        assertThat(trace.rows().get(0))
                .startsWith(
                        "0.0",
                        "ArithmeticException: / by zero",
                        "java.lang.ArithmeticException",
                        "to-rate",
                        "line 2 of to-rate.compute.jsh");
        assertThat(result.outputs().get("log")).containsExactly(text("line 2 of to-rate.compute.jsh0.0\n"));
        assertThat(result.failures()).containsOnlyKeys("to-rate");
    }

    @Test
    void aTestPassesWhenWhatFailsLeavesByAnErrorPort() {
        final Project project = withErrorPort().project();
        final ProjectTest test = new ProjectTest(
                "a-day",
                Map.of("in", "readings.hex"),
                Map.of(),
                Map.of("log", new Expected(RowFormat.TEXT, List.of("line 2 of to-rate.compute.jsh0.0"))));

        assertThat(test(project, test).failures()).isEmpty();
        assertThat(test(project, test).passed()).isTrue();
    }

    @Test
    void rowsThatCannotBeUsedAreNamedAndTheOthersGoOn() throws TrialFailed {
        final Project project = Drawing.alphabet()
                .data(
                        "in",
                        DataSet.text(
                                "v.messages.jsonl",
                                "{\"letter\":\"B\"}\n{\"letter\":\n{\"letter\":\"C\",\"count\":1}\n"))
                .project();

        final TrialResult result = preview(project, new TrialInputs(Map.of("in", "v.messages.jsonl"), Map.of()));

        assertThat(result.outputCounts()).containsEntry("out", 1L);
        assertThat(result.rowErrors()).extracting(RowError::row).containsExactly(1, 2);
        assertThat(result.rowErrors().get(0).message()).contains("count");
        assertThat(result.rowErrors().get(1).message()).startsWith("This is no JSON");
    }

    @Test
    void rawBytesGoThroughTheSourcesFraming() throws TrialFailed {
        final byte[] stream = HexFormat.of().parseHex("0000000442480000" + "00000004c2200000" + "0000");
        final Project project = celsius(new DataSet("stream.bin", Bytes.of(stream)));

        final TrialResult result = preview(project, new TrialInputs(Map.of("in", "stream.bin"), Map.of()));

        assertThat(result.outputCounts()).containsEntry("out", 2L);
    }

    @Test
    void aTestPassesWhenEveryRowIsAsExpected() {
        final Project project = celsius(DataSet.text("readings.hex", "42480000\nc2200000\n"));

        assertThat(test(project, expecting("122.000000", "-40.000000")).passed())
                .isTrue();
        assertThat(test(project, expecting("122.000000")).comparisons().get(0).firstDifference())
                .isEqualTo(1);
        assertThat(test(project, expecting("122.000000", "40"))
                        .comparisons()
                        .get(0)
                        .firstDifference())
                .isEqualTo(1);
        assertThat(test(project, expecting("122.000000", "40")).passed()).isFalse();
    }

    @Test
    void aFailureInCodeFailsTheTestAndNamesNodeAndLine() {
        final Project project = Drawing.celsius()
                .code(
                        "add-32",
                        Role.COMPUTE,
                        "double compute(double rated) {\n    throw new IllegalStateException(\"no\");\n}\n")
                .data("in", DataSet.text("readings.hex", "42480000\n"))
                .project();

        final TestResult result = test(project, expecting());

        assertThat(result.passed()).isFalse();
        assertThat(result.failures()).containsExactly("add-32, line 2: IllegalStateException: no");
    }

    @Test
    void whatKeepsATestFromRunningIsASentence() {
        final Project project = celsius(DataSet.text("readings.hex", "4248000\n"));
        final ProjectTest elsewhere = new ProjectTest("t", Map.of("in", "other.hex"), Map.of(), Map.of());
        final ProjectTest noSource = new ProjectTest("t", Map.of("inn", "a.hex"), Map.of(), Map.of());

        assertThat(test(project, expecting()).problem().orElseThrow())
                .startsWith("Row 1 of in/readings.hex: There are 7 hex digits");
        assertThat(test(project, elsewhere).problem())
                .contains("The source in has no data set other.hex; it has readings.hex.");
        assertThat(test(project, noSource).problem()).get().asString().contains("no source that reads data inn");
    }

    @Test
    void aGeneratorGivesAsManyMessagesAsAsked() throws TrialFailed {
        final Project project =
                Drawing.step("int", "int compute(int in) { return in * 2; }").project();

        final TrialResult result = preview(project, new TrialInputs(Map.of(), Map.of("in", 5)));

        assertThat(result.edges().get("step--out").count()).isEqualTo(5);
    }

    @Test
    void moreThanATestCanExpectIsNotAccepted() throws TrialFailed {
        final Project project = celsius(DataSet.text("readings.hex", "42480000\n".repeat(10_001)));
        final TrialResult result = preview(project, READINGS);

        assertThat(result.outputs().get("out")).hasSize(10_000);
        assertThatThrownBy(() -> Trials.accept("large", READINGS, result))
                .isInstanceOf(TrialFailed.class)
                .hasMessageStartingWith("out gave 10001 messages, more than the 10000");
    }

    @Test
    void anAcceptedPreviewIsATestThatPasses() throws TrialFailed {
        final Project celsius = celsius(DataSet.text("readings.hex", "42480000\nc2200000\n"));
        final Project alphabet = Drawing.alphabet()
                .data("in", DataSet.text("readings.hex", "41 00001534\n"))
                .project();

        final ProjectTest text = Trials.accept("text", READINGS, preview(celsius, READINGS));
        final ProjectTest hex = Trials.accept("hex", READINGS, preview(alphabet, READINGS));

        assertThat(text.expected().get("out"))
                .isEqualTo(new Expected(RowFormat.TEXT, List.of("122.000000", "-40.000000")));
        assertThat(hex.expected().get("out"))
                .isEqualTo(new Expected(RowFormat.HEX, List.of("00000009410000000000001534")));
        assertThat(test(celsius, text).passed()).isTrue();
        assertThat(test(alphabet, hex).passed()).isTrue();
    }
}
