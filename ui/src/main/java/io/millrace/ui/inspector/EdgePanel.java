package io.millrace.ui.inspector;

import io.millrace.app.edit.Edit;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.LiveMetrics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the inspector says of an edge: counts, and which messages it takes. */
final class EdgePanel extends VBox {
    private final DesignerModel model;
    private final Label rate = Controls.chip("");
    private final Label total = Controls.label("", "muted");
    private final Label queue = Controls.label("", "muted");
    private final Map<Edge.Sends, ToggleButton> sends = new EnumMap<>(Edge.Sends.class);
    private final VBox whenRow;
    private final TextValue when;
    private String edge = "";

    EdgePanel(DesignerModel model) {
        super(12);
        this.model = model;
        getStyleClass().add("edge-panel");
        rate.setId("edge-rate");
        when = TextValue.text("route-when", "vote.count() > 10", false, new SettingValue.Listener() {
            @Override
            public void typing(String text) {
                // the compiler judges it once it is given
            }

            @Override
            public void given(Optional<String> value) {
                value.ifPresent(EdgePanel.this::setWhen);
            }
        });
        when.node().getStyleClass().add("mono");
        whenRow = StateChooser.labelled("When", when.node(), "Takes a message when this holds.");
        HBox counts = Controls.row(10, rate, total, queue);
        HBox choice = Controls.row(8, label("Sends"), segment());
        getChildren().addAll(counts, choice, whenRow);
    }

    void show(Edge of, SessionState state) {
        edge = of.id();
        sends.forEach((value, button) -> button.setSelected(value == of.sends()));
        Optional<String> expression = RouteText.expression(state.project().text(route()));
        Controls.show(whenRow, of.sends() == Edge.Sends.WHEN && expression.isPresent());
        when.show(expression);
    }

    void show(LiveMetrics live) {
        Optional<EdgeMetrics> metrics =
                live.snapshot().flatMap(s -> Optional.ofNullable(s.edges().get(edge)));
        Controls.setText(rate, Amounts.rate(live.edgeRates().getOrDefault(edge, 0.0)));
        Controls.setText(
                total,
                metrics.map(m -> Amounts.count(m.messages()) + " messages so far")
                        .orElse("has not run yet"));
        Controls.show(rate, metrics.isPresent());
        Controls.setText(
                queue,
                metrics.filter(m -> m.capacity() > 0)
                        .map(m -> Amounts.queue(m.queue()))
                        .orElse(""));
    }

    private HBox segment() {
        HBox box = new HBox();
        box.getStyleClass().add("segments");
        for (Edge.Sends value : Edge.Sends.values()) {
            String text = value.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(text);
            button.setId("sends-" + text);
            button.setOnAction(event -> setSends(value));
            sends.put(value, button);
            box.getChildren().add(button);
        }
        box.getChildren().get(0).getStyleClass().add("first");
        box.getChildren().get(box.getChildren().size() - 1).getStyleClass().add("last");
        return box;
    }

    private void setSends(Edge.Sends value) {
        CompletableFuture<?> unused = model.apply(new Edit.SetSends(edge, value));
    }

    private void setWhen(String expression) {
        String before = model.session().state().project().text(route());
        CompletableFuture<?> unused =
                model.apply(new Edit.SetCode(route(), RouteText.with(before, expression), 0, false));
    }

    private CodeRef route() {
        return new CodeRef(edge, Role.ROUTE);
    }

    private static Label label(String text) {
        Label label = Controls.label(text);
        label.setMinWidth(SettingRow.LABEL_WIDTH);
        label.setPrefWidth(SettingRow.LABEL_WIDTH);
        return label;
    }
}
