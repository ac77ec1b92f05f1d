package io.millrace.engine.runtime;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Decoder;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Expiring;
import io.millrace.engine.api.Generator;
import io.millrace.engine.api.Key;
import io.millrace.engine.api.MultiComputation;
import io.millrace.engine.api.MultiStateComputation;
import io.millrace.engine.api.Route;
import io.millrace.engine.api.StateComputation;
import io.millrace.engine.api.StateFactory;
import io.millrace.engine.api.TimestampExtractor;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts user functions into the places where they are called. User code has passed the compiler, or is wrong in a way
 * that fails its messages, so the types are taken for granted here.
 *
 * <p>Threading: the worker, between two messages.
 */
@SuppressWarnings("unchecked")
final class StageMaker {
    private final Flow flow;
    private final Map<CodeRef, UserFunction> functions;

    StageMaker(Flow flow, Map<CodeRef, UserFunction> functions) {
        this.flow = flow;
        this.functions = functions;
    }

    /** Renews everything that these pieces of code are in. */
    void replace(List<CodeNeed> changed) {
        for (final CodeNeed need : changed) {
            switch (need.ref().role()) {
                case STATE -> state(need.ref());
                case ROUTE -> route(need.ref());
                default -> flow.operator(need.node()).ifPresent(operator -> operator.stage(stage(operator)));
            }
        }
    }

    private void state(CodeRef ref) {
        final UserFunction function = Objects.requireNonNull(functions.get(ref));
        Objects.requireNonNull(flow.states().get(ref.owner()))
                .use((StateFactory<Object>) function.object(), Objects.requireNonNull(function.firstState()));
    }

    private void route(CodeRef ref) {
        final Route<Object> route = (Route<Object>) code(ref.owner(), Role.ROUTE);
        flow.edges().stream().filter(edge -> edge.code().equals(ref)).forEach(edge -> edge.route(route));
    }

    private Stage stage(Operator operator) {
        final String name = operator.name();
        return switch (operator.node().kind().shape()) {
            case SOURCE -> source(operator);
            case COMPUTATION -> computation(operator);
            case KEY -> new KeyStage((Key<Object, Object>) code(name, Role.KEY));
            case STATE_COMPUTATION -> stateComputation(operator, code(name, Role.COMPUTE));
            case SINK ->
                new EncodeStage((Encoder<Object>) code(name, Role.ENCODE), Objects.requireNonNull(operator.sink()));
            case KEYED_STEP -> step(name, Objects.requireNonNull(operator.port()));
            case STATE -> throw new IllegalStateException("a State is no operator: " + name);
        };
    }

    private Stage step(String name, StepPort port) {
        port.use(role -> code(name, role));
        return new StepStage(port);
    }

    /** Steps that have no code are made once. */
    void stepsWithoutCode() {
        for (final StepPort port : flow.steps()) {
            if (!port.isMade()) {
                port.operator().stage(step(port.operator().name(), port));
            }
        }
    }

    private Stage source(Operator operator) {
        final String name = operator.name();
        final Timestamps timestamps = new Timestamps(
                name,
                (TimestampExtractor<Object>) find(new CodeRef(name, Role.TIMESTAMP)),
                flow.eventTime().mark(name));
        if (PlanChecks.isGenerator(operator.node())) {
            final Generator<Object> generator = (Generator<Object>) code(name, Role.GENERATE);
            return new GenerateStage(generator, timestamps, flow.previous(name));
        }
        return new DecodeStage((Decoder<Object>) code(name, Role.DECODE), timestamps);
    }

    private Stage computation(Operator operator) {
        final CallPort calls = operator.calls();
        final CodeRef ref = new CodeRef(operator.name(), Role.COMPUTE);
        if (calls != null) {
            calls.use(Objects.requireNonNull(functions.get(ref)).instances());
            return new CallStage(calls);
        }
        final Object code = code(operator.name(), Role.COMPUTE);
        return code instanceof Computation
                ? new ComputeStage((Computation<Object, Object>) code)
                : new MultiComputeStage((MultiComputation<Object, Object>) code);
    }

    private static Stage stateComputation(Operator operator, Object code) {
        final StateStore store = Objects.requireNonNull(operator.state());
        final Expiring<Object, Object, Object> expiring =
                code instanceof Expiring ? (Expiring<Object, Object, Object>) code : null;
        final boolean updatesOnly = operator.exits().length == 0 || expiring != null && expiring.updatesOnly();
        operator.tellsWhenGone(expiring);
        return code instanceof StateComputation
                ? new StateStage((StateComputation<Object, Object, Object>) code, store, updatesOnly)
                : new MultiStateStage((MultiStateComputation<Object, Object, Object>) code, store, updatesOnly);
    }

    private Object code(String owner, Role role) {
        return Objects.requireNonNull(find(new CodeRef(owner, role)));
    }

    private @Nullable Object find(CodeRef ref) {
        final UserFunction function = functions.get(ref);
        return function == null ? null : function.object();
    }
}
