package io.millrace.ui.editor;

import io.millrace.app.snippet.Diagnostic;
import io.millrace.ui.common.Controls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the compiler says of the snippet, under the editor: place, message, fix, and what runs meanwhile. */
final class DiagnosticsCard extends VBox {
    private static final int SHOWN = 3;
    private final Consumer<Marks.Mark> goTo;
    private final Consumer<Diagnostic.Fix> fix;
    private Content content = new Content(Marks.NONE, List.of(), "");

    /**
     * What the card shows.
     *
     * @param places {@code line:column} of each mark
     * @param running a sentence on what runs; empty when nothing does
     */
    record Content(Marks marks, List<String> places, String running) {}

    DiagnosticsCard(Consumer<Marks.Mark> goTo, Consumer<Diagnostic.Fix> fix) {
        this.goTo = goTo;
        this.fix = fix;
        setId("diagnostics");
        getStyleClass().addAll("card", "diagnostics");
        Controls.show(this, false);
    }

    void show(Content next) {
        if (next.equals(content)) {
            return;
        }
        content = next;
        boolean errors = next.marks().hasErrors();
        getStyleClass().removeAll("error", "warning");
        getStyleClass().add(errors ? "error" : "warning");
        getChildren().setAll(rows(next));
        Controls.show(this, !next.marks().all().isEmpty());
    }

    private List<Node> rows(Content next) {
        List<Node> rows = new ArrayList<>();
        List<Marks.Mark> all = next.marks().all();
        for (int i = 0; i < Math.min(SHOWN, all.size()); i++) {
            rows.add(row(all.get(i), next.places().get(i)));
        }
        if (all.size() > SHOWN) {
            rows.add(Controls.label("and " + (all.size() - SHOWN) + " more", "muted"));
        }
        if (next.marks().hasErrors() && !next.running().isEmpty()) {
            Label running = Controls.label(next.running(), "muted");
            running.setWrapText(true);
            rows.add(running);
        }
        return rows;
    }

    private HBox row(Marks.Mark mark, String place) {
        Button at = Controls.link(place, () -> goTo.accept(mark));
        at.getStyleClass().add("place");
        at.setMinWidth(USE_PREF_SIZE);
        Label message = new Label(mark.diagnostic().message());
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(message, Priority.SOMETIMES);
        HBox row = new HBox(12, at, message);
        row.setAlignment(Pos.BASELINE_LEFT);
        mark.diagnostic().fix().ifPresent(offered -> {
            Button link = Controls.link(offered.label(), () -> fix.accept(offered));
            link.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(link);
        });
        return row;
    }
}
