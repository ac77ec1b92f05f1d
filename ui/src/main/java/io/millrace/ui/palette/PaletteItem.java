package io.millrace.ui.palette;

import io.millrace.engine.catalogue.NodeKind;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Icons;
import io.millrace.ui.common.Ids;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/**
 * A kind in the palette. A drag of it carries the kind's id as a property while it lasts; whoever the pointer is over shows
 * where it would go. Esc ends the drag.
 */
final class PaletteItem extends HBox {
    private final NodeKind kind;
    private final EventHandler<KeyEvent> escape = event -> {
        if (event.getCode() == KeyCode.ESCAPE) {
            cancelDrag();
            event.consume();
        }
    };
    private boolean dragging;

    PaletteItem(NodeKind kind, Runnable add) {
        this.kind = kind;
        setId(Ids.palette(kind.id()));
        getStyleClass().addAll("palette-item", "kind-" + kind.category().name().toLowerCase(Locale.ROOT));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText("Add " + kind.label() + ": " + kind.doc());
        Region mark = new Region();
        mark.getStyleClass().add("palette-mark");
        getChildren().addAll(mark, Icons.of(kind), Controls.label(kind.label()));
        Tooltip.install(this, new Tooltip(kind.doc()));
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
        addEventHandler(MouseEvent.DRAG_DETECTED, this::startDrag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> endLater());
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                add.run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                add.run();
                event.consume();
            }
        });
    }

    NodeKind kind() {
        return kind;
    }

    private void startDrag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            getProperties().put(Ids.DRAGGED_KIND, kind.id());
            setMouseTransparent(true);
            startFullDrag();
            dragging = true;
            Scene scene = getScene();
            scene.addEventFilter(KeyEvent.KEY_PRESSED, escape);
            event.consume();
        }
    }

    /** The release reaches the place below the pointer after this item, so the property stays for a moment. */
    private void endLater() {
        if (dragging) {
            PauseTransition soon = new PauseTransition(Duration.millis(50));
            soon.setOnFinished(event -> cancelDrag());
            soon.play();
        }
    }

    void cancelDrag() {
        getProperties().remove(Ids.DRAGGED_KIND);
        setMouseTransparent(false);
        if (dragging && getScene() != null) {
            getScene().removeEventFilter(KeyEvent.KEY_PRESSED, escape);
        }
        dragging = false;
    }
}
