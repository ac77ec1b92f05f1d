package io.millrace.engine.dsl;

import io.millrace.engine.api.Decoder;
import io.millrace.engine.api.Generator;
import io.millrace.engine.api.StateFactory;
import io.millrace.engine.api.TimestampExtractor;
import io.millrace.engine.catalogue.ApplicationSettings;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.runtime.Code;
import io.millrace.engine.runtime.CodeFactory;
import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.settings.SettingsResolver;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.StateDeclaration;
import io.millrace.engine.topology.StateDeclaration.Scope;
import io.millrace.engine.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds an application in Java: pipelines that begin at sources, and the States that they share. What is wrong with
 * it is said all at once, by {@link #plan} and when it is deployed.
 *
 * <p>User functions are used as they are given, by each of the application's workers: with more than one, also at the
 * same time. What they remember belongs into a State.
 *
 * <p>Threading: a builder, for one thread.
 */
public final class Application {
    private final String name;
    private final Catalogue catalogue;
    private final List<StateDeclaration> states = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<CodeRef, CodeFactory> code = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();

    private Application(String name, Catalogue catalogue) {
        this.name = name;
        this.catalogue = catalogue;
    }

    public static Application named(String name) {
        return named(name, Catalogue.standard());
    }

    /** An application whose connectors are of the kinds of this catalogue. */
    public static Application named(String name, Catalogue catalogue) {
        return new Application(name, catalogue);
    }

    /** Declares a State with one object for each key. */
    public <S> State<S> state(String stateName, StateFactory<S> factory) {
        return state(stateName, Scope.KEY, factory);
    }

    /** Declares a State with one object for each key, which is kept for this long after its last use. */
    public <S> State<S> state(String stateName, Duration ttl, StateFactory<S> factory) {
        states.add(new StateDeclaration(stateName, Scope.KEY, Optional.of(ttl)));
        code(stateName, Role.STATE, factory);
        return new State<>(stateName);
    }

    /** Declares a State with one object for the whole application. */
    public <S> State<S> applicationState(String stateName, StateFactory<S> factory) {
        return state(stateName, Scope.APPLICATION, factory);
    }

    /** Begins a pipeline at a source of bytes. */
    public <T> Pipeline<T> source(String node, Connector connector, Decoder<T> decoder) {
        add(node, connector);
        code(node, Role.DECODE, decoder);
        return Pipeline.startingAt(this, node);
    }

    /** Begins a pipeline at a source of bytes whose messages say when they happened. */
    public <T> Pipeline<T> source(String node, Connector connector, Decoder<T> decoder, TimestampExtractor<T> time) {
        code(node, Role.TIMESTAMP, time);
        return source(node, connector, decoder);
    }

    /** Begins a pipeline at a generator; {@code perSecond} 0 makes as many messages as the rest can take. */
    public <T> Pipeline<T> generator(String node, int perSecond, Generator<T> generator) {
        add(node, Connector.of("generator").with("rate", perSecond));
        code(node, Role.GENERATE, generator);
        return Pipeline.startingAt(this, node);
    }

    /** Runs it on so many workers; 0 takes one for each processor but one. */
    public Application workers(int number) {
        settings.put(ApplicationSettings.WORKERS, Integer.toString(number));
        return this;
    }

    /** The graph as built so far. */
    public Topology topology() {
        return new Topology(name, states, nodes, edges, settings);
    }

    /** The code as given so far. */
    public Code code() {
        return new Code(code);
    }

    /** Everything that the engine needs, with settings as given here and in the environment. */
    public DeploymentPlan plan() throws DeploymentRefused {
        return plan(new Layers(Map.of(), System.getenv(), Map.of()), Path.of(""));
    }

    /**
     * Everything that the engine needs.
     *
     * @param layers settings from outside, which win over those given here
     * @param baseFolder where relative paths of files start
     * @throws DeploymentRefused for settings that are unknown or have bad values
     */
    public DeploymentPlan plan(Layers layers, Path baseFolder) throws DeploymentRefused {
        final Topology topology = topology();
        final SettingsResolver resolver = SettingsResolver.of(layers);
        final List<Problem> problems = resolver.problems(topology);
        if (!problems.isEmpty()) {
            throw new DeploymentRefused(problems);
        }
        return new DeploymentPlan(topology, code(), resolver.resolve(topology), baseFolder);
    }

    private <S> State<S> state(String stateName, Scope scope, StateFactory<S> factory) {
        states.add(new StateDeclaration(stateName, scope));
        code(stateName, Role.STATE, factory);
        return new State<>(stateName);
    }

    void add(String node, Connector connector) {
        add(node, connector, Optional.empty());
    }

    void add(String node, Connector connector, Optional<String> state) {
        nodes.add(new Node(node, catalogue.require(connector.kind()), connector.settings(), state));
    }

    /** Gives a node of this application a setting. */
    void set(String node, String setting, String value) {
        nodes.replaceAll(old -> {
            if (!old.name().equals(node)) {
                return old;
            }
            final Map<String, String> settings = new HashMap<>(old.settings());
            settings.put(setting, value);
            return new Node(node, old.kind(), settings, old.state());
        });
    }

    void connect(Edge edge) {
        edges.add(edge);
    }

    void code(String owner, Role role, Object instance) {
        code.put(new CodeRef(owner, role), () -> instance);
    }
}
