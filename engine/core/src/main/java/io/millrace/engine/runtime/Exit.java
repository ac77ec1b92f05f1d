package io.millrace.engine.runtime;

import io.millrace.engine.api.Route;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An edge as it runs on one worker, or one lane of it: where messages may have to cross to another worker, an edge has
 * a lane for each of them.
 *
 * <p>Threading: the worker.
 */
final class Exit {
    private final String id;
    private final Sends sends;
    private final boolean errors;
    private final CodeRef code;
    private final Operator target;
    private @Nullable Operator source;
    private final String port;
    private final @Nullable Outlet outlet;
    private final @Nullable End end;
    private final List<Exit> remote = new ArrayList<>();
    private final List<Inlet> inlets = new ArrayList<>();
    private @Nullable Lanes lanes;
    private boolean staysPossible = true;
    private @Nullable Route<Object> route;
    private long crossed;

    Exit(Edge edge, Operator target) {
        this.id = edge.id();
        this.sends = edge.sends();
        this.errors = edge.from().isErrors();
        this.code = new CodeRef(edge.id(), Role.ROUTE);
        this.target = target;
        this.outlet = null;
        this.end = target.end();
        this.port = edge.to().port();
    }

    private Exit(Exit edge, Outlet outlet) {
        this.id = edge.id;
        this.sends = edge.sends;
        this.errors = edge.errors;
        this.code = edge.code;
        this.target = edge.target;
        this.outlet = outlet;
        this.end = outlet;
        this.port = edge.port;
    }

    /** Where it begins; said once, before anything runs. */
    void source(Operator operator) {
        source = operator;
    }

    Operator source() {
        return Objects.requireNonNull(source);
    }

    /** Which lane a message takes by its key. */
    interface Lanes {
        Exit lane(@Nullable Object key);
    }

    /** A lane of this edge to another worker. */
    Exit remote(Outlet to) {
        final Exit lane = new Exit(this, to);
        remote.add(lane);
        return lane;
    }

    /** {@code mayStay}: one of the lanes is this edge itself. */
    void lanes(Lanes byKey, boolean mayStay) {
        lanes = byKey;
        staysPossible = mayStay;
    }

    Lanes lanes() {
        return Objects.requireNonNull(lanes);
    }

    /** Whether messages can come to the target without leaving the worker. */
    boolean staysPossible() {
        return staysPossible;
    }

    /** Messages of this edge come in from another worker too. */
    void from(Inlet inlet) {
        inlets.add(inlet);
    }

    /** Whether a message may have to cross to another worker. */
    boolean isExchange() {
        return lanes != null;
    }

    String id() {
        return id;
    }

    /** The input of the target that it leads to. */
    String port() {
        return port;
    }

    Operator target() {
        return target;
    }

    Sends sends() {
        return sends;
    }

    /** Whether it begins at an error port. */
    boolean isErrors() {
        return errors;
    }

    CodeRef code() {
        return code;
    }

    /** The lane that a message with this key takes; user code may be asked for the key's hash. */
    Exit lane(@Nullable Object key) {
        return lanes == null ? this : lanes.lane(key);
    }

    List<Exit> remote() {
        return remote;
    }

    /** Where its messages leave the worker; null when they stay. */
    @Nullable
    Outlet outlet() {
        return outlet;
    }

    /** What has to have room for a message to go on; null when nothing has. */
    @Nullable
    End end() {
        return end;
    }

    void route(Route<Object> next) {
        route = next;
    }

    /** The user's predicate; null where there is none. */
    @Nullable
    Route<Object> route() {
        return route;
    }

    /** Asks the user's predicate. */
    boolean test(Object message) throws Exception {
        return route == null || route.test(message);
    }

    /** Whether what crosses has to be counted: it does not follow from what its node has emitted. */
    boolean isCounted() {
        return outlet != null || errors || source == null || source.isRouted();
    }

    /** A message crosses; only where that is counted. */
    void cross() {
        crossed++;
    }

    /** Messages that came to the target on this worker and from this worker. */
    long crossed() {
        if (source == null || isCounted()) {
            return crossed;
        }
        long stayed = source.emitted();
        for (final Exit lane : remote) {
            stayed -= lane.crossed;
        }
        return stayed;
    }

    /** Messages that took this edge on this worker, on whatever lane. */
    long sent() {
        long sum = crossed();
        for (final Exit lane : remote) {
            sum += lane.crossed;
        }
        return sum;
    }

    /** The most that waited in each queue to another worker, added up. */
    long mostQueued() {
        long sum = 0;
        for (final Exit lane : remote) {
            sum += lane.outlet == null ? 0 : lane.outlet.mostQueued();
        }
        return sum;
    }

    /** Messages sent to other workers less those that came from others; its sum over all workers is under way. */
    long underway() {
        long sum = sent() - crossed();
        for (final Inlet inlet : inlets) {
            sum -= inlet.arrived();
        }
        return sum;
    }
}
