package io.millrace.engine.runtime;

import io.millrace.engine.catalogue.CodeSlot;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node as it runs: its user code, its edges, its counts.
 *
 * <p>Threading: the worker.
 */
final class Operator {
    private final Node node;
    private final @Nullable CodeRef code;
    private final boolean stopsOnError;
    private final OperatorCounts counts = new OperatorCounts();
    private final FailureLog failures = new FailureLog();
    private final List<Exit> entrances = new ArrayList<>();
    private final List<Inlet> inlets = new ArrayList<>();
    private Exit[] exits = new Exit[0];
    private boolean routed;
    private Stage stage = new DiscardStage();
    private @Nullable SinkPort sink;
    private @Nullable StateStore state;

    Operator(Node node, boolean stopsOnError) {
        this.node = node;
        this.code = node.kind().code().stream()
                .filter(CodeSlot::required)
                .map(slot -> new CodeRef(node.name(), slot.role()))
                .findFirst()
                .orElse(null);
        this.stopsOnError = stopsOnError;
    }

    Node node() {
        return node;
    }

    String name() {
        return node.name();
    }

    /** The user code that makes the node what it is; null for a node that has none. */
    @Nullable
    CodeRef code() {
        return code;
    }

    /** Whether a failed message ends the deployment. */
    boolean stopsOnError() {
        return stopsOnError;
    }

    OperatorCounts counts() {
        return counts;
    }

    FailureLog failures() {
        return failures;
    }

    Stage stage() {
        return stage;
    }

    void stage(Stage next) {
        stage = next;
    }

    @Nullable
    SinkPort sink() {
        return sink;
    }

    void sink(SinkPort port) {
        sink = port;
    }

    @Nullable
    StateStore state() {
        return state;
    }

    void state(StateStore store) {
        state = store;
    }

    /** Messages come in from another worker too. */
    void from(Inlet inlet) {
        inlets.add(inlet);
    }

    /** Edges that begin here, in drawn order. */
    Exit[] exits() {
        return exits;
    }

    void exits(List<Exit> drawn) {
        exits = drawn.toArray(Exit[]::new);
        routed = drawn.stream().anyMatch(exit -> exit.sends() != Sends.EVERYTHING);
        drawn.forEach(exit -> exit.target().entrances.add(exit));
    }

    /** Whether edges take messages by condition. */
    boolean isRouted() {
        return routed;
    }

    /** Messages that came in: frames or calls of a generator at a source, else what came over the edges that end here. */
    long received() {
        long sum = counts.started;
        for (final Exit entrance : entrances) {
            sum += entrance.crossed();
        }
        for (final Inlet inlet : inlets) {
            sum += inlet.arrived();
        }
        return sum;
    }
}
