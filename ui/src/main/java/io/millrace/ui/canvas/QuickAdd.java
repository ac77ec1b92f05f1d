package io.millrace.ui.canvas;

import io.millrace.engine.catalogue.NodeKind;
import io.millrace.ui.common.Icons;
import io.millrace.ui.common.Ids;
import io.millrace.ui.common.KindSearch;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** A search field with the kinds that fit, at the pointer. Enter adds, Esc closes. */
final class QuickAdd extends VBox {
    private static final double WIDTH = 320;
    private static final double TEXT = WIDTH - 74;
    private static final double LEAST = 38;
    private static final double MOST = 330;

    private final TextField field = new TextField();
    private final ListView<NodeKind> list = new ListView<>();
    private List<NodeKind> kinds = List.of();
    private Consumer<NodeKind> whenPicked = kind -> {};
    private final Runnable whenClosed;
    /** The character of the key that opened this comes after the focus; it is not meant for the field. */
    private boolean muted;

    QuickAdd(Runnable whenClosed) {
        this.whenClosed = whenClosed;
        getStyleClass().add("quick-add");
        field.setId(Ids.QUICK_ADD);
        field.setPromptText("Add a node");
        field.setAccessibleText("Search for a node to add");
        list.setId(Ids.QUICK_ADD + "-list");
        list.setCellFactory(view -> new Cell());
        Label none = new Label("No node of that name");
        none.getStyleClass().add("pick-none");
        list.setPlaceholder(none);
        list.setFocusTraversable(false);
        getChildren().addAll(field, list);
        setManaged(false);
        setVisible(false);
        field.textProperty().addListener((p, before, now) -> filter());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.addEventFilter(KeyEvent.KEY_RELEASED, event -> muted = false);
        field.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (muted) {
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY
                    && list.getSelectionModel().getSelectedItem() != null) {
                pick();
            }
        });
        addEventHandler(javafx.scene.input.MouseEvent.ANY, javafx.event.Event::consume);
        addEventHandler(javafx.scene.input.ScrollEvent.ANY, javafx.event.Event::consume);
        field.focusedProperty().addListener((p, before, focused) -> {
            if (!focused && !list.isFocused()) {
                close();
            }
        });
    }

    boolean open() {
        return isVisible();
    }

    void show(Point2D at, Point2D room, List<NodeKind> offered, Consumer<NodeKind> picked) {
        kinds = offered;
        whenPicked = picked;
        field.clear();
        muted = true;
        filter();
        setVisible(true);
        fit();
        relocate(
                Math.max(4, Math.min(at.getX(), room.getX() - WIDTH - 8)),
                Math.max(4, Math.min(at.getY(), room.getY() - getHeight() - 8)));
        toFront();
        field.requestFocus();
    }

    void close() {
        if (isVisible()) {
            setVisible(false);
            whenClosed.run();
        }
    }

    private void filter() {
        list.getItems().setAll(KindSearch.matching(kinds, field.getText()));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        fit();
    }

    /** As high as what it lists, up to a limit. */
    private void fit() {
        applyCss();
        double rows = list.getItems().stream().mapToDouble(QuickAdd::row).sum();
        list.setPrefHeight(Math.max(LEAST, Math.min(MOST, rows)) + 4);
        list.setMinHeight(list.getPrefHeight());
        resize(WIDTH, Math.ceil(prefHeight(WIDTH)));
    }

    /** Long descriptions take two lines. */
    private static double row(NodeKind kind) {
        Text text = new Text(kind.doc());
        text.setFont(Font.font("Inter", 11));
        text.setWrappingWidth(TEXT);
        return 24 + Math.ceil(text.getLayoutBounds().getHeight());
    }

    private void key(KeyEvent event) {
        muted = false;
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> pick();
            case DOWN -> step(1);
            case UP -> step(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
            list.getSelectionModel().select(next);
            list.scrollTo(next);
        }
    }

    private void pick() {
        NodeKind kind = list.getSelectionModel().getSelectedItem();
        if (kind != null) {
            close();
            whenPicked.accept(kind);
        }
    }

    /** A kind with its icon and what it does. */
    private static final class Cell extends ListCell<NodeKind> {
        private final Label name = new Label();
        private final Label doc = new Label();
        private final VBox text = new VBox(name, doc);
        private final HBox row = new HBox(10, text);

        Cell() {
            name.getStyleClass().add("pick-name");
            doc.getStyleClass().add("pick-doc");
            doc.setWrapText(true);
            doc.setPrefWidth(TEXT);
            doc.setMinHeight(USE_PREF_SIZE);
            text.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable NodeKind kind, boolean empty) {
            super.updateItem(kind, empty);
            if (kind == null || empty) {
                setGraphic(null);
                setId(null);
                setPrefHeight(LEAST);
                return;
            }
            name.setText(kind.label());
            doc.setText(kind.doc());
            row.getChildren().setAll(Icons.of(kind), text);
            setGraphic(row);
            setPrefHeight(QuickAdd.row(kind));
            setId(Ids.QUICK_ADD + "-" + kind.id());
        }
    }
}
