package io.millrace.engine.dsl;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Failed;
import io.millrace.engine.api.Joiner;
import io.millrace.engine.api.Key;
import io.millrace.engine.api.MultiComputation;
import io.millrace.engine.api.MultiStateComputation;
import io.millrace.engine.api.Route;
import io.millrace.engine.api.StateComputation;
import io.millrace.engine.catalogue.ErrorPolicy;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.PortRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in an application where messages of one type come by; each method adds a node behind it. A place may be
 * used more than once: each use gets every message.
 *
 * <p>Threading: a builder, for one thread.
 *
 * @param <T> type of the messages
 */
public final class Pipeline<T> {
    private final Application application;
    private final List<Origin> origins;

    private Pipeline(Application application, List<Origin> origins) {
        this.application = application;
        this.origins = List.copyOf(origins);
    }

    static <T> Pipeline<T> startingAt(Application application, String node) {
        return new Pipeline<>(application, List.of(new Origin(PortRef.out(node), Sends.EVERYTHING, null)));
    }

    /** Failed messages of these nodes. */
    static Pipeline<Failed<?>> failedAt(Application application, List<String> nodes) {
        nodes.forEach(node -> application.set(node, ErrorPolicy.SETTING, ErrorPolicy.DEAD_LETTER.id()));
        return new Pipeline<>(
                application,
                nodes.stream()
                        .map(node -> new Origin(PortRef.errors(node), Sends.EVERYTHING, null))
                        .toList());
    }

    /** Turns each message into one or, with null, none. */
    public <O> Pipeline<O> compute(String node, Computation<? super T, ? extends O> computation) {
        return computation(node, computation);
    }

    /** Turns each message into any number of them. */
    public <O> Pipeline<O> computeMany(String node, MultiComputation<? super T, O> computation) {
        return computation(node, computation);
    }

    /** Says which State object each message belongs to, from here on. */
    public <K> Pipeline<T> key(String node, Key<? super T, K> key) {
        add(node, Connector.of("key"), Optional.empty());
        application.code(node, Role.KEY, key);
        return startingAt(application, node);
    }

    /** Takes each message with the State of its key, may change it, gives one message or, with null, none. */
    public <S, O> Pipeline<O> computeWith(
            String node, State<S> state, StateComputation<? super T, S, ? extends O> computation) {
        return stateComputation(node, state, computation);
    }

    /** Takes each message with the State of its key, may change it, gives any number of messages. */
    public <S, O> Pipeline<O> computeManyWith(
            String node, State<S> state, MultiStateComputation<? super T, S, O> computation) {
        return stateComputation(node, state, computation);
    }

    /** Gathers the messages of each key, or of all where there is none, and gives one result for each window. */
    public <A, O> Pipeline<O> window(String node, Windows windows, Aggregation<? super T, A, ? extends O> aggregation) {
        add(node, windows.connector(), Optional.empty());
        application.code(node, Role.AGGREGATE, aggregation);
        return startingAt(application, node);
    }

    /** Those messages for which a condition holds. */
    public Pipeline<T> filter(String node, Route<? super T> condition) {
        return compute(node, in -> condition.test(in) ? in : null);
    }

    /** Those messages whose value comes for the first time, for each key or of all. */
    public Pipeline<T> distinct(String node, Key<? super T, ?> value) {
        return distinct(node, Steps.distinct(), value);
    }

    /** As {@link #distinct(String, Key)}; so long after a value has passed it passes again. */
    public Pipeline<T> distinct(String node, Key<? super T, ?> value, Duration forget) {
        return distinct(node, Steps.distinct(forget), value);
    }

    private Pipeline<T> distinct(String node, Connector connector, Key<? super T, ?> value) {
        final Pipeline<T> step = step(node, connector);
        application.code(node, Role.KEY, value);
        return step;
    }

    /** At most so many messages in any such time, for each key or of all; the others are filtered out. */
    public Pipeline<T> throttle(String node, int messages, Duration per) {
        return step(node, Steps.throttle(messages, per));
    }

    /** As {@link #throttle}, but the others wait for their turn. */
    public Pipeline<T> pace(String node, int messages, Duration per) {
        return step(node, Steps.pace(messages, per));
    }

    /** One of so many messages, for each key or of all. */
    public Pipeline<T> sample(String node, long each) {
        return step(node, Steps.sample(each));
    }

    /** The newest message of each such time, for each key or of all. */
    public Pipeline<T> sample(String node, Duration every) {
        return step(node, Steps.sample(every));
    }

    /** Each message so much later. */
    public Pipeline<T> delay(String node, Duration by) {
        return step(node, Steps.delay(by));
    }

    /**
     * The messages with the largest values, for each key or of all, whenever that list changes.
     *
     * @param by value of a message; null leaves it out
     * @param about what a message is about: of those about the same thing only the newest is in the list
     */
    public <V extends Comparable<? super V>> Pipeline<List<T>> top(
            String node, int size, Computation<? super T, V> by, Key<? super T, ?> about) {
        final Pipeline<List<T>> step = step(node, Steps.top(size));
        application.code(node, Role.COMPUTE, by);
        application.code(node, Role.KEY, about);
        return step;
    }

    /** A message for each pair of one from here and one from there with the same key and event times in the span. */
    public <R, O> Pipeline<O> join(
            String node, Pipeline<R> right, Duration span, Joiner<? super T, ? super R, ? extends O> joiner) {
        return join(node, right, Steps.join(span, false), joiner);
    }

    /** As {@link #join}; a message from here that finds no partner goes on with null when its time is over. */
    public <R, O> Pipeline<O> leftJoin(
            String node, Pipeline<R> right, Duration span, Joiner<? super T, ? super R, ? extends O> joiner) {
        return join(node, right, Steps.join(span, true), joiner);
    }

    private <R, O> Pipeline<O> join(String node, Pipeline<R> right, Connector connector, Joiner<?, ?, ?> joiner) {
        application.add(node, connector, Optional.empty());
        connect(new PortRef(node, "left"));
        right.connect(new PortRef(node, "right"));
        application.code(node, Role.JOIN, joiner);
        return startingAt(application, node);
    }

    private <O> Pipeline<O> step(String node, Connector connector) {
        add(node, connector, Optional.empty());
        return startingAt(application, node);
    }

    /** Says what becomes of messages that fail at the node that this place is behind. */
    public Pipeline<T> onError(ErrorPolicy policy) {
        nodes().forEach(node -> application.set(node, ErrorPolicy.SETTING, policy.id()));
        return this;
    }

    /**
     * Spreads the messages of the computation that this place is behind over all workers. Their order is given up there.
     */
    public Pipeline<T> parallel() {
        nodes().forEach(node -> application.set(node, "parallel", "true"));
        return this;
    }

    /**
     * Calls the computation that this place is behind on so many threads of its own, where it may wait. Results go on in
     * the order of the messages; at most {@code inFlight} calls are under way at once.
     */
    public Pipeline<T> blocking(int threads, int inFlight) {
        nodes().forEach(node -> {
            application.set(node, "blocking", Integer.toString(threads));
            application.set(node, "in-flight", Integer.toString(inFlight));
        });
        return this;
    }

    /** Lets each result of {@link #blocking} go on as soon as it is there. */
    public Pipeline<T> unordered() {
        nodes().forEach(node -> application.set(node, "unordered", "true"));
        return this;
    }

    /** The messages that fail at the node that this place is behind; they leave by its error port. */
    public Pipeline<Failed<?>> errors() {
        return failedAt(application, nodes());
    }

    private List<String> nodes() {
        if (origins.stream().anyMatch(origin -> origin.from().isErrors())) {
            throw new IllegalStateException("this is an error port: say it of the node behind it");
        }
        return origins.stream().map(origin -> origin.from().node()).distinct().toList();
    }

    /** Those messages for which the condition holds; beside it may stand other conditions and one otherwise. */
    public Pipeline<T> when(Route<? super T> condition) {
        return sending(Sends.WHEN, condition);
    }

    /** The messages that no condition of the same place took. */
    public Pipeline<T> otherwise() {
        return sending(Sends.OTHERWISE, null);
    }

    /** The messages of both places; each keeps its own order. */
    public Pipeline<T> merge(Pipeline<? extends T> other) {
        final List<Origin> both = new ArrayList<>(origins);
        both.addAll(other.origins);
        return new Pipeline<>(application, both);
    }

    /** Ends here in a sink of bytes. */
    public Sink sink(String node, Connector connector, Encoder<? super T> encoder) {
        add(node, connector, Optional.empty());
        application.code(node, Role.ENCODE, encoder);
        return new Sink(application, node);
    }

    /** Ends here in a sink that counts and forgets. */
    public void discard(String node) {
        add(node, Connector.of("discard"), Optional.empty());
    }

    private <O> Pipeline<O> computation(String node, Object instance) {
        add(node, Connector.of("computation"), Optional.empty());
        application.code(node, Role.COMPUTE, instance);
        return startingAt(application, node);
    }

    private <O> Pipeline<O> stateComputation(String node, State<?> state, Object instance) {
        add(node, Connector.of("state-computation"), Optional.of(state.name()));
        application.code(node, Role.COMPUTE, instance);
        return startingAt(application, node);
    }

    private Pipeline<T> sending(Sends sends, @Nullable Route<? super T> condition) {
        if (origins.stream().anyMatch(origin -> origin.sends() != Sends.EVERYTHING)) {
            throw new IllegalStateException("a condition stands here already: say both in one");
        }
        final List<Origin> routed = origins.stream()
                .map(origin -> new Origin(origin.from(), sends, condition))
                .toList();
        return new Pipeline<>(application, routed);
    }

    private void add(String node, Connector connector, Optional<String> state) {
        application.add(node, connector, state);
        connect(PortRef.in(node));
    }

    private void connect(PortRef input) {
        for (final Origin origin : origins) {
            final Edge edge = new Edge(origin.from(), input, origin.sends());
            application.connect(edge);
            if (origin.condition() != null) {
                application.code(edge.id(), Role.ROUTE, origin.condition());
            }
        }
    }

    /** Where messages come from, and which of them. */
    private record Origin(
            PortRef from, Sends sends, @Nullable Route<?> condition) {}
}
