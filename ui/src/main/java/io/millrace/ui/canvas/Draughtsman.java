package io.millrace.ui.canvas;

import io.millrace.app.project.NodeId;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.app.session.RunState;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.SnippetReport;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Category;
import io.millrace.engine.catalogue.ErrorPolicy;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.NodeKindBuilder;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.StateDeclaration.Scope;
import io.millrace.ui.common.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Rectangle2D;

/** Makes the drawing of a session's state. Pure: the same state gives the same drawing. */
final class Draughtsman {
    static final int CARD_WIDTH = 180;
    static final int CARD_HEIGHT = 56;
    private static final int CHIP_ROW = 20;
    private static final int PILL_HEIGHT = 28;
    private static final int CYLINDER_HEIGHT = 74;
    private static final int DOCK_GAP = 42;
    private static final double LETTER = 7.3;

    private final Catalogue catalogue;

    Draughtsman(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param moved positions that a gesture shows instead of the document's
     * @param before the last drawing; ghosts stay where they were
     */
    Drawing draw(SessionState state, Map<String, Position> moved, Drawing before) {
        Map<String, Position> at = Placement.of(state.project());
        at.putAll(moved);
        Map<String, Box> boxes = new LinkedHashMap<>();
        state.run().removed().forEach((id, name) -> add(boxes, ghost(id, name, before, boxes.size())));
        for (ProjectNode node : state.project().nodes().values()) {
            add(boxes, node(node, state, at.getOrDefault(node.name(), new Position(0, 0))));
        }
        for (ProjectState each : state.project().states().values()) {
            add(boxes, state(each, state, Optional.ofNullable(at.get(each.name())), boxes));
        }
        return new Drawing(boxes, wires(state, boxes), bonds(state.project(), boxes));
    }

    private static void add(Map<String, Box> boxes, Box box) {
        boxes.put(box.key(), box);
    }

    static String key(NodeId id) {
        return "n" + id.value();
    }

    private Box node(ProjectNode node, SessionState state, Position at) {
        NodeKind kind = kind(node.kind());
        Set<Box.Mark> marks = marks(node.id(), node.name(), state);
        boolean pill = kind.shape() == Shape.KEY;
        Details.Detail detail = Details.of(kind, node, state.project());
        Box.Face face = new Box.Face(
                pill ? Box.Form.PILL : Box.Form.CARD,
                kind.category(),
                node.shown(),
                detail.text(),
                detail.code(),
                kind.label(),
                kind.id());
        int height = CARD_HEIGHT + (marks.contains(Box.Mark.OLDER) ? CHIP_ROW : 0);
        Rectangle2D bounds = pill
                ? new Rectangle2D(
                        at.x(), at.y() + Box.PORT_LINE - PILL_HEIGHT / 2.0, width(node.shown(), 62, 46), PILL_HEIGHT)
                : new Rectangle2D(at.x(), at.y(), CARD_WIDTH, height);
        return new Box(
                key(node.id()),
                Optional.of(new Item.OfNode(node.id())),
                node.name(),
                face,
                bounds,
                plugs(kind, node, state.project()),
                marks,
                errors(state, node.name()));
    }

    private NodeKind kind(String id) {
        return catalogue
                .kind(id)
                .orElseGet(() -> NodeKindBuilder.named(id, Category.COMPUTE, Shape.COMPUTATION)
                        .label("unknown kind " + id)
                        .doc("This version does not know it.")
                        .build());
    }

    private static Set<Box.Plug> plugs(NodeKind kind, ProjectNode node, Project project) {
        Set<Box.Plug> plugs = EnumSet.noneOf(Box.Plug.class);
        if (kind.port(Port.IN).isPresent()) {
            plugs.add(Box.Plug.IN);
        }
        for (Box.Plug side : List.of(Box.Plug.LEFT, Box.Plug.RIGHT)) {
            if (kind.port(side.name().toLowerCase(Locale.ROOT)).isPresent()) {
                plugs.add(side);
            }
        }
        if (kind.port(Port.OUT).isPresent()) {
            plugs.add(Box.Plug.OUT);
        }
        if (kind.bindsState()) {
            plugs.add(Box.Plug.STATE);
        }
        if (showsErrors(kind, node, project)) {
            plugs.add(Box.Plug.ERRORS);
        }
        return plugs;
    }

    /** Where failed messages leave by the error port, or a wire begins there that should not. */
    private static boolean showsErrors(NodeKind kind, ProjectNode node, Project project) {
        boolean used = ErrorPolicy.of(kind, node.settings())
                .filter(policy -> policy == ErrorPolicy.DEAD_LETTER)
                .isPresent();
        PortRef errors = PortRef.errors(node.name());
        return used || project.edges().stream().anyMatch(edge -> edge.from().equals(errors));
    }

    private static int width(String text, int least, int around) {
        return (int) Math.max(least, Math.min(200, Math.ceil(text.length() * LETTER) + around));
    }

    private Box state(ProjectState each, SessionState state, Optional<Position> at, Map<String, Box> boxes) {
        List<Rectangle2D> users = state.project().nodes().values().stream()
                .filter(n -> n.state().filter(each.name()::equals).isPresent())
                .map(n -> Objects.requireNonNull(boxes.get(key(n.id()))).bounds())
                .toList();
        int width = width(each.name(), 100, 36);
        String detail = each.scope() == Scope.KEY ? "one per key" : "one for all";
        Box.Face face = new Box.Face(Box.Form.CYLINDER, Category.STATE, each.name(), detail, false, "State", "state");
        Rectangle2D bounds = at.map(p -> new Rectangle2D(p.x(), p.y(), width, CYLINDER_HEIGHT))
                .orElseGet(() -> docked(users, width, boxes.size()));
        return new Box(
                key(each.id()),
                Optional.of(new Item.OfState(each.id())),
                each.name(),
                face,
                bounds,
                EnumSet.of(Box.Plug.STATE),
                marks(each.id(), each.name(), state),
                errors(state, each.name()));
    }

    /** Under its only user; below the middle of several; on the left when nobody uses it. */
    private static Rectangle2D docked(List<Rectangle2D> users, int width, int row) {
        if (users.isEmpty()) {
            return new Rectangle2D(80, 320 + row * 20.0, width, CYLINDER_HEIGHT);
        }
        double middle = users.stream()
                .mapToDouble(r -> r.getMinX() + r.getWidth() / 2)
                .average()
                .orElse(0);
        double bottom = users.stream().mapToDouble(Rectangle2D::getMaxY).max().orElse(0);
        return new Rectangle2D(Math.rint(middle - width / 2.0), Math.rint(bottom + DOCK_GAP), width, CYLINDER_HEIGHT);
    }

    private static Box ghost(NodeId id, String name, Drawing before, int row) {
        Optional<Box> old = before.box(key(id));
        Box.Face face = old.map(Box::face)
                .orElse(new Box.Face(Box.Form.CARD, Category.COMPUTE, name, "still running", false, "", ""));
        Rectangle2D bounds =
                old.map(Box::bounds).orElse(new Rectangle2D(80, 420 + row * 80.0, CARD_WIDTH, CARD_HEIGHT));
        return new Box(
                key(id),
                Optional.empty(),
                name,
                face.saying("removed, still running"),
                bounds,
                old.map(Box::ports).orElse(Set.of()),
                EnumSet.of(Box.Mark.GHOST),
                0);
    }

    private static Set<Box.Mark> marks(NodeId id, String name, SessionState state) {
        Set<Box.Mark> marks = EnumSet.noneOf(Box.Mark.class);
        RunState run = state.run();
        if (broken(state, name)) {
            marks.add(Box.Mark.BROKEN);
        }
        if (run.running()) {
            if (run.changed().contains(id)) {
                marks.add(Box.Mark.CHANGED);
            }
            if (run.added().contains(id)) {
                marks.add(Box.Mark.UNDEPLOYED);
            }
            if (run.older().contains(id)) {
                marks.add(Box.Mark.OLDER);
            }
        }
        return marks;
    }

    private static boolean broken(SessionState state, String name) {
        return misfits(state, name)
                || state.problems().stream()
                        .anyMatch(p -> p.severity() == Problem.Severity.ERROR
                                && p.where().code().isPresent()
                                && p.where().subject().filter(name::equals).isPresent());
    }

    /** Code of the node takes another type than the one that comes in: the problem is listed at the wire. */
    private static boolean misfits(SessionState state, String name) {
        return Arrays.stream(Role.values())
                .flatMap(role -> state.analysis().report(new CodeRef(name, role)).stream())
                .anyMatch(SnippetReport::hasErrors);
    }

    private static int errors(SessionState state, String subject) {
        return (int) state.problems().stream()
                .filter(p -> p.severity() == Problem.Severity.ERROR)
                .filter(p -> p.where().subject().filter(subject::equals).isPresent())
                .count();
    }

    private static Map<String, Wire> wires(SessionState state, Map<String, Box> boxes) {
        Map<String, Wire> wires = new LinkedHashMap<>();
        Map<String, Box> byName = new LinkedHashMap<>();
        boxes.values().stream().filter(b -> !b.ghost()).forEach(b -> byName.put(b.name(), b));
        for (Edge edge : state.project().edges()) {
            Box from = byName.get(edge.from().node());
            Box to = byName.get(edge.to().node());
            if (from != null && to != null) {
                Box.Plug tail = Box.tail(edge);
                WirePath path = WirePath.from(tail, from.plug(tail), to.plug(Box.head(edge)));
                wires.put(
                        edge.id(),
                        new Wire(
                                edge,
                                from.key(),
                                to.key(),
                                path,
                                state.analysis().type(edge.from()).orElse(""),
                                key(edge, state),
                                route(edge, state.project()),
                                errors(state, edge.id()) > 0));
            }
        }
        return wires;
    }

    /** The key of what crosses an edge, as the class of the objects that it is. */
    private static String key(Edge edge, SessionState state) {
        // What failed has the key with which it came.
        String at = edge.from().isErrors() ? edge.from().node() : edge.to().node();
        String key = state.analysis().keyTypes().getOrDefault(at, "");
        return switch (key) {
            case "char" -> "Character";
            case "int" -> "Integer";
            case "boolean", "byte", "short", "long", "float", "double" ->
                Character.toUpperCase(key.charAt(0)) + key.substring(1);
            default -> key;
        };
    }

    private static String route(Edge edge, Project project) {
        return switch (edge.sends()) {
            case EVERYTHING -> "";
            case OTHERWISE -> "otherwise";
            case WHEN -> {
                String test = Details.heart(project.text(new CodeRef(edge.id(), Role.ROUTE)));
                yield test.isEmpty() ? "when" : "when " + test;
            }
        };
    }

    private static List<Bond> bonds(Project project, Map<String, Box> boxes) {
        List<Bond> bonds = new ArrayList<>();
        for (ProjectNode node : project.nodes().values()) {
            node.state()
                    .map(project.states()::get)
                    .ifPresent(state -> bonds.add(Bond.between(
                            Objects.requireNonNull(boxes.get(key(node.id()))),
                            Objects.requireNonNull(boxes.get(key(state.id()))).bounds(),
                            key(state.id()))));
        }
        return bonds;
    }
}
