package io.millrace.engine.runtime;

import io.millrace.engine.api.Expiring;
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
 * A node as it runs: its user code, its edges, its counts. What a node does as a rule is not counted message by message
 * but follows from what came in: see {@link #count}.
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
    private @Nullable StepPort port;
    private @Nullable ExpiryPort expiry;
    private @Nullable CallPort calls;
    private @Nullable ChainLink link;
    private long waiting;
    private long received;

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

    /** The step that acts at a time; null when the node is none. */
    @Nullable
    StepPort port() {
        return port;
    }

    void port(StepPort step) {
        port = step;
    }

    /** Where calls are made on threads that may wait; null when the worker makes them. */
    @Nullable
    CallPort calls() {
        return calls;
    }

    void calls(CallPort elsewhere) {
        calls = elsewhere;
    }

    /** What must have room for a message to be given to the node; null when nothing must. */
    @Nullable
    End end() {
        return port != null ? port : calls != null ? calls : sink;
    }

    @Nullable
    StateStore state() {
        return state;
    }

    void state(StateStore store) {
        state = store;
    }

    /** Where it gives something when objects of its State are gone; null where they are kept for ever. */
    @Nullable
    ExpiryPort expiry() {
        return expiry;
    }

    void expiry(ExpiryPort port) {
        expiry = port;
    }

    /** This code is told when objects are gone; null for none. */
    void tellsWhenGone(@Nullable Expiring<Object, Object, Object> code) {
        if (expiry != null) {
            expiry.use(code);
        }
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
        for (final Exit exit : drawn) {
            exit.source(this);
            exit.target().entrances.add(exit);
        }
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

    /** Edges that end here. */
    List<Exit> entrances() {
        return entrances;
    }

    /** Whether all edges lead to the same input. */
    boolean isEnteredByOnePort() {
        return entrances.stream().map(Exit::port).distinct().count() <= 1;
    }

    /** Where messages that come here go on without the interpreter; null when they don't. */
    @Nullable
    ChainLink link() {
        return link;
    }

    void link(@Nullable ChainLink next) {
        link = next;
    }

    /** So many more messages lie on the stacks of runs, to be given to this node. */
    void waiting(int change) {
        waiting += change;
    }

    /** Adds up what came in; nodes before it have done so. The counts below are exact as of the last call. */
    void count() {
        long sum = counts.started;
        for (final Exit entrance : entrances) {
            sum += entrance.crossed();
        }
        for (final Inlet inlet : inlets) {
            sum += inlet.arrived();
        }
        received = sum;
    }

    /** Messages that came in: frames or calls of a generator at a source, else what came over the edges that end here. */
    long received() {
        return received;
    }

    /** Messages that came in and have not been given to user code, and those that a step keeps. */
    long held() {
        return waiting + (port == null ? 0 : port.counts().holding());
    }

    /** Messages that were used as they should be. */
    long passed() {
        return used() - (port == null ? 0 : port.counts().notPassed());
    }

    /** Messages that user code took, whatever a step will do with them. */
    private long used() {
        return received - waiting - counts.filtered - counts.failed;
    }

    /** Messages that gave nothing. */
    long filtered() {
        return counts.filtered + (port == null ? 0 : port.counts().filtered());
    }

    /** Messages that came too late for a step. */
    long late() {
        return port == null ? 0 : port.counts().late();
    }

    /** Keys that something is remembered for. */
    long keys() {
        return state != null ? state.size() : port != null ? port.keys() : 0;
    }

    /** Outputs that went on to at least one edge. */
    long emitted() {
        return exits.length == 0 ? 0 : used() - counts.done - counts.unrouted + counts.extra;
    }
}
