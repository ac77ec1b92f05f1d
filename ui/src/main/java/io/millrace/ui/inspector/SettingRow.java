package io.millrace.ui.inspector;

import io.millrace.engine.catalogue.Change;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.SettingType;
import io.millrace.engine.catalogue.SettingValues;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Icons;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One line of a settings form: label, control, back to the default; below it the doc line, or what is wrong. */
final class SettingRow extends VBox {
    static final double LABEL_WIDTH = 118;
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("danger");
    private final Setting setting;
    private final Consumer<Optional<String>> set;
    private final SettingValue value;
    private final Label note;
    private final Button reset;

    /** {@code set} gets values that are good; empty = back to the default. */
    SettingRow(Setting setting, Supplier<Optional<Path>> folder, Consumer<Optional<String>> set) {
        super(3);
        this.setting = setting;
        this.set = set;
        this.value = control(folder);
        this.note = Controls.label(doc(), "muted", "small-text");
        value.node().setDisable(setting.traits().secret());
        note.setId("note-" + setting.name());
        this.reset = Controls.button("", () -> set.accept(Optional.empty()), "flat", "small");
        reset.setId("reset-" + setting.name());
        reset.setGraphic(Icons.of("reset"));
        reset.setTooltip(new Tooltip("Back to the default" + defaultText()));
        reset.setVisible(false);
        Label label = Controls.label(setting.label());
        label.setMinWidth(LABEL_WIDTH);
        label.setPrefWidth(LABEL_WIDTH);
        label.setWrapText(true);
        label.setTooltip(new Tooltip(change(setting.change())));
        HBox.setHgrow(value.node(), Priority.ALWAYS);
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        double indent = setting.type() instanceof SettingType.Expression ? 0 : LABEL_WIDTH + 8;
        VBox.setMargin(note, new javafx.geometry.Insets(0, 36, 0, indent));
        getStyleClass().add("setting-row");
        getChildren().addAll(controls(label), note);
    }

    /** Shows the document's value; empty = the default holds. The compiler may have something to say of it. */
    void show(Optional<String> given, Optional<String> said) {
        value.show(given);
        reset.setVisible(given.isPresent());
        complain(given.flatMap(text -> SettingValues.problem(setting, text))
                .or(this::missing)
                .or(() -> said));
    }

    void focus(int column) {
        value.focus(column);
    }

    private Pane controls(Label label) {
        if (setting.type() instanceof SettingType.Expression) {
            label.setPrefWidth(USE_COMPUTED_SIZE);
            return new VBox(5, label, Controls.row(8, value.node(), reset));
        }
        HBox row = Controls.row(8, label, value.node(), reset);
        if (setting.type() instanceof SettingType.Flag) {
            row.getChildren().add(2, Controls.spacer());
        }
        return row;
    }

    private Optional<String> missing() {
        return reset.isVisible() ? Optional.empty() : SettingValues.problem(setting, setting.defaultValue());
    }

    private SettingValue control(Supplier<Optional<Path>> folder) {
        String id = "setting-" + setting.name();
        SettingValue.Listener listener = listener();
        if (setting.type() instanceof SettingType.Choice choice) {
            return PickedValue.choice(setting, choice, listener);
        } else if (setting.type() instanceof SettingType.Flag) {
            return PickedValue.flag(setting, listener);
        } else if (setting.type() instanceof SettingType.FilePath) {
            return TextValue.file(id, setting.defaultValue(), folder, listener);
        }
        TextValue typed =
                TextValue.text(id, setting.defaultValue(), setting.traits().secret(), listener);
        return isCode() ? typed.asCode() : typed;
    }

    private boolean isCode() {
        return setting.type() instanceof SettingType.Expression || setting.type() instanceof SettingType.FieldName;
    }

    private SettingValue.Listener listener() {
        return new SettingValue.Listener() {
            @Override
            public void typing(String text) {
                complain(problem(text));
            }

            @Override
            public void given(Optional<String> text) {
                Optional<String> problem = problem(text.orElse(""));
                complain(problem);
                if (problem.isEmpty()) {
                    set.accept(text);
                }
            }
        };
    }

    /** An empty text means the default, which is good unless a value must be given. */
    private Optional<String> problem(String text) {
        return SettingValues.problem(setting, text.isEmpty() ? setting.defaultValue() : text);
    }

    private void complain(Optional<String> problem) {
        Controls.setText(note, problem.map(text -> text + ".").orElse(doc()));
        note.getStyleClass().removeAll("bad", "muted");
        note.getStyleClass().add(problem.isPresent() ? "bad" : "muted");
        value.node().pseudoClassStateChanged(BAD, problem.isPresent());
    }

    private String doc() {
        return setting.traits().secret()
                ? setting.doc() + " A secret is never kept in a project: give it in the environment as MILLRACE_NODE_"
                        + setting.name().toUpperCase(Locale.ROOT).replace('-', '_') + ", with the node's name."
                : setting.doc();
    }

    private String defaultText() {
        return setting.defaultValue().isEmpty() ? "" : ": " + setting.defaultValue();
    }

    private static String change(Change change) {
        return switch (change) {
            case LIVE -> "A running node takes a change over at once.";
            case REOPEN -> "A running node takes a change over with the next deploy and opens its connection again.";
            case CODE -> "It becomes code: a running node takes a change over with the next deploy.";
            case REDEPLOY -> "A running node takes a change over with the next deploy.";
        };
    }
}
