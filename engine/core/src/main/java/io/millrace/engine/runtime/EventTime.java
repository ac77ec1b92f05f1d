package io.millrace.engine.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Event time of one worker: the marks of its sources, as far as a step behind them looks at it.
 *
 * <p>Threading: the worker.
 */
final class EventTime {
    private final Map<String, SourceMark> byNode = new LinkedHashMap<>();
    private SourceMark[] marks = new SourceMark[0];

    void add(String node, SourceMark mark) {
        byNode.put(node, mark);
        marks = byNode.values().toArray(SourceMark[]::new);
    }

    /** The mark of a source; null when nobody looks at it. */
    @Nullable
    SourceMark mark(String node) {
        return byNode.get(node);
    }

    /** Messages of sources that were in hand have gone all their way, or wait and will be taken in that order. */
    void settle() {
        for (final SourceMark mark : marks) {
            mark.settle();
        }
    }

    /** Once a turn: sees what has ended or fallen silent. */
    void look(List<Intake> intakes) {
        if (marks.length == 0) {
            return;
        }
        settle();
        for (final Intake intake : intakes) {
            if (intake.mark() instanceof SourceMark mark) {
                mark.look(intake.ended());
            }
        }
    }
}
