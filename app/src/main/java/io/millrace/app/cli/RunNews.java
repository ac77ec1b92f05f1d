package io.millrace.app.cli;

import io.millrace.app.deploy.RunningApplication;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what is worth a line since it was asked last: connections that come up and go down, failures, troubles. */
final class RunNews {
    private final Map<String, NodeMetrics.Link> links = new HashMap<>();
    private final Map<String, Long> failed = new HashMap<>();
    private final Map<String, String> troubles = new HashMap<>();

    List<String> since(RunningApplication application, MetricsSnapshot now) {
        final List<String> lines = new ArrayList<>();
        new TreeMap<>(now.nodes()).forEach((node, metrics) -> {
            link(lines, node, metrics.link());
            failures(lines, node, metrics);
        });
        application.senders().forEach(sender -> trouble(lines, "sender of " + sender.source(), sender.trouble()));
        application.receivers().forEach(receiver -> trouble(lines, receiver.sink(), receiver.trouble()));
        return lines;
    }

    private void link(List<String> lines, String node, NodeMetrics.Link link) {
        final NodeMetrics.Link before = links.put(node, link);
        final boolean turned = before == null || before.up() != link.up();
        if (turned && !link.text().isEmpty()) {
            lines.add(node + ": " + link.text());
        }
    }

    private void failures(List<String> lines, String node, NodeMetrics metrics) {
        final long count = metrics.counts().failed();
        final long before = failed.getOrDefault(node, 0L);
        failed.put(node, count);
        if (count > before && !metrics.failures().isEmpty()) {
            final FailureSample newest =
                    metrics.failures().get(metrics.failures().size() - 1);
            lines.add(node + ": " + Rates.count(count - before) + " failed: " + sample(newest));
        }
    }

    private void trouble(List<String> lines, String who, String text) {
        if (!text.equals(troubles.getOrDefault(who, ""))) {
            troubles.put(who, text);
            if (!text.isEmpty()) {
                lines.add(who + ": " + text);
            }
        }
    }

    /** {@code ArithmeticException: / by zero at add-32.compute.jsh:2, message 5}. */
    static String sample(FailureSample failure) {
        final String place = failure.trace().stream()
                .findFirst()
                .map(frame -> " at " + frame.code().fileName() + ":" + frame.line())
                .orElse("");
        return failure.error() + place + (failure.message().isEmpty() ? "" : ", message " + failure.message());
    }
}
