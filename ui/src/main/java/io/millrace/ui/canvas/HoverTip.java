package io.millrace.ui.canvas;

import io.millrace.app.session.SessionState;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.DesignerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** What is said of a thing that the pointer rests on. */
final class HoverTip {
    private final DesignerModel model;
    private final PauseTransition wait = new PauseTransition(Duration.millis(500));
    private Optional<Object> resting = Optional.empty();

    HoverTip(DesignerModel model) {
        this.model = model;
    }

    /** The pointer is on this now; {@code show} gets the text after a while, and an empty one when it has gone. */
    void on(Optional<Box> box, Optional<Wire> wire, java.util.function.Consumer<String> show) {
        Optional<Object> thing = box.<Object>map(Box::key).or(() -> wire.map(Wire::id));
        if (thing.equals(resting)) {
            return;
        }
        resting = thing;
        wait.stop();
        show.accept("");
        if (thing.isPresent()) {
            wait.setOnFinished(event -> show.accept(
                    box.map(this::text).or(() -> wire.map(this::text)).orElse("")));
            wait.playFromStart();
        }
    }

    void stop() {
        wait.stop();
    }

    String text(Box box) {
        SessionState state = model.state();
        List<String> lines = new ArrayList<>();
        lines.add(box.called());
        state.problems().stream()
                .filter(p -> p.where().subject().filter(box.name()::equals).isPresent())
                .limit(3)
                .forEach(p -> lines.add(
                        p.where().line() > 0 ? "Line " + p.where().line() + ": " + p.message() : p.message()));
        metrics(box.name()).ifPresent(m -> {
            lines.add(Amounts.number(m.counts().received()) + " in, "
                    + Amounts.number(m.counts().emitted()) + " out, "
                    + Amounts.number(m.counts().failed()) + " failed"
                    + (m.counts().late() > 0 ? ", " + Amounts.number(m.counts().late()) + " late" : ""));
            times(lines, m);
            if (!m.link().text().isEmpty()) {
                lines.add(m.link().text());
            }
            last(m.failures()).ifPresent(f -> lines.add(f.error()));
        });
        return String.join("\n", lines);
    }

    /** What it does with its time; nothing of that before it was measured. */
    private static void times(List<String> lines, NodeMetrics node) {
        if (node.latency().shown().isKnown()) {
            lines.add("takes " + Amounts.percentiles(node.latency().shown()));
        }
        if (node.endToEnd().shown().isKnown()) {
            lines.add(
                    "from source to here " + Amounts.percentiles(node.endToEnd().shown()));
        }
        if (node.load().backPressured() >= 0.005) {
            lines.add("waits for room behind it " + Amounts.percent(node.load().backPressured()) + " of the time");
        }
    }

    private static Optional<FailureSample> last(List<FailureSample> failures) {
        return failures.isEmpty() ? Optional.empty() : Optional.of(failures.get(failures.size() - 1));
    }

    private Optional<NodeMetrics> metrics(String node) {
        return model.liveProperty()
                .get()
                .snapshot()
                .flatMap(s -> Optional.ofNullable(s.nodes().get(node)));
    }

    String text(Wire wire) {
        List<String> lines = new ArrayList<>();
        lines.add(wire.type().isEmpty() ? "type not known yet" : wire.type());
        if (wire.errors()) {
            lines.add("messages that failed at " + wire.edge().from().node());
        }
        if (!wire.key().isEmpty()) {
            lines.add("keyed by " + wire.key());
        }
        if (!wire.route().isEmpty()) {
            lines.add(wire.route());
        }
        Optional<EdgeMetrics> metrics = model.liveProperty()
                .get()
                .snapshot()
                .flatMap(s -> Optional.ofNullable(s.edges().get(wire.id())));
        metrics.ifPresent(m -> {
            double rate = model.liveProperty().get().edgeRates().getOrDefault(wire.id(), 0.0);
            lines.add(Amounts.rate(rate) + ", " + Amounts.number(m.messages()) + " messages");
            if (m.capacity() > 0) {
                lines.add(Amounts.queue(m.queue()));
            }
        });
        return String.join("\n", lines);
    }
}
