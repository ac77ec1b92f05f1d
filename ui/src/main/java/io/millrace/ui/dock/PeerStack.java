package io.millrace.ui.dock;

import io.millrace.app.session.SessionState;
import io.millrace.ui.common.Controls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.control.Label;
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

    void update(List<String> wanted, SessionState state) {
        if (!List.copyOf(panels.keySet()).equals(wanted) || pages.getChildren().isEmpty()) {
            rebuild(wanted);
        }
        panels.values().forEach(panel -> panel.update(state));
    }

    private void rebuild(List<String> wanted) {
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
    }

    private ToggleButton toggle(String name, PeerPanel panel) {
        final ToggleButton toggle = new ToggleButton(name);
        toggle.setId(prefix + name);
        toggle.getStyleClass().add("dock-choice");
        toggle.setToggleGroup(chosen);
        panel.root().visibleProperty().bind(toggle.selectedProperty());
        toggle.setOnAction(event -> toggle.setSelected(true));
        return toggle;
    }
}
