package io.millrace.ui.canvas;

import io.millrace.engine.catalogue.NodeKind;
import io.millrace.ui.common.Action;
import io.millrace.ui.common.Actions;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** Registers what can be done on the canvas. */
final class CanvasActions {
    private static final KeyCombination.Modifier CTRL = KeyCombination.SHORTCUT_DOWN;
    private static final KeyCombination.Modifier SHIFT = KeyCombination.SHIFT_DOWN;

    private final Actions actions;
    private final List<Action> made = new ArrayList<>();
    private final BooleanBinding always = Bindings.createBooleanBinding(() -> true);
    private final BooleanBinding nodesChosen;
    private final BooleanBinding oneNodeChosen;
    private final BooleanBinding anyChosen;
    private final BooleanBinding notEmpty;
    private final BooleanBinding looseState;
    private final CodeTurns turns;
    private final BooleanBinding turnable;

    /** What the actions do, besides the view model's own deeds. */
    interface Deeds {
        void quickAdd();

        void add(NodeKind kind);

        void cut();

        void copy();

        void paste();

        void rename();

        void openCode();

        void fit();

        void zoomBy(double factor);

        void zoomTo(double zoom);

        void tidyUp();

        void nextActivity();
    }

    CanvasActions(Actions actions, CanvasViewModel vm) {
        this.actions = actions;
        var items = vm.model().selection().itemsProperty();
        nodesChosen = Bindings.createBooleanBinding(() -> !vm.selectedNames().isEmpty(), items, vm.drawingProperty());
        oneNodeChosen =
                Bindings.createBooleanBinding(() -> vm.selectedNames().size() == 1, items, vm.drawingProperty());
        anyChosen = Bindings.createBooleanBinding(() -> !items.get().isEmpty(), items);
        looseState =
                Bindings.createBooleanBinding(() -> vm.wiring().looseState().isPresent(), items, vm.drawingProperty());
        turns = new CodeTurns(vm);
        turnable = Bindings.createBooleanBinding(() -> turns.turnable().isPresent(), items, vm.drawingProperty());
        notEmpty = Bindings.createBooleanBinding(() -> !vm.drawing().boxes().isEmpty(), vm.drawingProperty());
    }

    /** The actions in the order of context menus. */
    List<Action> register(CanvasViewModel vm, Deeds deeds) {
        add("add", "Add a node…", key(KeyCode.A), always, deeds::quickAdd);
        add("open-code", "Open code", key(KeyCode.ENTER), oneNodeChosen, deeds::openCode);
        add("rename", "Rename", key(KeyCode.F2), oneNodeChosen, deeds::rename);
        add("turn-into-code", "Turn into code", null, turnable, turns::turn);
        add("cut", "Cut", key(KeyCode.X, CTRL), nodesChosen, deeds::cut);
        add("copy", "Copy", key(KeyCode.C, CTRL), nodesChosen, deeds::copy);
        add("paste", "Paste", key(KeyCode.V, CTRL), always, deeds::paste);
        add("duplicate", "Duplicate", key(KeyCode.D, CTRL), nodesChosen, vm::duplicate);
        add("delete", "Delete", key(KeyCode.DELETE), anyChosen, vm::deleteSelection);
        add("delete-heal", "Delete and join the rest", key(KeyCode.DELETE, CTRL), nodesChosen, vm::deleteAndHeal);
        add("select-all", "Select all", key(KeyCode.A, CTRL), notEmpty, vm::selectAll);
        add("dock", "Dock under its computation", key(KeyCode.D, SHIFT), looseState, vm.wiring()::dock);
        add("tidy", "Tidy up", key(KeyCode.T, SHIFT), notEmpty, deeds::tidyUp);
        add("fit", "Show all", key(KeyCode.DIGIT1, CTRL), notEmpty, deeds::fit);
        add("zoom-actual", "Zoom to 100 %", key(KeyCode.DIGIT0, CTRL), always, () -> deeds.zoomTo(1));
        add("zoom-in", "Zoom in", key(KeyCode.PLUS, CTRL), always, () -> deeds.zoomBy(1.25));
        add("zoom-out", "Zoom out", key(KeyCode.MINUS, CTRL), always, () -> deeds.zoomBy(0.8));
        add("activity", "Activity on wires", key(KeyCode.L, SHIFT), always, deeds::nextActivity);
        List<Action> inMenus = List.copyOf(made);
        for (NodeKind kind : vm.catalogue().kinds()) {
            add("add." + kind.id(), "Add " + kind.label(), null, always, () -> deeds.add(kind));
        }
        return inMenus;
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    private void add(
            String id, String text, @Nullable KeyCombination keys, ObservableBooleanValue enabled, Runnable run) {
        made.add(actions.add(new Action("canvas." + id, text, keys, Action.Scope.CANVAS, enabled, run)));
    }
}
