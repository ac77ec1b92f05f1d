package io.millrace.ui.dock;

import io.millrace.app.edit.Edit;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.ReceiverView.Comparison;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.session.SessionState;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Ui;
import io.millrace.ui.dock.WireText.Show;
import io.millrace.ui.run.RateMeter;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What came out of one sink, as it came over the socket. Threading: FX thread. */
final class ReceiverPanel implements PeerPanel {
    private final DesignerModel model;
    private final String sink;
    private final Label about = Controls.label("", "muted");
    private final Label verdict = Controls.label("");
    private final ComboBox<Show> shows = new ComboBox<>();
    private final ToggleButton pause = new ToggleButton("Pause");
    private final MenuButton compare = new MenuButton("Compare with expected");
    private final NamePrompt prompt;
    private final RowTable rows;
    private final RateMeter meter = new RateMeter();
    private final VBox root;
    private Optional<ReceiverView> view = Optional.empty();
    private boolean chosen;
    private long cleared;

    ReceiverPanel(DesignerModel model, String sink) {
        this.model = model;
        this.sink = sink;
        this.rows = new RowTable("wire-received-" + sink, "Nothing received yet. Press Run with data.");
        this.prompt = new NamePrompt("wire-expected-name-" + sink);
        root = new VBox(6, header(), rows.node(), footer(), prompt.root());
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
            chosen = true;
            showRows();
        });
        pause.setId("wire-pause-" + sink);
        pause.getStyleClass().add("small");
        pause.setOnAction(event -> showRows());
        final HBox header = new HBox(
                8,
                Controls.label("Receiver", "strong"),
                about,
                Controls.spacer(),
                shows,
                pause,
                Ui.button("wire-clear-" + sink, "Clear", this::clear, "small"),
                Ui.button("wire-copy-" + sink, "Copy", rows::copySelected, "small"));
        header.setAlignment(Pos.CENTER_LEFT);
        about.setMinWidth(60);
        return header;
    }

    private HBox footer() {
        verdict.setId("wire-verdict-" + sink);
        verdict.setMinWidth(40);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        compare.setId("wire-compare-" + sink);
        compare.getStyleClass().add("small");
        compare.setOnShowing(event -> listTests());
        compare.getItems().setAll(new MenuItem("No test"));
        final HBox footer = new HBox(
                8,
                verdict,
                Controls.spacer(),
                compare,
                Ui.button("wire-save-expected-" + sink, "Save as expected", this::askName, "small"));
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
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
                shows.setValue(Show.of(got.split()));
            }
            if (got.messages() < cleared) {
                cleared = 0;
            }
        });
        describe();
        showRows();
    }

    private void describe() {
        Ui.text(about, view.map(this::describe).orElse(sink));
        final Optional<Comparison> comparison = view.flatMap(ReceiverView::comparison);
        final boolean trouble = view.filter(got -> !got.trouble().isEmpty()).isPresent();
        Ui.text(verdict, trouble ? view.get().trouble() : comparison.map(ReceiverPanel::verdict).orElse(""));
        final boolean bad = trouble || comparison.flatMap(Comparison::difference).isPresent();
        Ui.mark(verdict, "bad", bad);
        Ui.mark(verdict, "ok", !bad);
        verdict.setTooltip(verdict.getText().isEmpty() ? null : Ui.tip(verdict.getText()));
    }

    private String describe(ReceiverView got) {
        final Optional<MetricsSnapshot> snapshot = model.liveProperty().get().snapshot();
        final double rate = snapshot.filter(taken -> !taken.status().isTerminal())
                .map(taken -> meter.take(got.messages(), taken.atNanos()))
                .orElse(0.0);
        return sink + ", " + Amounts.of(got.connections(), "connection") + ", "
                + Amounts.of(got.messages(), "message") + ", " + Amounts.rate(rate) + ", "
                + Amounts.bytes(got.bytes());
    }

    static String verdict(Comparison comparison) {
        if (comparison.difference().isPresent()) {
            return "✗ " + Amounts.count(comparison.matched()) + " as expected, then " + comparison.difference().get();
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
                model.say("Only the newest 500 messages are kept here, and a test needs all from the first on."
                        + " Send a smaller data set once, or accept a preview.", true);
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
