package io.millrace.ui.window;

import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Ui;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** Stands above a project whose code may not run yet. Threading: FX thread. */
final class TrustBar implements AutoCloseable {
    private final HBox root;
    private final Subscription states;

    TrustBar(DesignerModel model, Runnable run) {
        final Label warning = Controls.label(
                "You have not run this project before. Its code can do whatever you can do on this computer.");
        warning.setWrapText(true);
        warning.setMinWidth(80);
        final Button trust = Ui.button("trust-and-run", "Trust and run", () -> trust(model, run), "accent", "small");
        trust.setMinWidth(Region.USE_PREF_SIZE);
        root = Controls.row(10, warning, Controls.spacer(), trust);
        root.setMinWidth(0);
        root.setId("trust-bar");
        root.getStyleClass().add("trust-bar");
        states = model.stateProperty().subscribe(state -> Controls.show(root, !state.trusted()));
    }

    private static void trust(DesignerModel model, Runnable run) {
        Ui.then(model.report(model.session().trust()), Runnable::run, outcome -> {
            if (outcome.ok()) {
                run.run();
            }
        });
    }

    HBox root() {
        return root;
    }

    @Override
    public void close() {
        states.unsubscribe();
    }
}
