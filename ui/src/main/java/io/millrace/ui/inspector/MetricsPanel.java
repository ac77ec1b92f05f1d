package io.millrace.ui.inspector;

import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Figures;
import io.millrace.ui.common.LiveMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What a node has done since the start: totals, its link to the outside, the newest errors. */
final class MetricsPanel extends VBox {
    private static final int ERRORS = 5;
    private final DesignerModel model;
    private final Map<Label, Function<Counts, String>> values = new LinkedHashMap<>();
    private final Label link = Controls.label("", "muted");
    private final Label none = Controls.label("Has not run yet. Totals and errors stand here while it runs.", "muted");
    private final GridPane grid = new GridPane();
    private final VBox errors = new VBox(8);
    private final Label errorsHeading = Controls.heading("Last errors");
    private List<FailureSample> shown = List.of();

    MetricsPanel(DesignerModel model) {
        super(12);
        this.model = model;
        getStyleClass().add("settings-form");
        setId("node-metrics");
        link.setWrapText(true);
        none.setWrapText(true);
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(50);
        grid.getColumnConstraints().addAll(column, column);
        grid.setVgap(10);
        add("received", Counts::received);
        add("passed", Counts::passed);
        add("filtered", Counts::filtered);
        add("failed", Counts::failed);
        add("sent on", Counts::emitted);
        add("matched no wire", Counts::unrouted);
        add("held", Counts::held);
        add("undelivered", Counts::undelivered);
        add("State objects", Counts::keys);
        addText("bytes", counts -> Figures.bytes(counts.bytes()));
        getChildren().addAll(none, link, grid, errorsHeading, errors);
    }

    void show(String node, LiveMetrics live) {
        Optional<NodeMetrics> metrics =
                live.snapshot().flatMap(s -> Optional.ofNullable(s.nodes().get(node)));
        Controls.show(none, metrics.isEmpty());
        Controls.show(grid, metrics.isPresent());
        metrics.ifPresent(m -> values.forEach((label, text) -> Controls.setText(label, text.apply(m.counts()))));
        Controls.setText(link, metrics.map(m -> m.link().text()).orElse(""));
        Controls.show(link, !link.getText().isEmpty());
        show(metrics.map(NodeMetrics::failures).orElse(List.of()));
    }

    private void add(String name, ToLongFunction<Counts> count) {
        addText(name, counts -> Figures.count(count.applyAsLong(counts)));
    }

    private void addText(String name, Function<Counts, String> text) {
        Label value = Controls.label("", "figure");
        value.setId("count-" + name.replace(' ', '-'));
        int index = values.size();
        values.put(value, text);
        grid.add(new VBox(1, Controls.label(name, "muted", "small-text"), value), index % 2, index / 2);
    }

    private void show(List<FailureSample> failures) {
        Controls.show(errorsHeading, !failures.isEmpty());
        Controls.show(errors, !failures.isEmpty());
        if (failures.equals(shown)) {
            return;
        }
        shown = failures;
        List<Node> cards = new ArrayList<>();
        for (int i = failures.size() - 1; i >= Math.max(0, failures.size() - ERRORS); i--) {
            cards.add(card(failures.get(i)));
        }
        errors.getChildren().setAll(cards);
    }

    private VBox card(FailureSample failure) {
        Label error = Controls.label(failure.error(), "strong");
        error.setWrapText(true);
        Label message = Controls.label(failure.message(), "mono", "muted");
        VBox card = new VBox(3, error, message);
        card.getStyleClass().addAll("card", "diagnostics", "error");
        failure.trace().stream().findFirst().ifPresent(frame -> card.getChildren()
                .add(Controls.link(
                        frame.code().fileName() + ", line " + frame.line(),
                        () -> model.reveal(Problem.Where.code(frame.code(), frame.line(), 1)))));
        return card;
    }
}
