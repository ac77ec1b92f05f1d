package io.millrace.ui.dock;

import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.FailureSample.Frame;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.topology.Problem.Where;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.LiveMetrics;
import io.millrace.ui.dock.Finding.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What goes wrong while an application runs, one row for each node and error. */
final class RunFindings {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private RunFindings() {}

    /** Failures of one kind are those of one error at one line. */
    private record Key(String error, Where where) {}

    static List<Finding> of(LiveMetrics live) {
        final List<Finding> found = new ArrayList<>();
        live.snapshot()
                .ifPresent(snapshot -> snapshot.nodes().forEach((name, node) -> {
                    failures(live, name, found);
                    link(snapshot, name, node, found);
                }));
        return found;
    }

    private static void failures(LiveMetrics live, String name, List<Finding> found) {
        final long failed = live.failed(name);
        if (failed == 0) {
            return;
        }
        final Map<Key, List<FailureSample>> groups = new LinkedHashMap<>();
        live.failures(name)
                .forEach(sample -> groups.computeIfAbsent(key(name, sample), key -> new ArrayList<>())
                        .add(sample));
        if (groups.isEmpty()) {
            found.add(Finding.of(Kind.FAILURE, Where.subject(name), Amounts.count(failed) + " failed", ""));
        }
        groups.forEach((key, samples) -> {
            final FailureSample newest = samples.get(samples.size() - 1);
            final String count = groups.size() == 1
                    ? Amounts.count(failed) + " failed: "
                    : samples.size() + " of the newest " + live.failures(name).size() + " (" + Amounts.count(failed)
                            + " in all) failed: ";
            found.add(Finding.of(
                    Kind.FAILURE,
                    key.where(),
                    count + newest.error(),
                    "last at " + TIME.withZone(ZoneId.systemDefault()).format(Instant.ofEpochMilli(newest.atMillis()))
                            + (newest.message().isEmpty() ? "" : ", on " + shortened(newest.message()))));
        });
    }

    private static String shortened(String message) {
        return message.length() <= 80 ? message : message.substring(0, 80) + "…";
    }

    private static Key key(String node, FailureSample sample) {
        final String error = sample.error().replaceFirst(":.*", "");
        final Optional<Frame> frame = sample.trace().stream().findFirst();
        final Where where = frame.map(top -> Where.code(top.code(), top.line(), 0))
                .or(() -> sample.code().map(code -> Where.code(code, 0, 0)))
                .orElse(Where.subject(node));
        // A helper in the shared types may have thrown, but the node is where it happened.
        return new Key(error, new Where(Optional.of(node), Optional.empty(), where.code(), where.line(), 0));
    }

    private static void link(MetricsSnapshot snapshot, String name, NodeMetrics node, List<Finding> found) {
        if (snapshot.status() == DeploymentStatus.RUNNING && !node.link().up()) {
            found.add(Finding.of(Kind.WARNING, Where.subject(name), node.link().text(), ""));
        }
        final long troubles = node.counts().troubles();
        if (troubles > 0) {
            found.add(Finding.of(
                    Kind.WARNING,
                    Where.subject(name),
                    Amounts.of(troubles, "trouble")
                            + " with the outside world: connections refused or lost, broken frames",
                    node.link().text()));
        }
        final long lost = node.counts().undelivered();
        if (lost > 0) {
            found.add(Finding.of(
                    Kind.WARNING,
                    Where.subject(name),
                    Amounts.of(lost, "message") + " not delivered: given up at stop or lost with a connection",
                    ""));
        }
    }
}
