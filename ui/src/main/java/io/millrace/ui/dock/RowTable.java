package io.millrace.ui.dock;

import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Ui;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * A quiet table of texts in the code font: rows of payloads, messages, problems. One row may be marked as the place
 * where things part. Threading: FX thread.
 */
final class RowTable {
    private static final double ROW_HEIGHT = 25;
    private static final double CHAR_WIDTH = 7.4;
    private static final double PADDING = 24;
    private static final double WIDEST = 520;
    private static final int NONE = -1;
    private static final int SAMPLED = 100;
    /** Widths are snapped to pixels; one too many would bring a scroll bar along. */
    private static final int SLACK = 2;

    private final TableView<List<String>> table = new TableView<>();
    private final ObservableList<List<String>> rows = FXCollections.observableArrayList();
    private final RowFit room = new RowFit(table);
    private List<String> columns = List.of();
    private int marked = NONE;
    private boolean firstSaysHowBad;

    RowTable(String id, String whenEmpty) {
        table.setId(id);
        table.getStyleClass().add("dock-rows");
        table.setItems(rows);
        table.setFixedCellSize(ROW_HEIGHT);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        final Label placeholder = Controls.label(whenEmpty, "muted");
        placeholder.setWrapText(true);
        table.setPlaceholder(placeholder);
        table.setRowFactory(view -> new Row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                copySelected();
                event.consume();
            }
        });
    }

    TableView<List<String>> node() {
        return table;
    }

    void whenEmpty(String text) {
        if (table.getPlaceholder() instanceof Label label) {
            Ui.text(label, text);
        }
    }

    /** The first column holds "error" or "warning" and is coloured by it. */
    RowTable firstSaysHowBad() {
        firstSaysHowBad = true;
        return this;
    }

    /** Called with the row's index on Enter and double-click. */
    void onChosen(IntConsumer chosen) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && table.getSelectionModel().getSelectedIndex() >= 0) {
                chosen.accept(table.getSelectionModel().getSelectedIndex());
                event.consume();
            }
        });
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && table.getSelectionModel().getSelectedIndex() >= 0) {
                chosen.accept(table.getSelectionModel().getSelectedIndex());
            }
        });
    }

    /** Shows rows; equal ones cost nothing. */
    void show(List<String> newColumns, List<List<String>> newRows) {
        if (!columns.equals(newColumns)) {
            columns = List.copyOf(newColumns);
            rows.clear();
            table.getColumns().setAll(columnsOf(columns));
        }
        if (!rows.equals(newRows)) {
            rows.setAll(newRows);
            fit();
        }
    }

    /** Marks the row where two lists part; -1 = none. */
    void mark(int row) {
        if (marked != row) {
            marked = row;
            table.refresh();
        }
    }

    void toEnd() {
        if (!rows.isEmpty()) {
            table.scrollTo(rows.size() - 1);
        }
    }

    void scrollTo(int row) {
        table.scrollTo(Math.max(0, row));
    }

    List<List<String>> rows() {
        return rows;
    }

    /** Puts the selected rows on the clipboard, or all of them when none is. */
    void copySelected() {
        final List<List<String>> selected = table.getSelectionModel().getSelectedItems();
        copy(selected.isEmpty() ? rows : selected);
    }

    private static void copy(List<List<String>> what) {
        final ClipboardContent content = new ClipboardContent();
        content.putString(String.join(
                "\n", what.stream().map(row -> String.join("\t", row)).toList()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static List<TableColumn<List<String>, String>> columnsOf(List<String> names) {
        final java.util.ArrayList<TableColumn<List<String>, String>> made = new java.util.ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            final int index = i;
            final TableColumn<List<String>, String> column = new TableColumn<>(names.get(i));
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper(
                    index < row.getValue().size() ? row.getValue().get(index) : ""));
            column.getStyleClass().add("col-" + i);
            column.setSortable(false);
            column.setReorderable(false);
            made.add(column);
        }
        return made;
    }

    private void fit() {
        for (int i = 0; i < table.getColumns().size(); i++) {
            int longest = columns.get(i).length();
            for (List<String> row : rows.subList(Math.max(0, rows.size() - SAMPLED), rows.size())) {
                longest = i < row.size() ? Math.max(longest, row.get(i).length()) : longest;
            }
            final double wanted = Math.min(WIDEST, longest * CHAR_WIDTH + PADDING);
            final TableColumn<List<String>, ?> column = table.getColumns().get(i);
            if (i == table.getColumns().size() - 1) {
                column.setMinWidth(wanted);
                column.prefWidthProperty().bind(lastWidth(wanted));
            } else if (Math.abs(column.getPrefWidth() - wanted) > 1) {
                column.setPrefWidth(wanted);
            }
        }
    }

    /** The last column takes the room that the others leave. */
    private javafx.beans.value.ObservableValue<Number> lastWidth(double wanted) {
        final double others = table.getColumns().stream()
                .limit(Math.max(0, table.getColumns().size() - 1))
                .mapToDouble(TableColumn::getPrefWidth)
                .sum();
        return javafx.beans.binding.Bindings.max(wanted, room.width().subtract(others + SLACK));
    }

    /** A row that knows whether it is the marked one. */
    private final class Row extends TableRow<List<String>> {
        @Override
        protected void updateItem(List<String> item, boolean empty) {
            super.updateItem(item, empty);
            Ui.mark(this, "marked", !empty && getIndex() == marked);
            final String first = empty || item == null || item.isEmpty() ? "" : item.get(0);
            Ui.mark(this, "error", firstSaysHowBad && first.equals("error"));
            Ui.mark(this, "warning", firstSaysHowBad && first.equals("warning"));
        }
    }
}
