package io.millrace.ui.dock;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.session.ProjectSession.PreviewOutcome;
import io.millrace.app.session.SessionState;
import io.millrace.app.trial.TrialFailed;
import io.millrace.app.trial.TrialInputs;
import io.millrace.app.trial.TrialResult;
import io.millrace.app.trial.Trials;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Ui;
import io.millrace.ui.dock.PreviewRows.Entry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * Runs the drawn application with data on a clock that stands still, and shows what crossed each edge. While it can be
 * seen it follows the document. Threading: FX thread.
 */
final class PreviewView implements AutoCloseable {
    private static final Duration REST = Duration.millis(250);

    private final DesignerModel model;
    private final Consumer<String> whenAccepted;
    private final TrialChoice choice;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ListView<Entry> list = new ListView<>(entries);
    private final RowTable table = new RowTable("preview-table", "Press Run preview.");
    private final Label note = Controls.label("", "muted");
    private final NamePrompt prompt = new NamePrompt("preview-name");
    private final HBox root;
    private final PauseTransition rest = new PauseTransition(REST);
    private final Subscription states;
    private Optional<TrialResult> result = Optional.empty();
    private TrialInputs ranWith = new TrialInputs(java.util.Map.of(), java.util.Map.of());
    private long askedVersion = -1;
    private long shownVersion = -1;
    private boolean visible;

    PreviewView(DesignerModel model, Places places, Consumer<String> whenAccepted) {
        this.model = model;
        this.whenAccepted = whenAccepted;
        this.choice = new TrialChoice(places, this::run);
        list.setId("preview-list");
        list.getStyleClass().add("dock-list");
        list.setCellFactory(view -> new EntryCell());
        list.getSelectionModel().selectedItemProperty().addListener((value, before, now) -> showTable());
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        note.setId("preview-note");
        note.setWrapText(true);
        final VBox left = new VBox(6, choice.root(), Ui.button("preview-run", "Run preview", this::run, "small"), list);
        left.getStyleClass().add("dock-side");
        final VBox right = new VBox(6, table.node(), prompt.root(), footer());
        right.getStyleClass().add("dock-main");
        HBox.setHgrow(right, Priority.ALWAYS);
        root = new HBox(left, right);
        root.getStyleClass().add("dock-page");
        rest.setOnFinished(event -> run());
        states = model.stateProperty().subscribe(this::update);
    }

    private HBox footer() {
        return Controls.row(
                8,
                note,
                Controls.spacer(),
                Ui.button("preview-copy", "Copy", table::copySelected, "small"),
                Ui.button("preview-accept", "Accept as test", this::askName, "small"));
    }

    Node root() {
        return root;
    }

    void setVisible(boolean nowVisible) {
        visible = nowVisible;
        update(model.state());
    }

    private void update(SessionState state) {
        choice.update(state.project());
        if (visible && state.trusted() && askedVersion != state.documentVersion() && sound(state)) {
            rest.playFromStart();
        } else if (result.isPresent() && shownVersion != state.documentVersion()) {
            Ui.text(note, "Of an older version of the project.");
        }
    }

    /** Analysed and without errors: only then a preview has a chance. */
    private static boolean sound(SessionState state) {
        return state.analysedVersion() == state.documentVersion()
                && state.problems().stream()
                        .noneMatch(p -> p.severity() == io.millrace.engine.topology.Problem.Severity.ERROR);
    }

    /** Runs now, whatever the document is like. */
    void run() {
        rest.stop();
        final TrialInputs inputs = choice.inputs();
        askedVersion = model.state().documentVersion();
        Ui.text(note, "Running…");
        Ui.then(model.session().preview(inputs), new FxExecutor(), outcome -> take(outcome, inputs));
    }

    private void take(PreviewOutcome outcome, TrialInputs inputs) {
        if (outcome.documentVersion() < shownVersion) {
            return;
        }
        result = outcome.result();
        ranWith = inputs;
        shownVersion = outcome.documentVersion();
        final Optional<Entry> chosen =
                Optional.ofNullable(list.getSelectionModel().getSelectedItem());
        final List<Entry> next =
                result.map(got -> PreviewRows.of(model.state().project(), got)).orElse(List.of());
        entries.setAll(next);
        table.whenEmpty(result.isPresent() ? "No message came here." : outcome.text());
        Ui.text(note, outcome.text());
        final int same = chosen.map(old -> next.stream().map(Entry::id).toList().indexOf(old.id()))
                .orElse(-1);
        list.getSelectionModel().select(Math.max(0, same < 0 ? next.size() - 1 : same));
        showTable();
    }

    private void showTable() {
        final Entry entry = list.getSelectionModel().getSelectedItem();
        if (entry == null) {
            table.show(List.of(), List.of());
        } else {
            table.show(entry.columns(), entry.rows());
        }
    }

    private void askName() {
        if (result.isEmpty()) {
            model.say("Run a preview first: its outputs become what the test expects.", true);
            return;
        }
        int number = 1;
        while (model.state().project().tests().containsKey("test-" + number)) {
            number++;
        }
        prompt.ask("Name of the test", "test-" + number, this::accept);
    }

    private void accept(String name) {
        try {
            if (result.isPresent()) {
                put(Trials.accept(name, ranWith, result.get()));
            }
        } catch (TrialFailed e) {
            model.say(String.valueOf(e.getMessage()), true);
        }
    }

    private void put(ProjectTest test) {
        Ui.then(model.apply(new Edit.PutTest(test)), Runnable::run, outcome -> {
            if (outcome.ok()) {
                whenAccepted.accept(test.name());
            }
        });
    }

    @Override
    public void close() {
        rest.stop();
        states.unsubscribe();
    }

    /** An entry: what it is, and how many. */
    private static final class EntryCell extends ListCell<Entry> {
        private final Label text = Controls.label("");
        private final Label count = Controls.label("", "muted", "mono");
        private final HBox row = Controls.row(6, text, Controls.spacer(), count);

        @Override
        protected void updateItem(Entry item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            setId("preview-" + item.id());
            text.setText(item.text());
            count.setText(item.count());
            Ui.mark(text, "bad", item.bad());
            setGraphic(row);
        }
    }
}
