package io.millrace.ui.dock;

import io.millrace.app.project.Bytes;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.trial.TrialResult;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.topology.Edge;
import io.millrace.ui.common.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a preview showed, as entries to pick from and a table for each. Pure. */
final class PreviewRows {
    private PreviewRows() {}

    /** One thing to look at; {@code bad} ones stand for something that went wrong. */
    record Entry(String id, String text, String count, boolean bad, List<String> columns, List<List<String>> rows) {}

    static List<Entry> of(Project project, TrialResult result) {
        final List<Entry> entries = new ArrayList<>();
        if (!result.rowErrors().isEmpty()) {
            entries.add(rowErrors(result));
        }
        result.failures().forEach((node, samples) -> {
            if (!samples.isEmpty()) {
                entries.add(failures(project, node, samples));
            }
        });
        for (Edge edge : inOrder(project)) {
            final TrialResult.EdgeTrace trace = result.edges().get(edge.id());
            if (trace != null) {
                entries.add(edge(project, edge, trace));
            }
        }
        result.outputs().forEach((sink, bytes) -> entries.add(output(project, sink, bytes, result.outputCounts())));
        return entries;
    }

    /** Edges from the sources on, as messages walk. */
    private static List<Edge> inOrder(Project project) {
        final List<Edge> left = new ArrayList<>(project.edges());
        final List<Edge> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            final List<Edge> next = left.stream()
                    .filter(edge -> left.stream()
                            .noneMatch(other ->
                                    other.to().node().equals(edge.from().node())))
                    .toList();
            ordered.addAll(next.isEmpty() ? left : next);
            left.removeAll(next.isEmpty() ? List.copyOf(left) : next);
        }
        return ordered;
    }

    private static Entry edge(Project project, Edge edge, TrialResult.EdgeTrace trace) {
        final List<String> columns = new ArrayList<>(List.of("no."));
        columns.addAll(trace.columns());
        final List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < trace.rows().size(); i++) {
            final List<String> row = new ArrayList<>(List.of(Integer.toString(i + 1)));
            row.addAll(trace.rows().get(i));
            rows.add(row);
        }
        final String text = shown(project, edge.from().node())
                + (edge.from().isErrors() ? " errors → " : " → ")
                + shown(project, edge.to().node());
        return new Entry("edge-" + edge.id(), text, Amounts.count(trace.count()), false, columns, rows);
    }

    private static Entry output(Project project, String sink, List<Bytes> bytes, Map<String, Long> counts) {
        final boolean text = bytes.stream().allMatch(PreviewRows::isText);
        final List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < bytes.size(); i++) {
            final byte[] message = bytes.get(i).toArray();
            final String number = Integer.toString(i + 1);
            rows.add(
                    text
                            ? List.of(number, withoutFeed(message))
                            : List.of(number, WireText.hex(message, 0), WireText.ascii(message, 0, message.length)));
        }
        return new Entry(
                "output-" + sink,
                "out of " + shown(project, sink),
                Amounts.count(counts.getOrDefault(sink, (long) bytes.size())),
                false,
                text ? List.of("no.", "text") : List.of("no.", "bytes", "ASCII"),
                rows);
    }

    private static boolean isText(Bytes bytes) {
        for (byte each : bytes.toArray()) {
            if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t' || each == 0x7f || each == -1) {
                return false;
            }
        }
        return true;
    }

    private static String withoutFeed(byte[] message) {
        final int length =
                message.length > 0 && message[message.length - 1] == '\n' ? message.length - 1 : message.length;
        return WireText.printable(message, 0, length);
    }

    private static Entry failures(Project project, String node, List<FailureSample> samples) {
        final List<List<String>> rows = samples.stream()
                .map(sample -> List.of(sample.error(), line(sample), sample.message()))
                .toList();
        return new Entry(
                "failures-" + node,
                shown(project, node) + " failed",
                Amounts.count(samples.size()),
                true,
                List.of("error", "line", "message"),
                rows);
    }

    private static String line(FailureSample sample) {
        return sample.trace().isEmpty()
                ? ""
                : sample.trace().get(0).code().fileName() + " "
                        + sample.trace().get(0).line();
    }

    private static Entry rowErrors(TrialResult result) {
        return new Entry(
                "row-errors",
                "rows not used",
                Amounts.count(result.rowErrors().size()),
                true,
                List.of("row", "data set", "what is wrong"),
                result.rowErrors().stream()
                        .map(error ->
                                List.of("row " + error.row(), error.source() + "/" + error.file(), error.message()))
                        .toList());
    }

    private static String shown(Project project, String node) {
        return project.node(node).map(ProjectNode::shown).orElse(node);
    }
}
