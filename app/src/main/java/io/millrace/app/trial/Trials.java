package io.millrace.app.trial;

import io.millrace.app.project.Bytes;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.app.project.RowText;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.standalone.TrialRun;
import io.millrace.app.standalone.TrialRun.Result;
import io.millrace.app.trial.TestResult.Comparison;
import io.millrace.app.trial.TrialResult.RowError;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.settings.SettingsResolver;
import io.millrace.engine.testkit.DriverOptions;
import io.millrace.engine.testkit.EdgeListener;
import io.millrace.engine.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs projects with data sets on the engine's own test kit: a clock that stands still, nothing outside is touched.
 *
 * <p>Threading: any; calls last as long as the trial, at most ten seconds each.
 */
public final class Trials {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int OUTPUTS = 10_000;

    private Trials() {}

    /** What crosses each edge and what comes out. */
    public static TrialResult preview(CompiledProject compiled, Project project, TrialInputs inputs)
            throws TrialFailed {
        final TrialScript script = TrialScript.of(compiled, project, inputs);
        final EdgeTables tables = new EdgeTables();
        final Result result = run(compiled, script, tables);
        final Map<String, List<Bytes>> outputs = new TreeMap<>();
        final Map<String, Long> counts = new TreeMap<>();
        result.outputs().forEach((sink, messages) -> {
            outputs.put(sink, messages.stream().limit(OUTPUTS).map(Bytes::of).toList());
            counts.put(sink, (long) messages.size());
        });
        return new TrialResult(tables.traces(), outputs, counts, failures(result), script.errors());
    }

    /** Runs a test; what keeps it from running is in the result. */
    public static TestResult test(CompiledProject compiled, Project project, ProjectTest test) {
        try {
            final TrialScript script =
                    TrialScript.of(compiled, project, new TrialInputs(test.inputs(), test.generate()));
            if (!script.errors().isEmpty()) {
                throw new TrialFailed(words(script.errors().get(0)));
            }
            final Result result = run(compiled, script, EdgeListener.NONE);
            final List<Comparison> comparisons = new ArrayList<>();
            for (final Map.Entry<String, Expected> expected : test.expected().entrySet()) {
                comparisons.add(compare(expected.getKey(), expected.getValue(), result));
            }
            final List<String> failures = failureTexts(result, compiled.topology());
            final boolean passed = failures.isEmpty() && comparisons.stream().allMatch(Comparison::equal);
            return new TestResult(test.name(), passed, List.copyOf(comparisons), failures, Optional.empty());
        } catch (TrialFailed e) {
            return new TestResult(test.name(), false, List.of(), List.of(), Optional.ofNullable(e.getMessage()));
        }
    }

    /**
     * The test that expects what a preview gave, from the sinks that gave anything.
     *
     * @throws TrialFailed when a preview gave more than it keeps: such a test could never pass
     */
    public static ProjectTest accept(String name, TrialInputs inputs, TrialResult result) throws TrialFailed {
        for (final Map.Entry<String, Long> count : result.outputCounts().entrySet()) {
            if (count.getValue() > OUTPUTS) {
                throw new TrialFailed(count.getKey() + " gave " + count.getValue() + " messages, more than the "
                        + OUTPUTS + " that a test can expect. Use a smaller data set.");
            }
        }
        final Map<String, Expected> expected = new LinkedHashMap<>();
        result.outputs().forEach((sink, messages) -> {
            if (!messages.isEmpty()) {
                final RowFormat format = messages.stream().allMatch(Trials::isLine) ? RowFormat.TEXT : RowFormat.HEX;
                final List<String> rows = messages.stream()
                        .map(message -> RowText.show(format, message.toArray()))
                        .toList();
                expected.put(sink, new Expected(format, rows));
            }
        });
        return new ProjectTest(name, inputs.inputs(), inputs.generate(), expected);
    }

    /** Reads as one line of text: nothing in its row is escaped. */
    private static boolean isLine(Bytes message) {
        return RowText.show(RowFormat.TEXT, message.toArray()).indexOf('\\') < 0;
    }

    /** Exactly as it would be deployed, but for settings from outside. */
    static DeploymentPlan plan(CompiledProject compiled) {
        final Topology topology = compiled.topology();
        return new DeploymentPlan(
                topology, compiled.code(), SettingsResolver.of(Layers.NONE).resolve(topology), Path.of(""));
    }

    private static Result run(CompiledProject compiled, TrialScript script, EdgeListener edges) throws TrialFailed {
        final AtomicBoolean over = new AtomicBoolean();
        final DriverOptions options = new DriverOptions(edges).until(over::get);
        try {
            return TimeLimit.call(LIMIT, () -> TrialRun.run(plan(compiled), script.script(), options));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DeploymentRefused refused) {
                throw new TrialFailed(refused.getMessage() + ".");
            }
            throw new TrialFailed("It stopped: " + e.getCause());
        } finally {
            // What was given up does not go on behind everybody's back.
            over.set(true);
        }
    }

    private static Comparison compare(String sink, Expected expected, Result result) throws TrialFailed {
        final List<byte[]> outputs = result.outputs().get(sink);
        if (outputs == null) {
            throw new TrialFailed("There is no sink " + sink + " that writes; choose another in the test.");
        }
        final List<String> wanted = new ArrayList<>();
        for (final String row : expected.rows()) {
            wanted.add(asShown(sink, expected.format(), row));
        }
        final List<String> got = outputs.stream()
                .map(message -> RowText.show(expected.format(), message))
                .toList();
        return new Comparison(sink, expected.format(), List.copyOf(wanted), got, firstDifference(wanted, got));
    }

    /** The same row in the one way in which bytes are shown: upper case, spaces and needless escapes make no difference. */
    private static String asShown(String sink, RowFormat format, String row) throws TrialFailed {
        try {
            return RowText.show(format, RowText.bytes(format, row));
        } catch (IllegalArgumentException e) {
            throw new TrialFailed("An expected row of " + sink + " can't be read. " + e.getMessage());
        }
    }

    private static int firstDifference(List<String> expected, List<String> got) {
        final int common = Math.min(expected.size(), got.size());
        for (int row = 0; row < common; row++) {
            if (!expected.get(row).equals(got.get(row))) {
                return row;
            }
        }
        return expected.size() == got.size() ? -1 : common;
    }

    private static Map<String, List<FailureSample>> failures(Result result) {
        final Map<String, List<FailureSample>> failures = new TreeMap<>();
        result.metrics().nodes().forEach((node, metrics) -> {
            if (!metrics.failures().isEmpty()) {
                failures.put(node, metrics.failures());
            }
        });
        return failures;
    }

    /** Messages that leave by an error port have failed as they should; what they become is compared. */
    private static List<String> failureTexts(Result result, Topology topology) {
        final Map<String, List<FailureSample>> failures = failures(result);
        failures.keySet().removeIf(node -> TrialRun.handlesFailures(topology, node, result.metrics()));
        return failures.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream().map(sample -> entry.getKey() + place(sample) + ": " + sample.error()))
                .distinct()
                .toList();
    }

    private static String place(FailureSample sample) {
        return sample.trace().isEmpty() ? "" : ", line " + sample.trace().get(0).line();
    }

    private static String words(RowError error) {
        return "Row " + error.row() + " of " + error.source() + "/" + error.file() + ": " + error.message();
    }
}
