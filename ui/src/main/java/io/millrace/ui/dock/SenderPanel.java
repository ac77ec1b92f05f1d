package io.millrace.ui.dock;

import io.millrace.app.peer.SenderView;
import io.millrace.app.project.DataSet;
import io.millrace.app.session.ProjectSession.SendOrder;
import io.millrace.app.session.SessionState;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Ui;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Sends a data set to one source: once, in a loop, at a rate, over several connections. Threading: FX thread. */
final class SenderPanel implements PeerPanel {
    private static final String ONCE = "Once";
    private static final String LOOP = "Loop";
    private static final int MOST_CONNECTIONS = 100;
    private static final Pattern PER_SECOND = Pattern.compile("([0-9,.]+)/s");

    private final DesignerModel model;
    private final String source;
    private final Label target = Controls.label("", "muted");
    private final Label mode = Controls.label("", "chip");
    private final Label sent = Controls.label("", "muted", "small-text");
    private final Label trouble = Controls.label("", "bad");
    private final ComboBox<String> file = new ComboBox<>();
    private final ComboBox<String> repeat = new ComboBox<>();
    private final TextField rate = new TextField();
    private final TextField connections = new TextField("1");
    private final Button send;
    private final RowTable rows;
    private final VBox root;
    private boolean active;
    private String shownMode = "";

    SenderPanel(DesignerModel model, String source) {
        this.model = model;
        this.source = source;
        this.rows =
                new RowTable("wire-sender-rows-" + source, "No rows. Trial, Data is the place to type or paste some.");
        this.send = Ui.button("wire-send-" + source, "Send", this::sendOrStop, "small");
        final HBox header = new HBox(8, fixed("Sender", "strong"), target, Controls.spacer(), sent, mode, send);
        header.setAlignment(Pos.CENTER_LEFT);
        root = new VBox(6, header, controls(), trouble, rows.node());
        root.setId("wire-sender-" + source);
        root.getStyleClass().add("dock-peer");
        VBox.setVgrow(rows.node(), Priority.ALWAYS);
        Controls.show(trouble, false);
        send.setMinWidth(Region.USE_PREF_SIZE);
        sent.setMinWidth(Region.USE_PREF_SIZE);
        mode.setMinWidth(Region.USE_PREF_SIZE);
    }

    private FlowPane controls() {
        file.setId("wire-sender-data-" + source);
        file.setPromptText("no data set");
        file.setPrefWidth(118);
        file.setMinWidth(118);
        repeat.setPrefWidth(76);
        repeat.setMinWidth(76);
        file.setOnAction(event -> showRows());
        repeat.setId("wire-sender-repeat-" + source);
        repeat.getItems().setAll(ONCE, LOOP);
        repeat.setValue(ONCE);
        rate.setId("wire-sender-rate-" + source);
        rate.setPrefWidth(78);
        rate.setMinWidth(50);
        rate.setPromptText("full speed");
        rate.setTooltip(Ui.tip("Messages per second; empty = as fast as it goes"));
        rate.setOnAction(event -> send());
        connections.setId("wire-sender-connections-" + source);
        connections.setPrefWidth(40);
        connections.setMinWidth(36);
        connections.setTooltip(Ui.tip("Connections, 1 to 100; each sends the whole data set"));
        connections.setOnAction(event -> send());
        // Where there is little room the second half goes below the first.
        final FlowPane controls = new FlowPane(
                8,
                6,
                Controls.row(8, file, repeat),
                Controls.row(8, rate, fixed("/s", "muted"), connections, fixed("connections", "muted")));
        controls.getStyleClass().add("dock-controls");
        return controls;
    }

    private static Label fixed(String text, String style) {
        final Label label = Controls.label(text, style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    @Override
    public VBox root() {
        return root;
    }

    @Override
    public void update(SessionState state) {
        final List<String> files =
                List.copyOf(Places.dataOf(state.project(), source).keySet());
        if (!file.getItems().equals(files)) {
            final String kept = file.getValue();
            file.getItems().setAll(files);
            file.setValue(
                    kept != null && files.contains(kept)
                            ? kept
                            : files.stream().findFirst().orElse(null));
        }
        showRows();
        show(model.session().senders().stream()
                .filter(view -> view.source().equals(source))
                .findFirst());
        send.setDisable(!state.run().running() || (!active && file.getValue() == null));
        send.setTooltip(Ui.tip(state.run().running() ? "Send to " + source : "Press Run first: nothing listens yet"));
    }

    private void show(Optional<SenderView> view) {
        active = view.map(SenderView::active).orElse(false);
        Ui.text(target, view.map(v -> source + " → " + v.target()).orElse(source));
        final String doing = view.map(SenderView::mode).orElse("");
        Ui.text(mode, doing);
        follow(doing);
        Controls.show(mode, view.isPresent());
        Ui.text(sent, view.map(v -> Amounts.count(v.sent()) + " sent").orElse(""));
        Ui.text(send, active ? "Stop" : "Send");
        final String wrong = view.map(SenderView::trouble).orElse("");
        Ui.text(trouble, wrong);
        Controls.show(trouble, !wrong.isEmpty());
    }

    /** The controls start from what the sender does, until the person changes them. */
    private void follow(String doing) {
        if (!doing.equals(shownMode)) {
            shownMode = doing;
            repeat.setValue(doing.startsWith("loop") ? LOOP : ONCE);
            final Matcher matcher = PER_SECOND.matcher(doing);
            rate.setText(matcher.find() ? matcher.group(1).replace(",", "") : "");
        }
    }

    private void showRows() {
        final SortedMap<String, DataSet> sets = Places.dataOf(model.state().project(), source);
        final DataSet set = file.getValue() == null ? null : sets.get(file.getValue());
        if (set == null) {
            rows.show(List.of("row", "text"), List.of());
        } else {
            rows.show(DataTable.columns(set), DataTable.rows(set));
        }
    }

    private void sendOrStop() {
        if (active) {
            var unused = model.report(model.session().stopSending(source));
        } else {
            send();
        }
    }

    private void send() {
        final Optional<SendOrder> order = order();
        if (order.isPresent()) {
            var unused = model.report(model.session().send(source, order.get()));
        }
    }

    private Optional<SendOrder> order() {
        try {
            final double perSecond = rate.getText().isBlank()
                    ? 0
                    : Double.parseDouble(rate.getText().replace(",", "").trim());
            final int many = Integer.parseInt(connections.getText().trim());
            if (file.getValue() == null || perSecond < 0 || many < 1 || many > MOST_CONNECTIONS) {
                throw new NumberFormatException();
            }
            return Optional.of(new SendOrder(file.getValue(), LOOP.equals(repeat.getValue()), perSecond, many));
        } catch (NumberFormatException e) {
            model.say("Choose a data set, messages per second as a number or empty, and 1 to 100 connections.", true);
            return Optional.empty();
        }
    }
}
