package io.millrace.ui.dock;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.DataSet.Format;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Ui;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The data sets of each source: make, type, paste, rename, delete. Threading: FX thread. */
final class DataView implements AutoCloseable {
    private final DesignerModel model;
    private final Places places;
    private final ComboBox<String> source = new ComboBox<>();
    private final ObservableList<String> files = FXCollections.observableArrayList();
    private final ListView<String> list = new ListView<>(files);
    private final MenuButton make = new MenuButton("New");
    private final NamePrompt prompt = new NamePrompt("data-name");
    private final DataEditor editor;
    private final StackPane right;
    private final VBox empty = new VBox(10);
    private final HBox root;
    private final Subscription states;
    private boolean updating;
    private final PauseTransition passing = new PauseTransition(Duration.millis(1));
    private String fresh = "";

    DataView(DesignerModel model, Places places) {
        this.model = model;
        this.places = places;
        this.editor = new DataEditor(model, this::changeFormat);
        passing.setOnFinished(event -> editor.focus());
        this.right = new StackPane(editor.root(), empty);
        this.root = new HBox(left(), right);
        root.getStyleClass().add("dock-page");
        HBox.setHgrow(right, Priority.ALWAYS);
        list.getSelectionModel().selectedItemProperty().addListener((value, before, now) -> {
            if (!updating) {
                showChosen();
            }
        });
        this.states = model.stateProperty().subscribe(state -> update());
    }

    private VBox left() {
        source.setId("data-source");
        source.setMaxWidth(Double.MAX_VALUE);
        source.setOnAction(event -> {
            if (!updating) {
                flushNow();
                update();
            }
        });
        list.setId("data-list");
        list.getStyleClass().add("dock-list");
        VBox.setVgrow(list, Priority.ALWAYS);
        make.setId("data-new");
        make.getStyleClass().add("small");
        for (Format format : Format.values()) {
            make.getItems().add(makeItem(format));
        }
        empty.getStyleClass().add("dock-empty");
        final HBox buttons = new HBox(
                6,
                make,
                Ui.button("data-rename", "Rename", this::askName, "small"),
                Ui.button("data-delete", "Delete", this::delete, "small"));
        final VBox left = new VBox(6, source, list, prompt.root(), buttons);
        left.getStyleClass().add("dock-side");
        return left;
    }

    private MenuItem makeItem(Format format) {
        final MenuItem item = new MenuItem(format.label());
        item.setId("data-new-" + shortName(format));
        item.setOnAction(event -> makeNew(format));
        return item;
    }

    private static String shortName(Format format) {
        return format.name().toLowerCase(java.util.Locale.ROOT);
    }

    Node root() {
        return root;
    }

    /** Brings what was typed into the project now. */
    CompletableFuture<Outcome> flush() {
        return editor.flush();
    }

    private void flushNow() {
        var unused = editor.flush();
    }

    private void update() {
        final List<String> sources = places.dataSources(model.state().project());
        updating = true;
        try {
            if (!source.getItems().equals(sources)) {
                final String kept = source.getValue();
                source.getItems().setAll(sources);
                source.setValue(kept != null && sources.contains(kept) ? kept : first(sources));
            }
            final List<String> names = source.getValue() == null
                    ? List.of()
                    : List.copyOf(Places.dataOf(model.state().project(), source.getValue())
                            .keySet());
            if (!files.equals(names)) {
                final String kept = list.getSelectionModel().getSelectedItem();
                files.setAll(names);
                list.getSelectionModel().select(kept != null && names.contains(kept) ? kept : first(names));
            }
        } finally {
            updating = false;
        }
        Controls.show(source, sources.size() > 1);
        make.setDisable(sources.isEmpty());
        showChosen();
    }

    private static @Nullable String first(List<String> names) {
        return names.isEmpty() ? null : names.get(0);
    }

    private void showChosen() {
        final String where = source.getValue();
        final Optional<DataSet> set = chosen();
        editor.show(where == null ? "" : where, set);
        Controls.show(editor.root(), set.isPresent());
        Controls.show(empty, set.isEmpty());
        if (set.isEmpty()) {
            fillEmpty(where);
        } else if (set.get().file().equals(fresh)) {
            fresh = "";
            // Behind the menu or button that was clicked, which goes and would pass the focus on.
            passing.playFromStart();
        }
    }

    private Optional<DataSet> chosen() {
        final String file = list.getSelectionModel().getSelectedItem();
        return source.getValue() == null || file == null
                ? Optional.empty()
                : Optional.ofNullable(Places.dataOf(model.state().project(), source.getValue())
                        .get(file));
    }

    private void fillEmpty(@Nullable String where) {
        empty.getChildren().clear();
        if (where == null) {
            empty.getChildren()
                    .add(Controls.label("Data sets feed sources. Add a source, such as TCP in, first.", "muted"));
            return;
        }
        final FlowPane choices = new FlowPane(8, 8);
        choices.setAlignment(Pos.CENTER);
        for (Format format : Format.values()) {
            final Button choice = Ui.button("data-first-" + shortName(format), format.label(), () -> makeNew(format));
            choice.setMinWidth(Region.USE_PREF_SIZE);
            choices.getChildren().add(choice);
        }
        final Label what = Controls.label(
                "Each line is one message; Run with data sends them, Preview and Tests feed them.", "muted");
        what.setWrapText(true);
        what.setTextAlignment(TextAlignment.CENTER);
        empty.getChildren()
                .addAll(
                        Controls.label("No data for " + where + " yet. How will you write it?", "strong"),
                        what,
                        choices);
    }

    private void makeNew(Format format) {
        flushNow();
        final String where = Objects.requireNonNull(source.getValue());
        final String file = DataEdits.freshName(model.state().project(), where, format);
        Ui.then(model.apply(new Edit.PutData(where, DataText.toSet(file, ""))), Runnable::run, outcome -> {
            fresh = file;
            list.getSelectionModel().select(file);
            showChosen();
        });
    }

    private void askName() {
        flushNow();
        chosen().ifPresent(set -> prompt.ask("Name", DataText.baseName(set.file()), name -> rename(set, name)));
    }

    private void rename(DataSet set, String name) {
        final String file = DataText.renamed(set.file(), name);
        replace(set.file(), new DataSet(file, set.content()));
    }

    private void replace(String old, DataSet set) {
        if (set.file().equals(old)) {
            return;
        }
        final String where = Objects.requireNonNull(source.getValue());
        if (files.contains(set.file())) {
            model.say("There is already a data set " + set.file() + " for " + where + ". Choose another name.", true);
            return;
        }
        Ui.then(
                model.apply(DataEdits.replace(model.state().project(), where, old, set)),
                Runnable::run,
                outcome -> list.getSelectionModel().select(set.file()));
    }

    private void changeFormat(Format format) {
        flushNow();
        chosen().ifPresent(set -> {
            final DataText.Converted converted = DataText.convert(set, format);
            converted.set().ifPresentOrElse(next -> replace(set.file(), next), () -> model.say(converted.text(), true));
        });
    }

    private void delete() {
        chosen().ifPresent(set -> {
            editor.forget();
            var unused = model.apply(new Edit.RemoveData(source.getValue(), set.file()));
        });
    }

    @Override
    public void close() {
        flushNow();
        editor.close();
        states.unsubscribe();
    }
}
