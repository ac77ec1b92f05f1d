package io.millrace.ui.inspector;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The settings of a node or State, as the catalogue defines them. Rebuilt for another subject, else only updated. */
final class SettingsForm extends VBox {
    private final DesignerModel model;
    private final Catalogue catalogue;
    private final Map<Setting, SettingRow> rows = new LinkedHashMap<>();
    private final StateChooser stateChooser;
    private final MadeCode madeCode;
    private final VBox advancedBox = new VBox(14);
    private final TitledPane advanced = new TitledPane("More settings", advancedBox);
    private @Nullable TextValue title;
    private Object shown = "";

    SettingsForm(DesignerModel model, Catalogue catalogue) {
        super(14);
        this.model = model;
        this.catalogue = catalogue;
        this.stateChooser = new StateChooser(model, catalogue);
        this.madeCode = new MadeCode(model, catalogue);
        getStyleClass().add("settings-form");
        advanced.setId("more-settings");
        advanced.setExpanded(false);
        advanced.setAnimated(false);
    }

    void show(ProjectNode node, Optional<NodeKind> kind, SessionState state) {
        if (!shown.equals(node.id())) {
            shown = node.id();
            build(kind.orElse(null));
        }
        Optional.ofNullable(title)
                .ifPresent(t -> t.show(Optional.of(node.title()).filter(text -> !text.isEmpty())));
        stateChooser.show(node, state);
        madeCode.show(node, kind, state);
        rows.forEach((setting, row) -> {
            row.show(
                    Optional.ofNullable(node.settings().get(setting.name())),
                    said(
                            new Where(Optional.of(node.name()), Optional.of(setting.name()), Optional.empty(), 0, 0),
                            state));
            Controls.show(row, isShown(setting, node, kind));
        });
    }

    void show(ProjectState state) {
        if (!shown.equals(state.id())) {
            shown = state.id();
            rows.clear();
            title = null;
            getChildren().clear();
            catalogue.kinds().stream()
                    .filter(kind -> kind.shape() == Shape.STATE)
                    .flatMap(kind -> kind.settings().stream())
                    .forEach(setting -> getChildren().add(row(setting, value -> setOfState(setting.name(), value))));
        }
        Map<String, String> values = new HashMap<>();
        values.put("scope", state.scope().name().toLowerCase(Locale.ROOT));
        state.ttl().ifPresent(ttl -> values.put("ttl", ttl));
        rows.forEach((setting, row) -> row.show(
                Optional.ofNullable(values.get(setting.name())).filter(s -> !s.equals(setting.defaultValue())),
                Optional.empty()));
    }

    /** The first error of a setting. */
    private static Optional<String> said(Where setting, SessionState state) {
        return state.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .filter(problem -> problem.where().subject().equals(setting.subject())
                        && problem.where().setting().equals(setting.setting()))
                .map(problem -> (problem.message() + ". " + problem.advice()).strip())
                .map(text -> text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
                .findFirst();
    }

    /** Puts the focus into a setting's control; a column begins with 1, and 0 is the whole. */
    void focus(String name, int column) {
        rows.forEach((setting, row) -> {
            if (setting.name().equals(name)) {
                advanced.setExpanded(advanced.isExpanded() || setting.traits().advanced());
                row.focus(column);
            }
        });
    }

    private void build(@Nullable NodeKind kind) {
        rows.clear();
        advancedBox.getChildren().clear();
        getChildren().setAll(titleRow());
        if (kind == null) {
            getChildren().add(Controls.label("This version does not know this kind of node.", "bad"));
            return;
        }
        if (kind.bindsState()) {
            getChildren().add(stateChooser);
        }
        for (Setting setting : kind.settings()) {
            SettingRow row = row(setting, value -> set(setting.name(), value));
            (setting.traits().advanced() ? advancedBox : this).getChildren().add(row);
        }
        getChildren().add(madeCode);
        if (!advancedBox.getChildren().isEmpty()) {
            getChildren().add(advanced);
        }
    }

    private SettingRow row(Setting setting, Consumer<Optional<String>> set) {
        SettingRow row = new SettingRow(setting, () -> model.state().folder(), set);
        rows.put(setting, row);
        return row;
    }

    private Node titleRow() {
        TextValue made = TextValue.text("node-title", "the name", false, new SettingValue.Listener() {
            @Override
            public void typing(String text) {
                // any text is good
            }

            @Override
            public void given(Optional<String> value) {
                node().ifPresent(node -> apply(new Edit.SetTitle(node.name(), value.orElse(""))));
            }
        });
        title = made;
        return StateChooser.labelled("Title", made.node(), "What the canvas shows instead of the name.");
    }

    private boolean isShown(Setting setting, ProjectNode node, Optional<NodeKind> kind) {
        return setting.traits()
                .shownWhen()
                .map(when -> when.holdsFor(Optional.ofNullable(node.settings().get(when.setting()))
                        .or(() -> kind.flatMap(k -> k.setting(when.setting())).map(Setting::defaultValue))
                        .orElse("")))
                .orElse(true);
    }

    private void set(String setting, Optional<String> value) {
        node().ifPresent(node -> apply(new Edit.SetSetting(node.name(), setting, value)));
    }

    private void setOfState(String setting, Optional<String> value) {
        model.state().project().states().values().stream()
                .filter(state -> state.id().equals(shown))
                .findFirst()
                .ifPresent(state -> apply(new Edit.SetSetting(state.name(), setting, value)));
    }

    /** The node under its newest name. */
    private Optional<ProjectNode> node() {
        return model.state().project().nodes().values().stream()
                .filter(node -> node.id().equals(shown))
                .findFirst();
    }

    private void apply(Edit edit) {
        CompletableFuture<?> unused = model.apply(edit);
    }
}
