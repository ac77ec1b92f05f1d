package io.millrace.ui.window;

import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Category;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Icons;
import io.millrace.ui.common.LiveMetrics;
import io.millrace.ui.common.Ui;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** The bar on top of a project: what it is called, what can be done with it, how it runs. Threading: FX thread. */
final class Toolbar implements AutoCloseable {
    private static final String ACCENT = "accent";
    private static final double ROOM_FOR_RATE = 1060;

    private final DesignerModel model;
    private final Catalogue catalogue;
    private final Label name = Controls.label("", "title");
    private final Label dirty = Controls.label("●", "dirty-mark");
    private final Label pending = Controls.label("", "badge");
    private final Label rate = Controls.label("", "strong");
    private final HBox rateChip = Controls.row(4, rate, Controls.label("in", "muted"));
    private final RunChip state = new RunChip();
    private final Button start;
    private final Button stop;
    private final Button deploy;
    private final HBox root;
    private final Subscription changes;

    Toolbar(DesignerModel model, Actions actions, Catalogue catalogue, MenuBar menus) {
        this.model = model;
        this.catalogue = catalogue;
        name.setId("project-name");
        dirty.setId("project-dirty");
        dirty.setTooltip(Ui.tip("There are unsaved changes"));
        pending.setId("deploy-pending");
        pending.setMinWidth(Region.USE_PREF_SIZE);
        rateChip.setId("rate-in");
        rateChip.getStyleClass().add("chip");
        name.setMinWidth(24);
        final HBox logo = Controls.row(8, Wheel.small(), name, dirty);
        logo.getStyleClass().add("logo");
        start = iconed(actions, "run.with-data", "run-with-data", ACCENT);
        stop = iconed(actions, "run.stop", "stop");
        deploy = iconed(actions, "run.deploy", "deploy");
        deploy.setGraphic(null);
        deploy.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        menus.setMinWidth(Region.USE_PREF_SIZE);
        root = Controls.row(
                10,
                logo,
                menus,
                start,
                deploy,
                stop,
                Controls.spacer(),
                rateChip,
                state.root(),
                iconed(actions, "file.export", "export"));
        root.getStyleClass().add("top-bar");
        root.setMinWidth(0);
        changes = Subscription.combine(
                model.stateProperty().subscribe(this::show),
                model.liveProperty().subscribe(this::show),
                root.widthProperty().subscribe(width -> showRate()));
    }

    private static Button iconed(Actions actions, String action, String id, String... styles) {
        final Button button = Controls.button(actions.get(action), styles);
        button.setId(id);
        button.setGraphic(Icons.of(action));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    Node root() {
        return root;
    }

    private void show(SessionState now) {
        Ui.text(name, now.project().name());
        Controls.show(dirty, now.dirty());
        Ui.text(pending, Integer.toString(now.run().pending()));
        deploy.setGraphic(now.run().running() && now.run().pending() > 0 ? pending : null);
        state.show(now.run());
        Ui.text(start, now.run().running() ? "Restart with data" : "Run with data");
        accent(start, !now.run().running());
        accent(stop, now.run().running());
        showRate();
    }

    /** The one button that is likely to come next. */
    private static void accent(Button button, boolean on) {
        button.getStyleClass().remove(ACCENT);
        if (on) {
            button.getStyleClass().add(ACCENT);
        }
    }

    /** The rate gives way first when the bar gets narrow; the buttons never do. */
    private void showRate() {
        Controls.show(rateChip, model.state().run().running() && root.getWidth() >= ROOM_FOR_RATE);
    }

    private void show(LiveMetrics live) {
        final double total = live.nodeRates().entrySet().stream()
                .filter(entry -> isSource(entry.getKey()))
                .mapToDouble(java.util.Map.Entry::getValue)
                .sum();
        Ui.text(rate, Amounts.rate(total));
    }

    private boolean isSource(String node) {
        return model.state()
                .project()
                .node(node)
                .flatMap(drawn -> catalogue.kind(drawn.kind()))
                .filter(kind -> kind.category() == Category.SOURCE)
                .isPresent();
    }

    @Override
    public void close() {
        changes.unsubscribe();
    }
}
