package io.millrace.ui.canvas;

import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Ids;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/** Renames a node or State where it stands; a refusal is shown below the name and nothing is lost. */
final class RenameField extends VBox {
    private final CanvasViewModel vm;
    private final Runnable whenClosed;
    private final TextField field = new TextField();
    private final Label refusal = new Label();
    private String name = "";

    RenameField(CanvasViewModel vm, Runnable whenClosed) {
        this.vm = vm;
        this.whenClosed = whenClosed;
        getStyleClass().add("rename-box");
        field.setId(Ids.RENAME);
        field.setAccessibleText("New name");
        refusal.setId(Ids.RENAME + "-refusal");
        getChildren().addAll(field, refusal);
        setManaged(false);
        setVisible(false);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.textProperty().addListener((p, before, now) -> refuse(""));
        field.focusedProperty().addListener((p, before, focused) -> {
            if (!focused) {
                close();
            }
        });
        addEventHandler(MouseEvent.ANY, Event::consume);
    }

    void show(Box box, Point2D at) {
        name = box.name();
        field.setText(name);
        refuse("");
        relocate(at.getX(), at.getY());
        setVisible(true);
        toFront();
        field.requestFocus();
        field.selectAll();
    }

    boolean open() {
        return isVisible();
    }

    void close() {
        if (isVisible()) {
            setVisible(false);
            whenClosed.run();
        }
    }

    private void refuse(String text) {
        Controls.setText(refusal, text);
        Controls.show(refusal, !text.isEmpty());
        resize(220, text.isEmpty() ? 42 : 42 + refusal.prefHeight(206) + 4);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER ->
                vm.rename(name, field.getText().strip(), text -> {
                    if (text.isEmpty()) {
                        close();
                    } else {
                        refuse(text);
                    }
                });
            default -> {
                return;
            }
        }
        event.consume();
    }
}
