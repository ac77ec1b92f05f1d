package io.millrace.app.standalone;

import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is worth a line since somebody looked last: connections that come up and go down, messages that failed, troubles
 * of the outside world. However much happens, a look gives at most one line of each sort for a node.
 */
public final class NodeNews {
    private final Map<String, NodeMetrics.Link> links = new HashMap<>();
    private final Map<String, Long> failed = new HashMap<>();
    private final Map<String, Long> troubles = new HashMap<>();

    /** Sorts of news. */
    public enum Sort {
        LINK,
        FAILURE,
        TROUBLE,
        DATA
    }

    /** One line; the node may be empty. */
    public record Line(Sort sort, String node, String words) {
        public String text() {
            return node.isEmpty() ? words : node + ": " + words;
        }
    }

    /** What has come since the last call. */
    public List<Line> since(MetricsSnapshot now) {
        final List<Line> lines = new ArrayList<>();
        new TreeMap<>(now.nodes()).forEach((node, metrics) -> {
            link(lines, node, metrics.link());
            failures(lines, node, metrics);
            troubles(lines, node, metrics);
        });
        return lines;
    }

    private void link(List<Line> lines, String node, NodeMetrics.Link link) {
        final NodeMetrics.Link before = links.put(node, link);
        final boolean turned = before == null || before.up() != link.up();
        if (turned && !link.text().isEmpty()) {
            lines.add(new Line(Sort.LINK, node, link.text()));
        }
    }

    private void failures(List<Line> lines, String node, NodeMetrics metrics) {
        final long more = more(failed, node, metrics.counts().failed());
        if (more > 0) {
            final String last = failure(metrics).map(NodeNews::words).orElse("");
            lines.add(new Line(Sort.FAILURE, node, count(more) + " failed" + (last.isEmpty() ? "" : ": " + last)));
        }
    }

    private void troubles(List<Line> lines, String node, NodeMetrics metrics) {
        final long more = more(troubles, node, metrics.counts().troubles());
        if (more > 0) {
            lines.add(new Line(Sort.TROUBLE, node, troubles(more, metrics)));
        }
    }

    private static long more(Map<String, Long> known, String node, long now) {
        final long before = known.getOrDefault(node, 0L);
        known.put(node, now);
        return now - before;
    }

    /** The newest message that failed. */
    static Optional<FailureSample> failure(NodeMetrics metrics) {
        final Optional<FailureSample> inCode = newest(metrics, true);
        return inCode.isPresent() || metrics.counts().troubles() > 0 ? inCode : newest(metrics, false);
    }

    private static Optional<FailureSample> newest(NodeMetrics metrics, boolean inCode) {
        return metrics.failures().stream()
                .filter(sample -> sample.code().isPresent() == inCode)
                .reduce((first, second) -> second);
    }

    /** {@code 3 troubles, the last: one connection too many was closed}. */
    static String troubles(long count, NodeMetrics metrics) {
        final Optional<FailureSample> last =
                newest(metrics, false).or(() -> metrics.failures().stream().reduce((first, second) -> second));
        final String words = last.map(NodeNews::words).orElse("");
        return number(count, "trouble") + (words.isEmpty() ? "" : (count == 1 ? ": " : ", the last: ") + words);
    }

    /** {@code ArithmeticException: / by zero at add-32.compute.jsh:2, message 5}. */
    static String words(FailureSample failure) {
        final String place = failure.trace().stream()
                .findFirst()
                .map(frame -> " at " + frame.code().fileName() + ":" + frame.line())
                .orElse("");
        final String detail = failure.message().isEmpty()
                ? ""
                : failure.code().isPresent() ? ", message " + failure.message() : " (" + failure.message() + ")";
        return failure.error() + place + detail;
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 message}, {@code 2 messages}. */
    static String number(long number, String what) {
        return count(number) + " " + what + (number == 1 ? "" : "s");
    }
}
