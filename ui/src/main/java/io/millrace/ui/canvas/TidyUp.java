package io.millrace.ui.canvas;

import io.millrace.app.project.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays a drawing out from left to right. A docked State stays with its node, which is given the room for both.
 *
 * <p>Threading: any; slow on its first call, so never the FX thread.
 */
final class TidyUp {
    private static final double BETWEEN_LAYERS = 80;
    private static final double BETWEEN_ROWS = 44;

    private final Drawing drawing;
    private final Map<String, Position> corner;
    private final Map<String, ElkNode> nodes = new HashMap<>();
    private final Map<String, ElkPort> ins = new HashMap<>();
    private final Map<String, ElkPort> outs = new HashMap<>();

    private TidyUp(Drawing drawing, Map<String, Position> corner) {
        this.drawing = drawing;
        this.corner = corner;
    }

    /**
     * New positions of all nodes; States stand where they are docked.
     *
     * @param now present positions by name: what is laid out again keeps its upper left corner
     */
    static Map<String, Position> positions(Drawing drawing, Map<String, Position> now) {
        return new TidyUp(drawing, now).run();
    }

    private Map<String, Position> run() {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(0));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_ROWS);
        drawing.boxes().values().stream()
                .filter(box -> box.form() != Box.Form.CYLINDER && !box.ghost())
                .forEach(box -> add(root, box));
        for (Wire wire : drawing.wires().values()) {
            ElkPort from = outs.get(wire.fromKey());
            ElkPort to = ins.get(wire.toKey());
            if (from != null && to != null) {
                ElkGraphUtil.createSimpleEdge(from, to);
            }
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return collect();
    }

    private void add(ElkNode root, Box box) {
        boolean owner = drawing.bonds().stream().anyMatch(bond -> bond.userKey().equals(box.key()));
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(box.bounds().getWidth(), Draughtsman.CARD_HEIGHT + (owner ? 120 : 0));
        node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        nodes.put(box.key(), node);
        ins.put(box.key(), port(node, PortSide.WEST, 0));
        outs.put(box.key(), port(node, PortSide.EAST, box.bounds().getWidth()));
    }

    private static ElkPort port(ElkNode node, PortSide side, double x) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(CoreOptions.PORT_SIDE, side);
        port.setLocation(x, Box.PORT_LINE);
        return port;
    }

    private Map<String, Position> collect() {
        int left = corner.values().stream().mapToInt(Position::x).min().orElse(80);
        int top = corner.values().stream().mapToInt(Position::y).min().orElse(160);
        double minX = nodes.values().stream().mapToDouble(ElkNode::getX).min().orElse(0);
        double minY = nodes.values().stream().mapToDouble(ElkNode::getY).min().orElse(0);
        Map<String, Position> to = new TreeMap<>();
        nodes.forEach((key, node) -> drawing.box(key)
                .ifPresent(box -> to.put(box.name(), Grid.snapped(new Position((int) (left + node.getX() - minX), (int)
                        (top + node.getY() - minY))))));
        return to;
    }
}
