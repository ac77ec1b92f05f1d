package io.millrace.ui.common;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** A row of tabs, the chosen one underlined. Each tab's button has the id {@code tab-<id>}. Threading: FX thread. */
public final class TabStrip extends HBox {
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper(this, "chosen", "");
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

    /** A tab: its id and what it says. */
    public record Tab(String id, String text) {}

    public TabStrip() {
        getStyleClass().add("tab-strip");
    }

    /** Shows these tabs; the chosen one stays chosen when it is among them, else the first is. */
    public void setTabs(List<Tab> tabs) {
        if (!tabs.stream().map(Tab::id).toList().equals(List.copyOf(buttons.keySet()))) {
            buttons.clear();
            tabs.forEach(tab -> buttons.put(tab.id(), button(tab)));
            getChildren().setAll(buttons.values());
        }
        tabs.forEach(tab -> Objects.requireNonNull(buttons.get(tab.id())).setText(tab.text()));
        choose(
                buttons.containsKey(chosen.get()) || tabs.isEmpty()
                        ? chosen.get()
                        : tabs.get(0).id());
    }

    /** Puts something behind a tab's text, such as a badge. */
    public void setGraphic(String id, Optional<Node> graphic) {
        Optional.ofNullable(buttons.get(id)).ifPresent(button -> {
            button.setGraphic(graphic.orElse(null));
            button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        });
    }

    public void choose(String id) {
        buttons.forEach((name, button) -> button.setSelected(name.equals(id)));
        chosen.set(id);
    }

    public String chosen() {
        return chosen.get();
    }

    public ReadOnlyStringProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    private ToggleButton button(Tab tab) {
        ToggleButton made = new ToggleButton(tab.text());
        made.setId("tab-" + tab.id());
        made.setOnAction(event -> choose(tab.id()));
        return made;
    }
}
