package io.millrace.ui.inspector;

import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.Latencies;
import io.millrace.engine.metrics.Latency;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.metrics.Times;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.LiveMetrics;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What a node has done since the start: totals, its link to the outside, the newest errors. */
final class MetricsPanel extends VBox {
    private static final int ERRORS = 5;
    private static final List<Figure> FIGURES = List.of(
            new Figure("received", Counts::received, true, false),
            new Figure("passed", Counts::passed, true, false),
            new Figure("failed", Counts::failed, true, false),
            new Figure("filtered", Counts::filtered, true, false),
            new Figure("sent on", Counts::emitted, true, false),
            new Figure("late", Counts::late, false, false),
            new Figure("matched no wire", Counts::unrouted, false, false),
            new Figure("held", Counts::held, false, false),
            new Figure("undelivered", Counts::undelivered, false, false),
            new Figure("State objects", Counts::keys, false, false),
            new Figure("bytes", Counts::bytes, false, true));
    private static final List<Measure> MEASURES = List.of(
            new Measure("busy", node -> Amounts.percent(node.busy())),
            new Measure("waits for room", node -> share(node.load().backPressured())),
            new Measure("takes, p50", node -> time(node.latency(), Latency::p50)),
            new Measure("takes, p99", node -> time(node.latency(), Latency::p99)),
            new Measure("from source, p50", node -> time(node.endToEnd(), Latency::p50)),
            new Measure("from source, p99", node -> time(node.endToEnd(), Latency::p99)));
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final DesignerModel model;
    private final Map<Figure, Label> values = new LinkedHashMap<>();
    private final Map<Measure, Label> measured = new LinkedHashMap<>();
    private final Label link = Controls.label("", "muted");
    private final Label none = Controls.label("Has not run yet. Totals and errors stand here while it runs.", "muted");
    private final FlowPane grid = new FlowPane(8, 12);
    private final VBox errors = new VBox(8);
    private final Label errorsHeading = Controls.heading("Last errors");
    private List<FailureSample> shown = List.of();

    /** One total: its name, and how it is shown. */
    private record Figure(String name, ToLongFunction<Counts> count, boolean always, boolean bytes) {}

    /** Something that is measured over time: its name, and its text, empty when there is nothing to show. */
    private record Measure(String name, Function<NodeMetrics, String> text) {}

    private static String share(double share) {
        return share < 0.005 ? "" : Amounts.percent(share);
    }

    private static String time(Latencies latencies, ToLongFunction<Latency> percentile) {
        final Latency shown = latencies.shown();
        return shown.isKnown() ? Times.text(percentile.applyAsLong(shown)) : "";
    }

    MetricsPanel(DesignerModel model) {
        super(12);
        this.model = model;
        getStyleClass().add("settings-form");
        setId("node-metrics");
        link.setWrapText(true);
        none.setWrapText(true);
        FIGURES.forEach(figure -> values.put(figure, cell(figure.name())));
        MEASURES.forEach(measure -> measured.put(measure, cell(measure.name())));
        getChildren().addAll(none, link, grid, errorsHeading, errors);
    }

    private Label cell(String name) {
        Label value = Controls.label("", "figure");
        value.setId("count-" + name.replace(",", "").replace(' ', '-'));
        VBox cell = new VBox(1, Controls.label(name, "muted", "small-text"), value);
        cell.setPrefWidth(132);
        grid.getChildren().add(cell);
        return value;
    }

    void show(String node, LiveMetrics live) {
        Optional<NodeMetrics> metrics =
                live.snapshot().flatMap(s -> Optional.ofNullable(s.nodes().get(node)));
        Controls.show(none, metrics.isEmpty());
        Controls.show(grid, metrics.isPresent());
        metrics.ifPresent(m -> {
            values.forEach((figure, label) -> show(figure, label, m.counts()));
            measured.forEach((measure, label) -> {
                Controls.setText(label, measure.text().apply(m));
                Controls.show(label.getParent(), !label.getText().isEmpty());
            });
        });
        Controls.setText(link, metrics.map(m -> m.link().text()).orElse(""));
        Controls.show(link, !link.getText().isEmpty());
        show(live.failures(node));
    }

    /** What is rarely anything but 0 is shown only when it is. */
    private static void show(Figure figure, Label label, Counts counts) {
        long count = figure.count().applyAsLong(counts);
        Controls.setText(label, figure.bytes() ? Amounts.bytes(count) : Amounts.count(count));
        Controls.show(label.getParent(), figure.always() || count != 0);
    }

    private void show(List<FailureSample> failures) {
        Controls.show(errorsHeading, !failures.isEmpty());
        Controls.show(errors, !failures.isEmpty());
        if (failures.equals(shown)) {
            return;
        }
        shown = failures;
        List<Node> cards = new ArrayList<>();
        groups(failures).stream()
                .limit(ERRORS)
                .map(group -> card(group.get(group.size() - 1), group.size()))
                .forEach(cards::add);
        errors.getChildren().setAll(cards);
    }

    /** Equal errors at an equal line are one; the group of the newest comes first. */
    private static List<List<FailureSample>> groups(List<FailureSample> failures) {
        Map<List<Object>, List<FailureSample>> groups = new LinkedHashMap<>();
        for (int i = failures.size() - 1; i >= 0; i--) {
            FailureSample failure = failures.get(i);
            groups.computeIfAbsent(
                            List.of(failure.error().replaceFirst(":.*", ""), failure.code(), failure.trace()),
                            key -> new ArrayList<>())
                    .add(0, failure);
        }
        return List.copyOf(groups.values());
    }

    private VBox card(FailureSample failure, int times) {
        String last = TIME.withZone(ZoneId.systemDefault()).format(Instant.ofEpochMilli(failure.atMillis()));
        Label error = Controls.label(failure.error(), "strong");
        Label count = Controls.label(
                times == 1 ? last : times + " of the newest failures, last at " + last, "muted", "small-text");
        error.setWrapText(true);
        Label message = Controls.label(failure.message(), "mono", "muted");
        VBox card = new VBox(3, error, message, count);
        card.getStyleClass().addAll("card", "diagnostics", "error");
        failure.trace().stream()
                .findFirst()
                .ifPresent(frame -> card.getChildren()
                        .add(Controls.link(
                                frame.code().fileName() + ", line " + frame.line(),
                                () -> model.reveal(Problem.Where.code(frame.code(), frame.line(), 1)))));
        return card;
    }
}
