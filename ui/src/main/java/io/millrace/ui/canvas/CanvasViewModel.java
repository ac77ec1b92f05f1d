package io.millrace.ui.canvas;

import io.millrace.app.edit.Clip;
import io.millrace.app.edit.Edit;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.CodecSettings;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the canvas knows and does, without any control: the drawing, drafts of moves, and every edit that gestures and keys
 * ask for. Threading: FX thread.
 */
final class CanvasViewModel {
    private static final int OFFSET = 40;

    private final DesignerModel model;
    private final Catalogue catalogue;
    private final Draughtsman draughtsman;
    private final Wiring wiring;
    private final LiveGraph graph = new LiveGraph();
    private final ReadOnlyObjectWrapper<Drawing> drawing = new ReadOnlyObjectWrapper<>(this, "drawing", Drawing.EMPTY);
    private Map<String, Position> draft = Map.of();
    private Set<String> awaited = Set.of();
    private Optional<CodeRef> opening = Optional.empty();
    private Optional<Problem.Where> filling = Optional.empty();

    CanvasViewModel(DesignerModel model, Catalogue catalogue) {
        this.model = model;
        this.catalogue = catalogue;
        this.draughtsman = new Draughtsman(catalogue);
        this.wiring = new Wiring(this);
    }

    DesignerModel model() {
        return model;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** What may be joined, and joining it. */
    Wiring wiring() {
        return wiring;
    }

    LiveGraph graph() {
        return graph;
    }

    ReadOnlyObjectProperty<Drawing> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    Drawing drawing() {
        return drawing.get();
    }

    /** Draws the session's newest state. */
    void refresh() {
        SessionState state = model.state();
        Drawing next = draughtsman.draw(state, draft, drawing.get());
        graph.take(next);
        drawing.set(next);
        dropGoneFromSelection(next);
        selectAwaited();
    }

    private void dropGoneFromSelection(Drawing now) {
        Set<Item> kept = new LinkedHashSet<>(model.selection().items());
        kept.removeIf(item -> item instanceof Item.OfEdge edge
                ? now.wire(edge.edge()).isEmpty()
                : now.of(item).isEmpty());
        model.selection().set(kept);
    }

    private void selectAwaited() {
        List<Item> found = awaited.stream()
                .flatMap(name -> drawing().named(name).flatMap(Box::item).stream())
                .toList();
        if (!awaited.isEmpty() && found.size() == awaited.size()) {
            awaited = Set.of();
            model.selection().set(found);
            Optional<CodeRef> code = opening;
            Optional<Problem.Where> form = filling;
            opening = Optional.empty();
            filling = Optional.empty();
            code.ifPresentOrElse(model::open, () -> form.ifPresent(model::reveal));
        }
    }

    /** Selects these names as soon as they are drawn. */
    void selectWhenDrawn(Set<String> names) {
        awaited = Set.copyOf(names);
        opening = Optional.empty();
        filling = Optional.empty();
        selectAwaited();
    }

    // Changing what is selected

    Set<String> selectedNames() {
        Set<String> names = new TreeSet<>();
        for (Item item : model.selection().items()) {
            drawing().of(item).ifPresent(box -> names.add(box.name()));
        }
        return names;
    }

    Set<String> selectedEdges() {
        Set<String> edges = new TreeSet<>();
        for (Item item : model.selection().items()) {
            if (item instanceof Item.OfEdge edge) {
                edges.add(edge.edge());
            }
        }
        return edges;
    }

    void deleteSelection() {
        Set<String> names = selectedNames();
        Set<String> edges = selectedEdges();
        if (!names.isEmpty() || !edges.isEmpty()) {
            edit(new Edit.Remove(names, edges));
        }
    }

    void deleteAndHeal() {
        if (!selectedNames().isEmpty()) {
            edit(new Edit.DeleteAndHeal(selectedNames()));
        }
    }

    void selectAll() {
        List<Item> items = new ArrayList<>();
        drawing().boxes().values().forEach(box -> box.item().ifPresent(items::add));
        drawing().wires().keySet().forEach(id -> items.add(new Item.OfEdge(id)));
        model.selection().set(items);
    }

    /** Text of the selected nodes for the clipboard; empty when none is selected. */
    Optional<String> clip() {
        Set<String> names = selectedNames();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(Clip.of(model.state().project(), names));
    }

    /** Puts in what a clipboard text holds and selects it. */
    void paste(String clip, Position at) {
        Set<String> before = allNames();
        apply(new Edit.Paste(clip, Grid.snapped(at)), outcome -> {
            Set<String> fresh = allNames();
            fresh.removeAll(before);
            selectWhenDrawn(fresh);
        });
    }

    private Set<String> allNames() {
        Project project = model.session().state().project();
        Set<String> names = new TreeSet<>(project.nodes().keySet());
        names.addAll(project.states().keySet());
        return names;
    }

    void duplicate() {
        clip().ifPresent(text -> {
            List<Box> boxes = selectedBoxes();
            Drawing.around(boxes)
                    .ifPresent(r -> paste(text, new Position((int) r.getMinX() + OFFSET, (int) r.getMinY() + OFFSET)));
        });
    }

    List<Box> selectedBoxes() {
        return model.selection().items().stream()
                .flatMap(item -> drawing().of(item).stream())
                .toList();
    }

    /** Renames a node or State; done with the sentence why not, or an empty one. */
    void rename(String from, String to, Consumer<String> done) {
        if (from.equals(to)) {
            done.accept("");
            return;
        }
        var unused = model.apply(new Edit.Rename(from, to))
                .thenAccept(outcome -> done.accept(outcome.ok() ? "" : outcome.text()));
    }

    // Moving

    /** Where the boxes of these names stand, as positions of the layout. */
    Map<String, Position> positions(Collection<Box> boxes) {
        Map<String, Position> at = new LinkedHashMap<>();
        for (Box box : boxes) {
            double lift =
                    box.form() == Box.Form.PILL ? Box.PORT_LINE - box.bounds().getHeight() / 2 : 0;
            at.put(box.name(), new Position((int) Math.rint(box.bounds().getMinX()), (int)
                    Math.rint(box.bounds().getMinY() - lift)));
        }
        return at;
    }

    /** Shows positions without changing the document. */
    void draft(Map<String, Position> positions) {
        draft = Map.copyOf(positions);
        refresh();
    }

    void dropDraft() {
        draft(Map.of());
    }

    /** Makes the draft part of the document, with the places of nodes that had none so that nothing else jumps. */
    void commitDraft() {
        move(draft);
    }

    void move(Map<String, Position> positions) {
        Project project = model.state().project();
        Map<String, Position> all = new HashMap<>(positions);
        Placement.of(project).forEach((name, at) -> {
            if (!project.layout().containsKey(name)) {
                all.putIfAbsent(name, at);
            }
        });
        all.entrySet().removeIf(e -> e.getValue().equals(project.layout().get(e.getKey())));
        if (all.isEmpty()) {
            dropDraft();
            return;
        }
        draft = Map.copyOf(positions);
        apply(new Edit.Move(all), outcome -> dropDraft(), this::dropDraft);
    }

    void nudge(int dx, int dy) {
        Map<String, Position> to = new HashMap<>();
        positions(selectedBoxes()).forEach((name, at) -> to.put(name, at.plus(dx, dy)));
        if (!to.isEmpty()) {
            move(to);
        }
    }

    /** Does an edit and selects what came of it. */
    void edit(Edit edit) {
        apply(edit, outcome -> outcome.reveal().ifPresent(name -> selectWhenDrawn(Set.of(name))));
    }

    /** Does an edit, selects the node that came of it and opens its code. */
    void editAndOpen(Edit edit, String node) {
        apply(edit, outcome -> {
            awaited = Set.of(node);
            opening = outcome.code();
            filling = telling(node);
            selectAwaited();
        });
    }

    /** The setting that says most of a node whose code is made, or that needs none. */
    Optional<Problem.Where> telling(String node) {
        Optional<NodeKind> kind = model.state().project().node(node).flatMap(drawn -> catalogue.kind(drawn.kind()));
        Optional<String> format = kind.flatMap(k -> Stream.of(CodecSettings.DECODE_AS, CodecSettings.ENCODE_AS)
                .filter(name -> k.setting(name).isPresent())
                .findFirst());
        return format.or(() -> kind.filter(CanvasViewModel::needsNoCode)
                        .flatMap(k -> k.settings().stream().map(Setting::name).findFirst()))
                .map(name -> Problem.Where.setting(node, name));
    }

    private static boolean needsNoCode(NodeKind kind) {
        return !kind.generated().isEmpty()
                || kind.shape() == Shape.KEYED_STEP && kind.code().isEmpty();
    }

    void apply(Edit edit, Consumer<Outcome> whenDone) {
        apply(edit, whenDone, () -> {});
    }

    private void apply(Edit edit, Consumer<Outcome> whenDone, Runnable whenRefused) {
        var unused = model.apply(edit).thenAccept(outcome -> {
            if (outcome.ok()) {
                whenDone.accept(outcome);
            } else {
                whenRefused.run();
            }
        });
    }
}
