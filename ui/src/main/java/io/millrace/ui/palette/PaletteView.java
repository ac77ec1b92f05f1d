package io.millrace.ui.palette;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.ui.common.Action;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Ids;
import io.millrace.ui.common.KindSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Every node kind, to drag on to the canvas or to add with a double click or Enter; the field above narrows the list. Adding
 * goes through the canvas's action {@code canvas.add.<kind>}.
 *
 * <p>Threading: FX thread.
 */
public final class PaletteView extends VBox implements AutoCloseable {
    private final Actions actions;
    private final TextField search = new TextField();
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final List<PaletteItem> items = new ArrayList<>();

    public PaletteView(DesignerModel model, Actions actions) {
        this.actions = actions;
        setId(Ids.PALETTE);
        getStyleClass().add("palette");
        search.setId(Ids.PALETTE_SEARCH);
        search.setPromptText("Search");
        search.setAccessibleText("Search for a node kind");
        list.getStyleClass().add("palette-list");
        scroll.setContent(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(search, scroll);
        for (NodeKind kind : Catalogue.standard().kinds()) {
            PaletteItem item = new PaletteItem(kind, () -> add(kind));
            item.focusedProperty().subscribe(focused -> {
                if (focused) {
                    show(item);
                }
            });
            items.add(item);
        }
        search.textProperty().subscribe(text -> fill(PaletteViewModel.sections(Catalogue.standard(), text)));
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::searchKey);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::listKey);
        actions.add(new Action(
                "palette.search",
                "Search the palette",
                new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                Action.Scope.GLOBAL,
                model.stateProperty().isNotNull(),
                search::requestFocus));
    }

    /** Scrolls as far as it takes to see an item. */
    private void show(PaletteItem item) {
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = list.getHeight() - seen;
        if (hidden <= 0) {
            return;
        }
        double top = scroll.getVvalue() * hidden;
        double above = item.getBoundsInParent().getMinY();
        double below = item.getBoundsInParent().getMaxY() - seen;
        scroll.setVvalue(Math.max(0, Math.min(1, Math.max(below, Math.min(above, top)) / hidden)));
    }

    private void add(NodeKind kind) {
        actions.find("canvas.add." + kind.id()).ifPresent(Action::fire);
    }

    private void fill(List<PaletteViewModel.Section> sections) {
        List<Node> rows = new ArrayList<>();
        for (PaletteViewModel.Section section : sections) {
            Label heading = Controls.heading(section.title());
            heading.setId("palette-section-" + section.title().toLowerCase(Locale.ROOT));
            rows.add(heading);
            items.stream().filter(item -> section.kinds().contains(item.kind())).forEach(rows::add);
        }
        if (sections.isEmpty()) {
            rows.add(Controls.label("No node of that name.", "palette-none"));
        }
        list.getChildren().setAll(rows);
    }

    private List<PaletteItem> shown() {
        return list.getChildren().stream()
                .filter(PaletteItem.class::isInstance)
                .map(PaletteItem.class::cast)
                .toList();
    }

    private void searchKey(KeyEvent event) {
        List<PaletteItem> shown = shown();
        switch (event.getCode()) {
            case ENTER ->
                KindSearch.matching(Catalogue.standard().kinds(), search.getText()).stream()
                        .findFirst()
                        .ifPresent(this::add);
            case DOWN -> shown.stream().findFirst().ifPresent(Node::requestFocus);
            case ESCAPE -> {
                if (search.getText().isEmpty()) {
                    return;
                }
                search.clear();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void listKey(KeyEvent event) {
        int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (by == 0) {
            return;
        }
        List<PaletteItem> shown = shown();
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).isFocused()) {
                if (i + by < 0) {
                    search.requestFocus();
                } else {
                    shown.get(Math.min(i + by, shown.size() - 1)).requestFocus();
                }
                event.consume();
                return;
            }
        }
    }

    @Override
    public void close() {
        items.forEach(PaletteItem::cancelDrag);
    }
}
