package io.millrace.ui.window;

import io.millrace.app.session.RunState;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Ui;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;

/** Says in a few words what the application is doing. Threading: FX thread. */
final class RunChip {
    private final ProgressIndicator spinner = new ProgressIndicator();
    private final Circle dot = new Circle(4);
    private final Label text = Controls.label("");
    private final HBox root = Controls.row(6, spinner, dot, text);

    RunChip() {
        root.setId("run-state");
        root.getStyleClass().addAll("chip", "run-chip");
        spinner.setPrefSize(13, 13);
        spinner.setMinSize(13, 13);
        dot.getStyleClass().add("run-dot");
        root.setMinWidth(24);
    }

    HBox root() {
        return root;
    }

    void show(RunState run) {
        final boolean busy = !run.busy().isEmpty();
        Controls.show(spinner, busy);
        Controls.show(dot, !busy);
        Ui.text(text, words(run));
        Ui.mark(root, "ok", !busy && run.running());
        Ui.mark(
                root,
                "bad",
                !busy && run.status().filter(DeploymentStatus.FAILED::equals).isPresent());
    }

    static String words(RunState run) {
        if (!run.busy().isEmpty()) {
            return run.busy();
        }
        if (run.running()) {
            return (run.status().filter(DeploymentStatus.DRAINING::equals).isPresent() ? "draining" : "running")
                    + ", generation " + run.generation();
        }
        return run.status().filter(DeploymentStatus.FAILED::equals).isPresent() ? "failed" : "stopped";
    }
}
