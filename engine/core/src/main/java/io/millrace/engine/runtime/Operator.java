package io.millrace.engine.runtime;

import io.millrace.engine.catalogue.CodeSlot;
import io.millrace.engine.catalogue.ErrorPolicy;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node as it runs: its user code, its edges, its counts.
 *
 * <p>Threading: the worker.
 */
final class Operator {
    private final Node node;
    private final @Nullable CodeRef code;
    private final ErrorPolicy policy;
    private final OperatorCounts counts = new OperatorCounts();
    private final FailureLog failures = new FailureLog();
    private final List<Exit> entrances = new ArrayList<>();
    private final List<Inlet> inlets = new ArrayList<>();
    private Exit[] exits = new Exit[0];
    private Exit[] errorExits = new Exit[0];
    private boolean routed;
    private boolean errorsRouted;
    private int number;
    private Stage stage = new DiscardStage();
    private @Nullable SinkPort sink;
    private @Nullable StateStore state;

    Operator(Node node, ErrorPolicy policy) {
        this.node = node;
        this.code = node.kind().allCode().stream()
                .filter(CodeSlot::required)
                .map(slot -> new CodeRef(node.name(), slot.role()))
                .findFirst()
                .orElse(null);
        this.policy = policy;
    }

    Node node() {
        return node;
    }

    String name() {
        return node.name();
    }

    /** Its place among the nodes of the topology. */
    int number() {
        return number;
    }

    void number(int place) {
        number = place;
    }

    /** The user code that makes the node what it is; null for a node that has none. */
    @Nullable
    CodeRef code() {
        return code;
    }

    /** What becomes of a message that fails. */
    ErrorPolicy policy() {
        return policy;
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

    /** Edges that begin at the output, in drawn order. */
    Exit[] exits() {
        return exits;
    }

    /** Edges that begin at the error port, in drawn order; none unless failed messages leave by it. */
    Exit[] errorExits() {
        return errorExits;
    }

    /** Edges of both ports. */
    List<Exit> allExits() {
        return Stream.concat(Arrays.stream(exits), Arrays.stream(errorExits)).toList();
    }

    void exits(List<Exit> drawn) {
        exits = drawn.stream().filter(exit -> !exit.isErrors()).toArray(Exit[]::new);
        routed = areRouted(exits);
        if (policy == ErrorPolicy.DEAD_LETTER) {
            errorExits = drawn.stream().filter(Exit::isErrors).toArray(Exit[]::new);
            errorsRouted = areRouted(errorExits);
        }
        drawn.forEach(exit -> exit.target().entrances.add(exit));
    }

    private static boolean areRouted(Exit[] some) {
        return Arrays.stream(some).anyMatch(exit -> exit.sends() != Sends.EVERYTHING);
    }

    /** Whether edges take messages by condition. */
    boolean isRouted() {
        return routed;
    }

    /** Whether edges take failed messages by condition. */
    boolean areErrorsRouted() {
        return errorsRouted;
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
