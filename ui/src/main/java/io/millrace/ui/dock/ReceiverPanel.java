package io.millrace.ui.dock;

import io.millrace.app.edit.Edit;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.ReceiverView.Comparison;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.session.SessionState;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Icons;
import io.millrace.ui.common.Ui;
import io.millrace.ui.dock.WireText.Show;
import io.millrace.ui.run.RateMeter;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What came out of one sink, as it came over the socket. Threading: FX thread. */
final class ReceiverPanel implements PeerPanel {
    private final DesignerModel model;
    private final String sink;
    private final Label about = Controls.label("", "muted");
    private final Label verdict = Controls.label("");
    private final ComboBox<Show> shows = new ComboBox<>();
    private final ToggleButton pause = new ToggleButton();
    private final Label counts = Controls.label("", "muted", "small-text");
    private final MenuButton compare = new MenuButton("Compare with expected");
    private final NamePrompt prompt;
    private final RowTable rows;
    private final RateMeter meter = new RateMeter();
    private final VBox root;
    private Optional<ReceiverView> view = Optional.empty();
    private boolean chosen;
    private boolean following;
    private long cleared;

    ReceiverPanel(DesignerModel model, String sink) {
        this.model = model;
        this.sink = sink;
        this.rows = new RowTable("wire-received-" + sink, "Nothing received yet. Press Run with data.");
        this.prompt = new NamePrompt("wire-expected-name-" + sink);
        root = new VBox(6, header(), counts, rows.node(), footer(), prompt.root());
        root.setId("wire-receiver-" + sink);
        root.getStyleClass().add("dock-peer");
        VBox.setVgrow(rows.node(), Priority.ALWAYS);
    }

    private HBox header() {
        shows.setId("wire-show-" + sink);
        shows.getStyleClass().add("small");
        shows.getItems().setAll(Show.values());
        shows.setValue(Show.TEXT);
        shows.setOnAction(event -> {
            chosen = chosen || !following;
            showRows();
        });
        shows.setMinWidth(Region.USE_PREF_SIZE);
        pause.setId("wire-pause-" + sink);
        pause.getStyleClass().addAll("small", "dock-icon");
        pause.setGraphic(Icons.of("pause"));
        pause.setTooltip(Ui.tip("Pause: keep what is shown"));
        pause.setOnAction(event -> showRows());
        about.setMinWidth(40);
        final Label title = Controls.label("Receiver", "strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        return Controls.row(
                6,
                title,
                about,
                Controls.spacer(),
                shows,
                pause,
                icon("wire-clear-", "clear", "Clear: hide what came so far", this::clear),
                icon("wire-copy-", "edit.copy", "Copy the chosen rows, or all", rows::copySelected));
    }

    private Button icon(String id, String icon, String tip, Runnable run) {
        final Button button = Ui.button(id + sink, "", run, "small", "dock-icon");
        button.setGraphic(Icons.of(icon));
        button.setTooltip(Ui.tip(tip));
        button.setAccessibleText(tip);
        return button;
    }

    private HBox footer() {
        verdict.setId("wire-verdict-" + sink);
        verdict.setMinWidth(60);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        compare.setId("wire-compare-" + sink);
        compare.getStyleClass().add("small");
        compare.setOnShowing(event -> listTests());
        compare.getItems().setAll(new MenuItem("No test"));
        compare.setMinWidth(Region.USE_PREF_SIZE);
        final Button save = Ui.button("wire-save-expected-" + sink, "Save as expected", this::askName, "small");
        save.setMinWidth(Region.USE_PREF_SIZE);
        return Controls.row(8, verdict, Controls.spacer(), compare, save);
    }

    @Override
    public VBox root() {
        return root;
    }

    @Override
    public void update(SessionState state) {
        final Optional<ReceiverView> next = model.session().receivers().stream()
                .filter(candidate -> candidate.sink().equals(sink))
                .findFirst();
        if (next.isPresent()) {
            view = next;
        }
        view.ifPresent(got -> {
            if (!chosen) {
                following = true;
                shows.setValue(Show.of(got.split()));
                following = false;
            }
            if (got.messages() < cleared) {
                cleared = 0;
            }
        });
        describe();
        rows.whenEmpty(
                state.run().running() && view.isEmpty()
                        ? sink + " does not run yet. Deploy brings it in."
                        : "Nothing received yet. Press Run with data.");
        showRows();
    }

    private void describe() {
        Ui.text(about, view.map(got -> sink + " ← " + got.address()).orElse(sink));
        Ui.text(counts, view.map(this::describe).orElse(""));
        counts.setId("wire-counts-" + sink);
        final Optional<Comparison> comparison = view.flatMap(ReceiverView::comparison);
        final boolean trouble = view.filter(got -> !got.trouble().isEmpty()).isPresent();
        Ui.text(
                verdict,
                trouble
                        ? view.get().trouble()
                        : comparison.map(ReceiverPanel::verdict).orElse(""));
        final boolean bad =
                trouble || comparison.flatMap(Comparison::difference).isPresent();
        Ui.mark(verdict, "bad", bad);
        Ui.mark(verdict, "ok", !bad);
        verdict.setTooltip(verdict.getText().isEmpty() ? null : Ui.tip(verdict.getText()));
    }

    private String describe(ReceiverView got) {
        final Optional<MetricsSnapshot> snapshot = model.liveProperty().get().snapshot();
        final double rate = snapshot.filter(taken -> !taken.status().isTerminal())
                .map(taken -> meter.take(got.messages(), taken.atNanos()))
                .orElse(0.0);
        return Amounts.of(got.connections(), "connection") + ", "
                + Amounts.of(got.messages(), "message") + ", " + Amounts.rate(rate) + ", "
                + Amounts.bytes(got.bytes());
    }

    static String verdict(Comparison comparison) {
        if (comparison.difference().isPresent()) {
            return "✗ " + Amounts.count(comparison.matched()) + " as expected, then "
                    + comparison.difference().get();
        }
        return comparison.matched() >= comparison.expected() && comparison.expected() > 0
                ? "✓ all " + Amounts.count(comparison.expected()) + " as expected"
                : "✓ first " + Amounts.count(comparison.matched()) + " of " + Amounts.count(comparison.expected())
                        + " as expected";
    }

    private void showRows() {
        if (pause.isSelected()) {
            return;
        }
        final Show show = shows.getValue();
        final List<List<String>> next =
                view.map(got -> WireText.rows(got, show, cleared)).orElse(List.of());
        if (!next.equals(rows.rows())) {
            rows.show(show.columns(), next);
            rows.toEnd();
        }
    }

    private void clear() {
        cleared = view.map(ReceiverView::messages).orElse(0L);
        showRows();
    }

    private void listTests() {
        compare.getItems().clear();
        for (ProjectTest test : model.state().project().tests().values()) {
            if (test.expected().containsKey(sink)) {
                final MenuItem item = new MenuItem(test.name());
                item.setId("wire-compare-" + sink + "-" + test.name());
                item.setOnAction(event -> compareWith(Optional.of(test)));
                compare.getItems().add(item);
            }
        }
        if (compare.getItems().isEmpty()) {
            final MenuItem none = new MenuItem("No test expects anything of " + sink + " yet");
            none.setDisable(true);
            compare.getItems().add(none);
        } else if (view.flatMap(ReceiverView::comparison).isPresent()) {
            final MenuItem stop = new MenuItem("Stop comparing");
            stop.setOnAction(event -> compareWith(Optional.empty()));
            compare.getItems().add(stop);
        }
    }

    private void compareWith(Optional<ProjectTest> test) {
        Ui.then(model.report(model.session().compare(sink, test)), Runnable::run, outcome -> update(model.state()));
    }

    private void askName() {
        if (view.filter(got -> !got.last().isEmpty()).isEmpty()) {
            model.say("There is nothing to save yet: " + sink + " has received no message.", true);
            return;
        }
        prompt.ask("Name of the test", sink + "-expected", this::saveExpected);
    }

    private void saveExpected(String name) {
        view.ifPresent(got -> {
            if (got.messages() > got.last().size()) {
                model.say(
                        "Only the newest 500 messages are kept here, and a test needs all from the first on."
                                + " Send a smaller data set once, or accept a preview.",
                        true);
                return;
            }
            final ProjectTest test = ExpectedTest.of(name, got, model.session().senders());
            Ui.then(model.apply(new Edit.PutTest(test)), Runnable::run, outcome -> {
                if (outcome.ok()) {
                    model.say("Saved as test " + name + ". Trial, Tests runs it.", false);
                }
            });
        });
    }
}
