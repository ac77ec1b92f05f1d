package io.millrace.ui.dock;

import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.ui.common.DesignerModel;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Trying things out before and beside the real run: data, preview, tests. Threading: FX thread. */
final class TrialView implements AutoCloseable {
    private final DataView data;
    private final PreviewView preview;
    private final TestsView tests;
    private final ToggleGroup pages = new ToggleGroup();
    private final StackPane centre = new StackPane();
    private final VBox names = new VBox(2);
    private final ToggleButton dataPage;
    private final ToggleButton previewPage;
    private final ToggleButton testsPage;
    private final BorderPane root = new BorderPane(centre);
    private boolean visible;

    TrialView(DesignerModel model, Places places) {
        this.data = new DataView(model, places);
        this.preview = new PreviewView(model, places, this::showTest);
        this.tests = new TestsView(model);
        this.dataPage = page("trial-data", "Data", data.root());
        this.previewPage = page("trial-preview", "Preview", preview.root());
        this.testsPage = page("trial-tests", "Tests", tests.root());
        names.getStyleClass().add("dock-pages");
        root.setLeft(names);
        pages.selectedToggleProperty().addListener((value, before, now) -> {
            flushNow();
            preview.setVisible(visible && now == previewPage);
        });
        dataPage.setSelected(true);
    }

    private ToggleButton page(String id, String text, Node content) {
        final ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("dock-choice");
        button.setToggleGroup(pages);
        button.setOnAction(event -> button.setSelected(true));
        names.getChildren().add(button);
        content.visibleProperty().bind(button.selectedProperty());
        centre.getChildren().add(content);
        return button;
    }

    Node root() {
        return root;
    }

    void setVisible(boolean nowVisible) {
        visible = nowVisible;
        preview.setVisible(visible && previewPage.isSelected());
    }

    CompletableFuture<Outcome> flush() {
        return data.flush();
    }

    private void flushNow() {
        var unused = data.flush();
    }

    void runTests() {
        flushNow();
        testsPage.setSelected(true);
        tests.runAll();
    }

    private void showTest(String name) {
        testsPage.setSelected(true);
        tests.select(name);
        tests.runAll();
    }

    @Override
    public void close() {
        data.close();
        preview.close();
        tests.close();
    }
}
