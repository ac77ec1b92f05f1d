package io.millrace.ui.dock;

import io.millrace.app.session.SessionState;
import io.millrace.ui.common.Controls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The panels of one side of the wire, one shown at a time; names to choose from when there are several. */
final class PeerStack {
    private final String prefix;
    private final Function<String, PeerPanel> makes;
    private final Map<String, PeerPanel> panels = new LinkedHashMap<>();
    private final HBox names = new HBox(4);
    private final StackPane pages = new StackPane();
    private final Label none;
    private final VBox root;
    private ToggleGroup chosen = new ToggleGroup();
    private Set<String> running = Set.of();

    PeerStack(String prefix, String whenNone, Function<String, PeerPanel> makes) {
        this.prefix = prefix;
        this.makes = makes;
        this.none = Controls.label(whenNone, "muted");
        none.setWrapText(true);
        names.getStyleClass().add("dock-names");
        root = new VBox(names, pages);
        root.getStyleClass().add("dock-wire-side");
        VBox.setVgrow(pages, Priority.ALWAYS);
    }

    VBox root() {
        return root;
    }

    /** Shows panels for these, first one that runs now; what the person has chosen stays while it is there. */
    void update(List<String> wanted, Set<String> nowRunning, SessionState state) {
        if (!List.copyOf(panels.keySet()).equals(wanted) || pages.getChildren().isEmpty()) {
            rebuild(wanted, shown().orElse(""));
        }
        if (!nowRunning.equals(running)) {
            running = Set.copyOf(nowRunning);
            if (shown().filter(running::contains).isEmpty()) {
                choose(wanted.stream().filter(running::contains).findFirst().orElse(""));
            }
        }
        panels.values().forEach(panel -> panel.update(state));
    }

    private Optional<String> shown() {
        return Optional.ofNullable(chosen.getSelectedToggle())
                .map(Toggle::getUserData)
                .map(String::valueOf);
    }

    private void choose(String name) {
        chosen.getToggles().stream()
                .filter(toggle -> name.equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(toggle -> toggle.setSelected(true));
    }

    private void rebuild(List<String> wanted, String before) {
        panels.keySet().retainAll(wanted);
        final Map<String, PeerPanel> kept = new LinkedHashMap<>(panels);
        panels.clear();
        chosen = new ToggleGroup();
        names.getChildren().clear();
        for (String name : wanted) {
            final PeerPanel panel = kept.containsKey(name) ? kept.get(name) : makes.apply(name);
            panels.put(name, panel);
            names.getChildren().add(toggle(name, panel));
        }
        pages.getChildren().setAll(panels.values().stream().map(PeerPanel::root).toList());
        if (panels.isEmpty()) {
            pages.getChildren().setAll(none);
        }
        Controls.show(names, panels.size() > 1);
        chosen.getToggles().stream().findFirst().ifPresent(first -> first.setSelected(true));
        choose(
                wanted.contains(before)
                        ? before
                        : wanted.stream().filter(running::contains).findFirst().orElse(""));
    }

    private ToggleButton toggle(String name, PeerPanel panel) {
        final ToggleButton toggle = new ToggleButton(name);
        toggle.setId(prefix + name);
        toggle.setUserData(name);
        toggle.getStyleClass().add("dock-choice");
        toggle.setToggleGroup(chosen);
        panel.root().visibleProperty().bind(toggle.selectedProperty());
        toggle.setOnAction(event -> toggle.setSelected(true));
        return toggle;
    }
}
