package io.millrace.ui.canvas;

import io.millrace.app.edit.DefaultNames;
import io.millrace.app.edit.Edit;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import io.millrace.ui.common.Item;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;

/** Which ports may be joined, and the edits that join them, with a new node or without one. Threading: FX thread. */
final class Wiring {
    private static final double NEAR = 180;

    private final CanvasViewModel vm;

    Wiring(CanvasViewModel vm) {
        this.vm = vm;
    }

    /** Adds a node, connects it to the given port in one step and opens its code; a State is bound instead. */
    void addAt(NodeKind kind, Position at, Drawing.Socket from) {
        Position place = Grid.snapped(at);
        String other = from.box().name();
        String name = freeName(kind);
        Optional<String> named = Optional.of(name);
        Edit.AddNode alone = new Edit.AddNode(kind.id(), named, place, Optional.empty());
        boolean state = kind.shape() == Shape.STATE;
        Edit edit = switch (from.plug()) {
            case OUT, ERRORS ->
                new Edit.AddNode(kind.id(), named, place, Optional.of(from.box().ref(from.plug())));
            case IN, LEFT, RIGHT ->
                both(kind, alone, new Edit.Connect(PortRef.out(name), from.box().ref(from.plug())));
            case STATE ->
                both(kind, alone, new Edit.BindState(state ? other : name, Optional.of(state ? name : other)));
        };
        vm.editAndOpen(edit, name);
    }

    private static Edit both(NodeKind kind, Edit first, Edit second) {
        return new Edit.Several("Add " + kind.label(), List.of(first, second));
    }

    /** The kinds that could be put at the other end of a wire dragged from there; all when it is from nowhere. */
    List<NodeKind> kindsFor(Optional<Drawing.Socket> from) {
        return vm.catalogue().kinds().stream()
                .filter(kind -> from.map(socket -> fits(kind, socket)).orElse(true))
                .toList();
    }

    private static boolean fits(NodeKind kind, Drawing.Socket from) {
        return switch (from.plug()) {
            case OUT, ERRORS -> kind.ports().stream().anyMatch(port -> port.direction() == Port.Direction.INPUT);
            case IN, LEFT, RIGHT -> kind.port(Port.OUT).isPresent();
            case STATE -> from.box().form() == Box.Form.CYLINDER ? kind.bindsState() : kind.shape() == Shape.STATE;
        };
    }

    /** Adds a node; a State becomes that of the state computation that lacks one. */
    void add(NodeKind kind, Position place, Optional<Box> lacking) {
        vm.edit(lacking.map(box -> bound(kind, place, box))
                .orElseGet(() -> new Edit.AddNode(kind.id(), Optional.empty(), place, Optional.empty())));
    }

    private Edit bound(NodeKind kind, Position place, Box user) {
        Optional<String> name = Optional.of(freeName(kind));
        Edit.AddNode alone = new Edit.AddNode(kind.id(), name, place, Optional.empty());
        return both(kind, alone, new Edit.BindState(user.name(), name));
    }

    /** The nearest state computation without a State, if it is near and this is a State. */
    Optional<Box> lackingState(NodeKind kind, Position at) {
        if (kind.shape() != Shape.STATE) {
            return Optional.empty();
        }
        Project project = vm.model().state().project();
        return vm.drawing().boxes().values().stream()
                .filter(box -> box.form() == Box.Form.CARD && box.ports().contains(Box.Plug.STATE))
                .filter(box -> project.node(box.name())
                        .filter(node -> node.state().isEmpty())
                        .isPresent())
                .filter(box -> distance(box, at) < NEAR)
                .min(Comparator.comparingDouble(box -> distance(box, at)));
    }

    private static double distance(Box box, Position at) {
        return new Point2D(box.bounds().getMinX(), box.bounds().getMinY()).distance(at.x(), at.y());
    }

    /** The selected State, when it has a place of its own and could be docked. */
    Optional<String> looseState() {
        Project project = vm.model().state().project();
        List<Box> selected = vm.selectedBoxes();
        return selected.stream()
                .map(Box::name)
                .filter(name -> selected.size() == 1 && project.states().containsKey(name))
                .filter(project.layout()::containsKey)
                .filter(name -> project.nodes().values().stream()
                        .anyMatch(node -> node.state().filter(name::equals).isPresent()))
                .findFirst();
    }

    /** Puts the selected State back under the state computations that use it. */
    void dock() {
        looseState().ifPresent(name -> vm.edit(new Edit.Dock(name)));
    }

    private String freeName(NodeKind kind) {
        return DefaultNames.free(kind, vm.model().state().project()::hasName);
    }

    /** Why two ports can't be joined; empty = they can. */
    Optional<String> refusal(Drawing.Socket a, Drawing.Socket b, Optional<String> instead) {
        if (a.plug() == Box.Plug.STATE || b.plug() == Box.Plug.STATE) {
            boolean pair = a.plug() == b.plug() && a.box().form() != b.box().form();
            return pair ? Optional.empty() : Optional.of("A State is bound to a state computation.");
        }
        if (a.plug().gives() == b.plug().gives()) {
            return Optional.of(a.plug().gives() ? "Both are outputs." : "Both are inputs.");
        }
        Drawing.Socket out = a.plug().gives() ? a : b;
        Drawing.Socket in = a.plug().gives() ? b : a;
        return ConnectCheck.refusal(
                vm.model().state(), out.box().ref(out.plug()), in.box().ref(in.plug()), instead);
    }

    /** Joins two ports, or puts the end of an edge to another one. */
    void join(Drawing.Socket a, Drawing.Socket b, Optional<String> instead) {
        if (a.plug() == Box.Plug.STATE) {
            boolean stateFirst = a.box().form() == Box.Form.CYLINDER;
            String state = (stateFirst ? a : b).box().name();
            vm.edit(new Edit.BindState((stateFirst ? b : a).box().name(), Optional.of(state)));
            return;
        }
        Drawing.Socket out = a.plug().gives() ? a : b;
        Drawing.Socket in = a.plug().gives() ? b : a;
        PortRef from = out.box().ref(out.plug());
        PortRef to = in.box().ref(in.plug());
        if (instead.isEmpty()) {
            vm.edit(new Edit.Connect(from, to));
        } else {
            String id = new Edge(from, to, Edge.Sends.EVERYTHING).id();
            vm.apply(
                    new Edit.Reconnect(instead.get(), from, to),
                    outcome -> vm.model().selection().only(new Item.OfEdge(id)));
        }
    }
}
