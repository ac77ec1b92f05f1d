package io.millrace.ui.inspector;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Project;
import io.millrace.app.session.SessionState;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the inspector says of several things: how many, which, and what can be done with all of them. */
final class SeveralPanel extends VBox {
    private final DesignerModel model;
    private final Label count = Controls.label("", "title");
    private final Label names = Controls.label("", "muted");
    private final Button delete = Controls.button("Delete", this::delete, "danger");
    private final Button heal = Controls.button("Delete and join the rest", this::heal);
    private Set<String> nodes = Set.of();
    private Set<String> edges = Set.of();

    SeveralPanel(DesignerModel model) {
        super(12);
        this.model = model;
        getStyleClass().add("settings-form");
        count.setId("selection-count");
        delete.setId("delete-selection");
        heal.setId("heal-selection");
        names.setWrapText(true);
        getChildren().addAll(count, names, Controls.row(8, delete, heal));
    }

    void show(Subject.Several several, SessionState state) {
        nodes = names(several.items(), state.project());
        edges = edges(several.items());
        count.setText(several.items().size() + " selected");
        names.setText(String.join(", ", nodes)
                + (edges.isEmpty() ? "" : (nodes.isEmpty() ? "" : " and ") + edges.size() + " wires"));
        Controls.show(heal, edges.isEmpty());
    }

    private void delete() {
        send(new Edit.Remove(nodes, edges));
    }

    private void heal() {
        send(new Edit.DeleteAndHeal(nodes));
    }

    private void send(Edit edit) {
        CompletableFuture<?> unused = model.apply(edit);
    }

    private static Set<String> names(Set<Item> items, Project project) {
        Set<String> names = new TreeSet<>();
        project.nodes().values().stream()
                .filter(n -> items.contains(new Item.OfNode(n.id())))
                .forEach(n -> names.add(n.name()));
        project.states().values().stream()
                .filter(s -> items.contains(new Item.OfState(s.id())))
                .forEach(s -> names.add(s.name()));
        return names;
    }

    private static Set<String> edges(Set<Item> items) {
        return new HashSet<>(List.copyOf(items).stream()
                .filter(Item.OfEdge.class::isInstance)
                .map(item -> ((Item.OfEdge) item).edge())
                .toList());
    }
}
