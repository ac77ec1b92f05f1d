package io.millrace.app.session;

import io.millrace.engine.runtime.EndReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sentences on how a run ended. */
final class EndWords {
    private EndWords() {}

    static String of(EndReport report, RunNames names) {
        final List<String> left = words(report.undelivered(), names);
        final List<String> halves = words(report.halfFrames(), names);
        final String delivered = left.isEmpty()
                ? "It has ended and everything was delivered."
                : "It has ended; not delivered: " + String.join(", ", left) + ".";
        return halves.isEmpty()
                ? delivered
                : delivered + " Connections that ended in the middle of a frame: " + String.join(", ", halves) + ".";
    }

    private static List<String> words(Map<String, Long> counts, RunNames names) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .filter(each -> each.getValue() > 0)
                        .map(each -> names.shown(each.getKey()) + " " + each.getValue())
                        .toList();
    }
}
