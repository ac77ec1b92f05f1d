package io.millrace.ui.dock;

import io.millrace.app.project.Project;
import io.millrace.app.trial.TrialInputs;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Ui;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What a preview runs with: a data set per source, a count per generator. Threading: FX thread. */
final class TrialChoice {
    private static final String NOTHING = "(nothing)";
    private static final int MESSAGES = 20;
    private static final int MOST = 100_000;

    private final Places places;
    private final Runnable changed;
    private final VBox root = new VBox(4);
    private final Map<String, ComboBox<String>> files = new LinkedHashMap<>();
    private final Map<String, TextField> counts = new LinkedHashMap<>();
    private boolean updating;

    TrialChoice(Places places, Runnable changed) {
        this.places = places;
        this.changed = changed;
    }

    VBox root() {
        return root;
    }

    void update(Project project) {
        final List<String> sources = places.dataSources(project);
        final List<String> generators = places.generators(project);
        if (!List.copyOf(files.keySet()).equals(sources)
                || !List.copyOf(counts.keySet()).equals(generators)) {
            rebuild(sources, generators);
        }
        updating = true;
        files.forEach((source, box) -> fill(project, source, box));
        updating = false;
    }

    private void rebuild(List<String> sources, List<String> generators) {
        files.keySet().retainAll(sources);
        counts.keySet().retainAll(generators);
        root.getChildren().clear();
        for (String source : sources) {
            root.getChildren().add(Controls.row(6, Controls.label(source, "muted"), Controls.spacer(), box(source)));
        }
        for (String generator : generators) {
            root.getChildren()
                    .add(Controls.row(6, Controls.label(generator, "muted"), Controls.spacer(), count(generator)));
        }
    }

    private ComboBox<String> box(String source) {
        return files.computeIfAbsent(source, name -> {
            final ComboBox<String> box = new ComboBox<>();
            box.setId("preview-data-" + name);
            box.setPrefWidth(130);
            box.setOnAction(event -> {
                if (!updating) {
                    changed.run();
                }
            });
            return box;
        });
    }

    private TextField count(String generator) {
        return counts.computeIfAbsent(generator, name -> {
            final TextField field = new TextField(Integer.toString(MESSAGES));
            field.setId("preview-count-" + name);
            field.setPrefColumnCount(6);
            field.setTooltip(Ui.tip("How many messages " + name + " gives"));
            field.setOnAction(event -> changed.run());
            return field;
        });
    }

    private static void fill(Project project, String source, ComboBox<String> box) {
        final List<String> wanted =
                new java.util.ArrayList<>(Places.dataOf(project, source).keySet());
        wanted.add(NOTHING);
        if (!box.getItems().equals(wanted)) {
            final String kept = box.getValue();
            box.getItems().setAll(wanted);
            box.setValue(kept != null && wanted.contains(kept) && !kept.equals(NOTHING) ? kept : wanted.get(0));
        }
    }

    TrialInputs inputs() {
        final Map<String, String> inputs = new LinkedHashMap<>();
        files.forEach((source, box) -> {
            if (box.getValue() != null && !box.getValue().equals(NOTHING)) {
                inputs.put(source, box.getValue());
            }
        });
        final Map<String, Integer> generate = new LinkedHashMap<>();
        counts.forEach((generator, field) -> generate.put(generator, number(field.getText())));
        return new TrialInputs(inputs, generate);
    }

    private static int number(String text) {
        try {
            return Math.max(0, Math.min(MOST, Integer.parseInt(text.trim())));
        } catch (NumberFormatException e) {
            return MESSAGES;
        }
    }
}
