package io.millrace.ui.inspector;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectState;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.ApplicationSettings;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.topology.StateDeclaration.Scope;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Icons;
import io.millrace.ui.common.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** What the inspector says of the project when nothing is selected: folder, States, sources of data, tests. */
final class ProjectPanel extends VBox {
    private final DesignerModel model;
    private final Map<Setting, SettingRow> settings = new LinkedHashMap<>();
    private List<Object> shown = List.of();

    ProjectPanel(DesignerModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("settings-form");
        ApplicationSettings.all()
                .forEach(setting -> settings.put(
                        setting, new SettingRow(setting, () -> model.state().folder(), value -> set(setting, value))));
    }

    void show(SessionState state) {
        Project project = state.project();
        settings.forEach((setting, row) ->
                row.show(Optional.ofNullable(project.settings().get(setting.name())), Optional.empty()));
        List<Object> content =
                List.of(project.states(), project.nodes(), project.edges(), state.folder(), project.tests());
        if (content.equals(shown)) {
            return;
        }
        shown = content;
        List<Node> rows = new ArrayList<>();
        rows.add(Controls.heading("Folder"));
        rows.add(Controls.label(
                state.folder().map(Object::toString).orElse("Not saved yet"),
                state.folder().isEmpty() ? "muted" : "mono"));
        rows.add(Controls.heading("Application"));
        rows.add(Controls.label(counts(project)));
        rows.addAll(settings.values());
        rows.add(Controls.heading("States"));
        if (project.states().isEmpty()) {
            rows.add(Controls.label("None", "muted"));
        }
        project.states().values().forEach(s -> rows.add(row(s, project)));
        getChildren().setAll(rows);
    }

    private void set(Setting setting, Optional<String> value) {
        CompletableFuture<?> unused = model.apply(new Edit.SetApplicationSetting(setting.name(), value));
    }

    private Node row(ProjectState state, Project project) {
        Button link = Controls.link(state.name(), () -> model.selection().only(new Item.OfState(state.id())));
        link.setGraphic(Icons.of(io.millrace.engine.catalogue.Category.STATE));
        long users = project.nodes().values().stream()
                .filter(node -> node.state().filter(state.name()::equals).isPresent())
                .count();
        String scope = state.scope() == Scope.KEY ? "one object per key" : "one object for the application";
        return Controls.row(
                10, link, Controls.label(scope + ", " + plural(users, "state computation"), "muted", "small-text"));
    }

    private static String counts(Project project) {
        return plural(project.nodes().size(), "node") + ", "
                + plural(project.edges().size(), "wire") + ", "
                + plural(project.tests().size(), "test");
    }

    private static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
