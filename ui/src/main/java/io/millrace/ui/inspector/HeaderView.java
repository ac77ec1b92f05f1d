package io.millrace.ui.inspector;

import io.millrace.app.edit.Edit;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.Form;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Item;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The top of the inspector: name, kind, status; types, State, forms. */
final class HeaderView extends VBox {
    private final DesignerModel model;
    private final Consumer<Form> useForm;
    private final Label title = Controls.label("", "header-title");
    private final NameField name = new NameField();
    private final Label kind = Controls.chip("");
    private final Label status = Controls.chip("");
    private final Label types = Controls.label("", "mono", "muted");
    private final Label stateLabel = Controls.label("state:", "muted");
    private final Button stateLink = Controls.link("", this::selectState);
    private final MenuButton forms = new MenuButton("Forms");
    private final HBox second;
    private List<Form> offered = List.of();
    private Optional<String> boundState = Optional.empty();

    HeaderView(DesignerModel model, Consumer<Form> useForm) {
        super(4);
        this.model = model;
        this.useForm = useForm;
        getStyleClass().add("inspector-header");
        forms.setId("forms");
        forms.getStyleClass().add("link-menu");
        title.setId("node-shown");
        title.setMaxWidth(200);
        status.setId("node-status");
        types.setId("node-types");
        kind.setMinWidth(USE_PREF_SIZE);
        status.setMinWidth(USE_PREF_SIZE);
        forms.setMinWidth(USE_PREF_SIZE);
        HBox.setMargin(kind, new Insets(0, 0, 0, -6));
        HBox first = Controls.row(8, title, name, kind, Controls.spacer(), status);
        HBox state = Controls.row(5, stateLabel, stateLink);
        state.setMinWidth(USE_PREF_SIZE);
        state.visibleProperty().bind(stateLink.visibleProperty());
        state.managedProperty().bind(stateLink.visibleProperty());
        second = Controls.row(16, types, state, forms);
        getChildren().addAll(first, second);
    }

    void show(Subject subject, SessionState state) {
        showTitle(subject);
        name.show(nameOf(subject), !(subject instanceof Subject.OfEdge), renameOf(subject));
        Controls.show(name, !(subject instanceof Subject.Several));
        Controls.setText(kind, InspectorViewModel.kind(subject));
        Controls.show(kind, !kind.getText().isEmpty());
        InspectorViewModel.Status now = InspectorViewModel.status(subject, state.run());
        Controls.setText(status, now.text());
        status.getStyleClass().removeAll("warn", "muted");
        status.getStyleClass().add(now.style());
        Controls.show(status, !now.text().isEmpty());
        Controls.setText(types, InspectorViewModel.types(subject, state.analysis()));
        Controls.show(types, !types.getText().isEmpty());
        boundState = subject instanceof Subject.OfNode of ? of.node().state() : Optional.empty();
        stateLink.setText(boundState.orElse(""));
        stateLink.setVisible(boundState.isPresent());
        Controls.show(second, types.isVisible() || boundState.isPresent() || forms.isVisible());
    }

    /** A title stands before the name, which is muted then. */
    private void showTitle(Subject subject) {
        String shown = subject instanceof Subject.OfNode of ? of.node().title() : "";
        Controls.setText(title, shown);
        Controls.show(title, !shown.isEmpty());
        name.muted(!shown.isEmpty());
    }

    /** Offers these forms; none hides the menu. */
    void setForms(List<Form> newForms) {
        if (!newForms.equals(offered)) {
            offered = newForms;
            forms.getItems().setAll(newForms.stream().map(this::item).toList());
        }
        Controls.show(forms, !newForms.isEmpty());
        Controls.show(second, types.isVisible() || boundState.isPresent() || forms.isVisible());
    }

    void editName() {
        name.edit();
    }

    private CustomMenuItem item(Form form) {
        Label label = Controls.label(form.label(), "strong");
        Label doc = Controls.label(form.doc(), "muted", "small-text");
        CustomMenuItem item = new CustomMenuItem(new VBox(1, label, doc));
        item.setOnAction(event -> useForm.accept(form));
        return item;
    }

    private void selectState() {
        boundState
                .flatMap(s ->
                        Optional.ofNullable(model.state().project().states().get(s)))
                .ifPresent(s -> model.selection().only(new Item.OfState(s.id())));
    }

    private static String nameOf(Subject subject) {
        if (subject instanceof Subject.OfNode of) {
            return of.node().name();
        } else if (subject instanceof Subject.OfState of) {
            return of.state().name();
        } else if (subject instanceof Subject.OfEdge of) {
            return of.edge().from().text() + " → " + of.edge().to().text();
        }
        return subject instanceof Subject.OfProject of ? of.project().name() : "";
    }

    private Function<String, CompletableFuture<Outcome>> renameOf(Subject subject) {
        String from = nameOf(subject);
        return subject instanceof Subject.OfProject
                ? to -> model.apply(new Edit.RenameProject(to))
                : to -> model.apply(new Edit.Rename(from, to));
    }
}
