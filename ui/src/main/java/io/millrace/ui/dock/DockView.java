package io.millrace.ui.dock;

import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.ui.common.Action;
import io.millrace.ui.common.Action.Scope;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.TabStrip;
import io.millrace.ui.common.TabStrip.Tab;
import io.millrace.ui.common.Ui;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/** What lies below the canvas: Trial, Wire, Problems. Threading: FX thread. */
public final class DockView implements AutoCloseable {
    public static final String TRIAL = "trial";
    public static final String WIRE = "wire";
    public static final String PROBLEMS = "problems";

    private final TabStrip tabs = new TabStrip();
    private final Label badge = Controls.label("", "badge");
    private final TrialView trial;
    private final WireView wire;
    private final ProblemsView problems;
    private final BorderPane root = new BorderPane();
    private final Subscription changes;

    public DockView(DesignerModel model, Actions actions, Catalogue catalogue) {
        final Places places = new Places(catalogue);
        this.trial = new TrialView(model, places);
        this.wire = new WireView(model, places);
        this.problems = new ProblemsView(model);
        tabs.setTabs(List.of(new Tab(TRIAL, "Trial"), new Tab(WIRE, "Wire"), new Tab(PROBLEMS, "Problems")));
        badge.setId("problems-count");
        final Map<String, Node> pages = Map.of(TRIAL, trial.root(), WIRE, wire.root(), PROBLEMS, problems.root());
        final StackPane centre = new StackPane();
        pages.forEach((id, page) -> centre.getChildren().add(page(id, page)));
        root.setId("dock");
        root.getStyleClass().add("dock");
        root.setTop(tabs);
        root.setCenter(centre);
        root.setMinSize(0, 0);
        this.changes = Subscription.combine(
                tabs.chosenProperty().subscribe(chosen -> trial.setVisible(TRIAL.equals(chosen))),
                problems.findings().subscribe(this::count));
        register(actions);
    }

    /** A page that can be scrolled where the window is too narrow for it, rather than cut. */
    private ScrollPane page(String id, Node content) {
        final ScrollPane page = new ScrollPane(content);
        page.setFitToWidth(true);
        page.setFitToHeight(true);
        page.setFocusTraversable(false);
        page.setMinSize(0, 0);
        page.visibleProperty().bind(tabs.chosenProperty().isEqualTo(id));
        return page;
    }

    private void register(Actions actions) {
        actions.add(action("view.trial", "Show Trial", "Alt+1", () -> show(TRIAL)));
        actions.add(action("view.wire", "Show Wire", "Alt+2", () -> show(WIRE)));
        actions.add(action("view.problems", "Show Problems", "Alt+3", () -> show(PROBLEMS)));
        actions.add(action("run.tests", "Run tests", "F7", () -> {
            show(TRIAL);
            trial.runTests();
        }));
    }

    private static Action action(String id, String text, String keys, Runnable run) {
        return new Action(id, text, KeyCombination.valueOf(keys), Scope.GLOBAL, new SimpleBooleanProperty(true), run);
    }

    public Region root() {
        return root;
    }

    public void show(String tab) {
        tabs.choose(tab);
    }

    /** Brings into the project what is being typed here; to be called before anything runs or is saved. */
    public CompletableFuture<Outcome> flush() {
        return trial.flush();
    }

    private void count(List<Finding> findings) {
        final boolean bad = findings.stream().anyMatch(finding -> finding.kind() == Finding.Kind.ERROR);
        Ui.text(badge, Integer.toString(findings.size()));
        tabs.setGraphic(PROBLEMS, findings.isEmpty() ? Optional.empty() : Optional.of(badge));
        badge.getStyleClass().remove("bad");
        if (bad) {
            badge.getStyleClass().add("bad");
        }
    }

    @Override
    public void close() {
        changes.unsubscribe();
        trial.close();
        wire.close();
        problems.close();
    }
}
