package io.millrace.app.standalone;

import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.testkit.EdgeListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Runs the tests inside a jar and says in plain lines how they went. */
final class PackagedTestRun {
    private final DeploymentPlan plan;

    PackagedTestRun(DeploymentPlan plan) {
        this.plan = plan;
    }

    /** What is wrong, a line each; empty when the test passes. */
    List<String> differences(PackagedTest test) throws DeploymentRefused {
        final TrialRun.Result result = TrialRun.run(plan, test.script(), EdgeListener.NONE);
        final List<String> lines = new ArrayList<>();
        test.expected()
                .forEach((sink, expected) -> lines.addAll(
                        differences(sink, expected, result.outputs().getOrDefault(sink, List.of()))));
        new TreeMap<>(result.metrics().nodes()).forEach((node, metrics) -> {
            if (!TrialRun.handlesFailures(plan.topology(), node, result.metrics())) {
                lines.addAll(failures(node, metrics));
            }
        });
        return lines;
    }

    private static List<String> differences(String sink, PackagedTest.Expected expected, List<byte[]> outputs) {
        final List<byte[]> got = expected.text()
                ? outputs.stream().map(PackagedTestRun::withoutLineFeed).toList()
                : outputs;
        for (int row = 0; row < Math.min(expected.rows().size(), got.size()); row++) {
            if (!Arrays.equals(expected.rows().get(row), got.get(row))) {
                return List.of(
                        sink + ", row " + (row + 1) + ":",
                        "  expected " + shown(expected, expected.rows().get(row)),
                        "  got      " + shown(expected, got.get(row)));
            }
        }
        if (expected.rows().size() != got.size()) {
            return List.of(sink + ": expected " + expected.rows().size() + " rows, got " + got.size());
        }
        return List.of();
    }

    private static List<String> failures(String node, NodeMetrics metrics) {
        if (metrics.counts().failed() == 0) {
            return List.of();
        }
        final List<FailureSample> samples = metrics.failures();
        final String last = samples.isEmpty()
                ? ""
                : ", last: " + samples.get(samples.size() - 1).error();
        return List.of(node + ": " + metrics.counts().failed() + " failed" + last);
    }

    private static byte[] withoutLineFeed(byte[] bytes) {
        final boolean ends = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
        return ends ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    private static String shown(PackagedTest.Expected expected, byte[] bytes) {
        return expected.text()
                ? new String(bytes, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(bytes);
    }

    /** Runs all tests and prints a line for each; says whether all passed. */
    boolean runAll(List<PackagedTest> tests, java.io.PrintStream out) throws DeploymentRefused {
        int passed = 0;
        for (final PackagedTest test : tests) {
            final List<String> differences = differences(test);
            out.println((differences.isEmpty() ? "passed  " : "FAILED  ") + test.name());
            differences.forEach(line -> out.println("        " + line));
            passed += differences.isEmpty() ? 1 : 0;
        }
        out.println(passed + " of " + tests.size() + " tests passed");
        return passed == tests.size();
    }
}
