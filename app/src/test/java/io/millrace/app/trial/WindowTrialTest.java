package io.millrace.app.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.Bytes;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.Project;
import io.millrace.app.snippet.CompileResult.Compiled;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.snippet.Drawing;
import io.millrace.app.snippet.SnippetCompiler;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.settings.SettingsResolver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A window as one draws it in a project. */
class WindowTrialTest {
    private static final SnippetCompiler COMPILER = SnippetCompiler.create(Catalogue.standard());

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    private static Project project(Map<String, String> window) {
        return Drawing.empty()
                .node("in", "stdin")
                .node("by-user", "key")
                .put("per-minute", "window", window, Optional.empty())
                .node("out", "stdout")
                .path("in", "by-user", "per-minute", "out")
                .types("record Payment(String user, long amount, Instant at) {}\n")
                .code("in", Role.DECODE, """
                        Payment decode(String line) {
                            String[] parts = line.split(" ");
                            return new Payment(parts[0], Long.parseLong(parts[1]), Instant.parse(parts[2]));
                        }
                        """)
                .code("in", Role.TIMESTAMP, "Instant timestamp(Payment in) {\n    return in.at();\n}\n")
                .code("by-user", Role.KEY, "String key(Payment in) {\n    return in.user();\n}\n")
                .code("per-minute", Role.AGGREGATE, """
                        long initial() {
                            return 0;
                        }

                        long update(long acc, Payment in) {
                            return acc + in.amount();
                        }

                        long combine(long a, long b) {
                            return a + b;
                        }

                        String output(String user, Window window, long acc) {
                            return acc == 0 ? null : window.start() + " " + user + " " + acc;
                        }
                        """)
                .code("out", Role.ENCODE, "String encode(String in) {\n    return in + \"\\n\";\n}\n")
                .data("in", new DataSet("payments.txt", Bytes.of("""
                        ann 5 2026-01-01T10:00:10Z
                        bob 7 2026-01-01T10:00:20Z
                        ann 1 2026-01-01T10:00:59Z
                        bob 2 2026-01-01T10:01:00Z
                        ann 4 2026-01-01T10:00:58Z
                        ann 3 2026-01-01T10:01:30Z
                        """.getBytes(StandardCharsets.UTF_8))))
                .project();
    }

    private static CompiledProject compile(Project project) {
        return ((Compiled) COMPILER.compile(project)).project();
    }

    private static List<String> outputs(Map<String, String> window) throws Exception {
        final Project project = project(window);
        final TrialResult result =
                Trials.preview(compile(project), project, new TrialInputs(Map.of("in", "payments.txt"), Map.of()));
        assertThat(result.failures()).isEmpty();
        return result.outputs().get("out").stream()
                .map(bytes -> new String(bytes.toArray(), StandardCharsets.UTF_8).trim())
                .toList();
    }

    @Test
    void aMinuteOfEachUserComesOutOnceAndWhatIsOpenAtTheEndToo() throws Exception {
        assertThat(outputs(Map.of("range", "1m")))
                .containsExactly(
                        "2026-01-01T10:00:00Z ann 6",
                        "2026-01-01T10:00:00Z bob 7",
                        "2026-01-01T10:01:00Z ann 3",
                        "2026-01-01T10:01:00Z bob 2");
    }

    @Test
    void withADelayMessagesMayComeOutOfOrder() throws Exception {
        assertThat(outputs(Map.of("range", "1m", "delay", "10 s")))
                .contains("2026-01-01T10:00:00Z ann 10", "2026-01-01T10:00:00Z bob 7");
    }

    @Test
    void lateMessagesFireIfTheWindowSaysSo() throws Exception {
        assertThat(outputs(Map.of("range", "1m", "late", "fire"))).contains("2026-01-01T10:00:00Z ann 4");
    }

    @Test
    void sessionsAndCountsWorkTheSame() throws Exception {
        assertThat(outputs(Map.of("type", "session", "gap", "30s")))
                .containsExactlyInAnyOrder(
                        "2026-01-01T10:00:10Z ann 5",
                        "2026-01-01T10:00:20Z bob 7",
                        "2026-01-01T10:00:58Z ann 5",
                        "2026-01-01T10:01:00Z bob 2",
                        "2026-01-01T10:01:30Z ann 3");
        assertThat(outputs(Map.of("type", "count", "count", "2")))
                .containsExactlyInAnyOrder(
                        "2026-01-01T10:00:10Z ann 6", "2026-01-01T10:00:20Z bob 9", "2026-01-01T10:00:58Z ann 7");
    }

    @Test
    void aSlideThatIsLongerThanTheRangeIsRefusedInPlainWords() {
        final CompiledProject compiled = compile(project(Map.of("type", "sliding", "range", "10s", "slide", "11s")));
        assertThat(SettingsResolver.of(Layers.NONE).problems(compiled.topology()))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).isEqualTo("slide must be at most range, which is 10s, not 11s"));
    }
}
