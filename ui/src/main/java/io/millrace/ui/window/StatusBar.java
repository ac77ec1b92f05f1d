package io.millrace.ui.window;

import io.millrace.app.session.SessionState;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.WorkerMetrics;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Ui;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/** The thin line at the bottom. Threading: FX thread. */
final class StatusBar implements AutoCloseable {
    private final DesignerModel model;
    private final Label workers = Controls.label("workers 1", "muted");
    private final Label busy = Controls.label("", "muted");
    private final Label heap = Controls.label("", "muted");
    private final Label lastEnd = Controls.label("", "muted");
    private final Label zoom = Controls.label("", "muted");
    private final Label saved = Controls.label("", "muted");
    private final HBox root;
    private final Subscription changes;

    StatusBar(DesignerModel model, ObservableValue<Number> zoomFactor) {
        this.model = model;
        lastEnd.setId("last-end");
        zoom.setId("zoom");
        saved.setId("saved");
        heap.setId("heap");
        root = Controls.row(
                18,
                workers,
                busy,
                heap,
                Controls.label("JDK " + Runtime.version().feature(), "muted"),
                lastEnd,
                Controls.spacer(),
                zoom,
                saved);
        root.getStyleClass().add("status-bar");
        root.setMinWidth(0);
        lastEnd.setMinWidth(0);
        changes = Subscription.combine(
                model.stateProperty().subscribe(this::show),
                model.liveProperty().subscribe(live -> showLoad()),
                zoomFactor.subscribe(factor -> Ui.text(zoom, Math.round(factor.doubleValue() * 100) + " %")));
    }

    Node root() {
        return root;
    }

    private void show(SessionState now) {
        Ui.text(saved, now.dirty() ? "Unsaved" : now.folder().isPresent() ? "Saved" : "Not saved yet");
        final String end = now.run().running() ? "" : now.run().lastEnd().orElse("");
        Ui.text(lastEnd, end);
        lastEnd.setTooltip(end.isEmpty() ? null : Ui.tip(end));
        Controls.show(workers, now.run().running());
        Controls.show(busy, now.run().running());
        showLoad();
    }

    private void showLoad() {
        final Runtime runtime = Runtime.getRuntime();
        Ui.text(heap, "heap " + Amounts.bytes(runtime.totalMemory() - runtime.freeMemory()));
        final Optional<MetricsSnapshot> snapshot = model.liveProperty().get().snapshot();
        final List<WorkerMetrics> threads =
                snapshot.map(MetricsSnapshot::workers).orElse(List.of());
        final double share =
                threads.stream().mapToDouble(WorkerMetrics::busy).max().orElse(0);
        Ui.text(workers, "workers " + Math.max(1, threads.size()));
        Ui.text(busy, "busy " + Math.round(share * 100) + " %");
    }

    @Override
    public void close() {
        changes.unsubscribe();
    }
}
