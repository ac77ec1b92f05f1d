package io.millrace.engine.runtime;

import io.millrace.engine.catalogue.ErrorPolicy;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.settings.ResolvedSettings.Resolved;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes operators and edges of a sound topology, without user code and with connectors that are not open yet. */
final class Assembly {
    private final DeploymentPlan plan;
    private final ConnectorKinds kinds;
    private final Place place;
    private final Timeliness timeliness;
    private final Map<String, Operator> operators = new LinkedHashMap<>();
    private final Map<String, StateStore> states = new LinkedHashMap<>();
    private final Map<String, Exit> exits = new LinkedHashMap<>();

    private Assembly(DeploymentPlan plan, ConnectorKinds kinds, Place place) {
        this.plan = plan;
        this.kinds = kinds;
        this.place = place;
        this.timeliness = Timeliness.of(plan.topology(), plan.settings());
    }

    /** The number of the worker that runs it, and what it has in common with the others. */
    record Place(int worker, Placement placement, Exchanges exchanges, List<Worker> workers) {}

    /** Only for a plan that {@link PlanChecks} has let through. */
    static Flow flow(DeploymentPlan plan, ConnectorKinds kinds, RunContext context, Place place) {
        return new Assembly(plan, kinds, place).flow(context);
    }

    private Flow flow(RunContext context) {
        final Topology topology = plan.topology();
        topology.states().forEach(state -> states.put(state.name(), new StateStore(state)));
        final EventTime eventTime = new EventTime();
        topology.nodes().forEach(node -> operators.put(node.name(), operator(node)));
        operators.values().forEach(operator -> step(operator, context, eventTime));
        operators.values().forEach(operator -> calls(operator, context));
        topology.edges()
                .forEach(edge ->
                        exits.put(edge.id(), new Exit(edge, known(edge.to().node()))));
        topology.nodes().forEach(node -> known(node.name()).exits(drawn(topology, node)));
        final Flow.Parts parts =
                new Flow.Parts(List.copyOf(operators.values()), List.copyOf(exits.values()), states, eventTime);
        final Flow flow = new Flow(context, parts);
        final Seams seams = new Seams(flow, place);
        topology.edges().forEach(edge -> seams.out(edge, Objects.requireNonNull(exits.get(edge.id()))));
        flow.inGraphOrder().forEach(operator -> connect(operator, flow));
        topology.edges().forEach(edge -> seams.in(edge, Objects.requireNonNull(exits.get(edge.id()))));
        timeliness.wire(flow);
        return flow;
    }

    private Operator operator(Node node) {
        final Operator operator = new Operator(node, policy(node));
        node.state().map(states::get).ifPresent(operator::state);
        if (node.kind().shape() == Shape.SINK && kinds.knows(node) && isHome(node)) {
            operator.sink(new SinkPort(node.name(), kinds.sink(node)));
        }
        return operator;
    }

    private void step(Operator operator, RunContext context, EventTime eventTime) {
        final Node node = operator.node();
        if (node.kind().shape() == Shape.KEYED_STEP && place.placement().runs(node.name(), place.worker())) {
            final UnaryOperator<String> settings = name ->
                    plan.settings().find(node.name(), name).map(Resolved::value).orElse("");
            final StepPort.Site site = new StepPort.Site(Timeliness.maker(node), settings);
            operator.port(new StepPort(operator, site, context, eventTime));
        }
    }

    /** In a trial all happens on one thread, so that it goes the same way each time. */
    private void calls(Operator operator, RunContext context) {
        final Node node = operator.node();
        final int threads = number(node, "blocking");
        if (threads > 0 && !context.isDriven() && place.placement().runs(node.name(), place.worker())) {
            final CallPort.Site all = new CallPort.Site(threads, number(node, "in-flight"), !isSet(node, "unordered"));
            final Worker worker = place.workers().get(place.worker());
            operator.calls(
                    new CallPort(operator, context, worker, place.placement().share(all, node.name(), place.worker())));
        }
    }

    private int number(Node node, String setting) {
        return plan.settings()
                .find(node.name(), setting)
                .map(resolved -> Integer.parseInt(resolved.value()))
                .orElse(0);
    }

    private boolean isSet(Node node, String setting) {
        return plan.settings()
                .find(node.name(), setting)
                .filter(resolved -> resolved.value().equals("true"))
                .isPresent();
    }

    private boolean isHome(Node node) {
        return place.placement().isHome(node.name(), place.worker());
    }

    private ErrorPolicy policy(Node node) {
        return plan.settings()
                .find(node.name(), ErrorPolicy.SETTING)
                .map(Resolved::value)
                .map(ErrorPolicy::of)
                .orElse(ErrorPolicy.SKIP);
    }

    private List<Exit> drawn(Topology topology, Node node) {
        return topology.edgesFrom(node.name()).stream()
                .map(Edge::id)
                .map(id -> Objects.requireNonNull(exits.get(id)))
                .toList();
    }

    private void connect(Operator operator, Flow flow) {
        final SinkPort sink = operator.sink();
        if (sink != null) {
            flow.sinks().add(sink);
        }
        final StepPort step = operator.port();
        if (step != null) {
            step.starter(Starter.behind(step, flow.context()));
            flow.steps().add(step);
            step.starter().feeds(step);
        }
        final StateStore state = operator.state();
        if (state != null && state.tellsKeys()) {
            final ExpiryPort port = new ExpiryPort(new Starter(operator, flow.context()));
            operator.expiry(port);
            port.starter().feeds(port);
        }
        final CallPort calls = operator.calls();
        if (calls != null) {
            calls.starter(Starter.behind(calls, flow.context()));
            flow.calls().add(calls);
            calls.starter().feeds(calls);
        }
        if (operator.node().kind().shape() == Shape.SOURCE && isHome(operator.node())) {
            final Intake intake = intake(operator, flow);
            flow.intakes().add(intake);
            intake.starter().feeds(intake);
        }
    }

    private Intake intake(Operator operator, Flow flow) {
        final Node node = operator.node();
        final Starter starter = new Starter(operator, flow.context());
        if (PlanChecks.isGenerator(node)) {
            final int rate = Integer.parseInt(plan.settings().text(node.name(), "rate"));
            return new GeneratorIntake(starter, flow.context().pace(node.name(), rate), mark(node, false, flow));
        }
        final SourceConnector connector = kinds.source(node, place.worker(), place.placement());
        return new ReaderIntake(starter, connector, mark(node, connector.hasConnections(), flow));
    }

    /** Null where nobody looks at event time. */
    private @Nullable SourceMark mark(Node node, boolean byConnection, Flow flow) {
        if (!timeliness.matters(node.name())) {
            return null;
        }
        final SourceMark mark = new SourceMark(flow.context().pulse(), byConnection);
        flow.eventTime().add(node.name(), mark);
        return mark;
    }

    private Operator known(String name) {
        return Objects.requireNonNull(operators.get(name));
    }
}
