package io.millrace.ui.dock;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.session.SessionState;
import io.millrace.app.trial.TestResult;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Ui;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The project's tests: run them, see expected and got side by side. Threading: FX thread. */
final class TestsView implements AutoCloseable {
    private final DesignerModel model;
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final ListView<String> list = new ListView<>(names);
    private final Map<String, TestResult> results = new HashMap<>();
    private final Label summary = Controls.label("", "muted");
    private final NamePrompt prompt = new NamePrompt("test-name");
    private final TestDetail detail = new TestDetail();
    private final HBox root;
    private final Subscription states;
    private long ranVersion = -1;

    TestsView(DesignerModel model) {
        this.model = model;
        list.setId("tests-list");
        list.getStyleClass().add("dock-list");
        list.setCellFactory(view -> new TestCell());
        final Label none = Controls.label("No tests yet. Accept a preview as one.", "muted");
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().addListener((value, before, now) -> showDetail());
        VBox.setVgrow(list, Priority.ALWAYS);
        summary.setId("tests-summary");
        final HBox runs = Controls.row(
                6,
                Ui.button("tests-run-all-here", "Run all", this::runAll, "small", "accent"),
                Ui.button("tests-run-one", "Run", this::runOne, "small"),
                Ui.button("test-rename", "Rename", this::askName, "small"),
                Ui.button("test-delete", "Delete", this::delete, "small"));
        final VBox left = new VBox(6, runs, list, prompt.root(), summary);
        left.getStyleClass().addAll("dock-side", "dock-wide-side");
        HBox.setHgrow(detail.root(), Priority.ALWAYS);
        root = new HBox(left, detail.root());
        root.getStyleClass().add("dock-page");
        states = model.stateProperty().subscribe(this::update);
    }

    Node root() {
        return root;
    }

    private void update(SessionState state) {
        final List<String> wanted = List.copyOf(state.project().tests().keySet());
        if (!names.equals(wanted)) {
            final String kept = list.getSelectionModel().getSelectedItem();
            names.setAll(wanted);
            results.keySet().retainAll(wanted);
            if (!names.isEmpty()) {
                list.getSelectionModel().select(kept != null && wanted.contains(kept) ? wanted.indexOf(kept) : 0);
            }
        }
        list.refresh();
        summarise();
        showDetail();
    }

    void select(String name) {
        list.getSelectionModel().select(name);
    }

    void runAll() {
        run(Optional.empty());
    }

    private void runOne() {
        chosen().ifPresent(test -> run(Optional.of(test.name())));
    }

    private void run(Optional<String> name) {
        Ui.text(summary, "Running…");
        final long version = model.state().documentVersion();
        Ui.then(model.session().runTests(name), new FxExecutor(), got -> take(got, version));
    }

    private void take(List<TestResult> got, long version) {
        if (version != ranVersion) {
            results.clear();
            ranVersion = version;
        }
        got.forEach(result -> results.put(result.name(), result));
        list.refresh();
        summarise();
        showDetail();
        got.stream().filter(result -> !result.passed()).findFirst().ifPresent(failed -> select(failed.name()));
    }

    private boolean current() {
        return ranVersion == model.state().documentVersion();
    }

    private void summarise() {
        final long passed = results.values().stream().filter(TestResult::passed).count();
        final long failed = results.size() - passed;
        final String text = results.isEmpty()
                ? names.isEmpty() ? "" : "Not run yet"
                : passed + " passed" + (failed == 0 ? "" : ", " + failed + " failed")
                        + (current() ? "" : ", before the last change");
        Ui.text(summary, text);
        Ui.mark(summary, "bad", failed > 0 && current());
        Ui.mark(summary, "ok", failed == 0 && passed > 0 && current());
    }

    private Optional<ProjectTest> chosen() {
        final String name = list.getSelectionModel().getSelectedItem();
        return name == null
                ? Optional.empty()
                : Optional.ofNullable(model.state().project().tests().get(name));
    }

    private void showDetail() {
        detail.show(chosen(), chosen().map(ProjectTest::name).map(results::get));
    }

    private void askName() {
        chosen().ifPresent(test -> prompt.ask("Name", test.name(), name -> rename(test, name)));
    }

    private void rename(ProjectTest test, String name) {
        if (name.equals(test.name())) {
            return;
        }
        if (names.contains(name)) {
            model.say("There is already a test " + name + ". Choose another name.", true);
            return;
        }
        final Edit edit = new Edit.Several(
                "Rename test " + test.name(),
                List.of(
                        new Edit.PutTest(new ProjectTest(name, test.inputs(), test.generate(), test.expected())),
                        new Edit.RemoveTest(test.name())));
        Ui.then(model.apply(edit), Runnable::run, outcome -> select(name));
    }

    private void delete() {
        if (chosen().isPresent()) {
            var unused = model.apply(new Edit.RemoveTest(chosen().get().name()));
        }
    }

    @Override
    public void close() {
        states.unsubscribe();
    }

    /** A test's name behind its badge. */
    private final class TestCell extends ListCell<String> {
        private final Label badge = Controls.label("", "dock-verdict");
        private final Label name = Controls.label("");
        private final HBox row = Controls.row(8, badge, name);

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            final Optional<TestResult> result = Optional.ofNullable(results.get(item));
            setId("test-" + item);
            name.setText(item);
            badge.setText(result.map(got -> got.passed() ? "✓" : "✗").orElse("–"));
            Ui.mark(badge, "ok", result.filter(TestResult::passed).isPresent());
            Ui.mark(badge, "bad", result.filter(got -> !got.passed()).isPresent());
            badge.setOpacity(current() ? 1 : 0.5);
            setGraphic(row);
        }
    }
}
