package io.millrace.engine.runtime;

import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Keys;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.StateDeclaration;
import io.millrace.engine.topology.StateDeclaration.Scope;
import io.millrace.engine.topology.Topology;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Who does what: which worker has which source and sink, and at which edges messages may go over to another worker.
 *
 * <p>Sources are dealt out in drawn order, but for those of which each worker has a part. Behind a key the worker goes on that owns the key's partition: each edge
 * from a key is an exchange, unless it leads to another key or a sink; so is an edge into a state computation that
 * messages may reach on another worker than the State's. Messages of a step that wants it are spread over all workers
 * by turns. A sink is where everything that it takes is anyway, or else
 * dealt out from the last worker on; an edge into it from elsewhere is an exchange.
 *
 * <p>Threading: any; it does not change.
 */
final class Placement {
    private final Topology topology;
    private final int workers;
    private final Set<String> unkeyed;
    private final Wishes wishes;
    private final Map<String, Integer> homes = new HashMap<>();
    private final Map<String, Site> exchanges = new HashMap<>();
    private final List<Set<String>> runnable = new ArrayList<>();

    private Placement(Topology topology, int workers, Wishes wishes) {
        this.topology = topology;
        this.workers = workers;
        this.wishes = wishes;
        this.unkeyed = Keys.without(topology);
    }

    /** Where a message is: with the owner of its key, on one certain worker, or nobody knows before it comes. */
    sealed interface Site {
        /** With the owner of the key. */
        record Keyed() implements Site {}

        /** On this worker. */
        record Fixed(int worker) implements Site {}

        /** Anywhere, but rather on this worker. */
        record Around(int worker) implements Site {}

        /** Anywhere. */
        record Loose() implements Site {}
    }

    /**
     * What nodes want.
     *
     * @param everywhere sources of which each worker has a part
     * @param parallel steps whose messages are spread over all workers, whatever becomes of their order
     */
    record Wishes(Predicate<Node> everywhere, Predicate<Node> parallel) {
        static final Wishes NONE = new Wishes(node -> false, node -> false);
    }

    /** Only for a sound topology. */
    static Placement of(Topology topology, int workers) {
        return of(topology, workers, Wishes.NONE);
    }

    /** Only for a sound topology. */
    static Placement of(Topology topology, int workers, Wishes wishes) {
        final Placement placement = new Placement(topology, workers, wishes);
        placement.place();
        for (int i = 0; i < workers; i++) {
            placement.runnable.add(new HashSet<>());
        }
        for (int i = 0; i < workers; i++) {
            final int worker = i;
            topology.nodes().stream()
                    .filter(node -> isSource(node) && placement.isHome(node.name(), worker))
                    .forEach(node -> placement.run(node.name(), worker));
        }
        return placement;
    }

    int workers() {
        return workers;
    }

    /** The worker that owns a source or sink, or of a source that all have, the one nearest to its sinks. */
    int home(String node) {
        return Objects.requireNonNull(homes.get(node));
    }

    /** Whether a worker has a source or sink, or its part of it. */
    boolean isHome(String node, int worker) {
        return home(node) == worker || wishes.everywhere().test(node(node));
    }

    /** Where an edge takes its messages; empty when they stay where they are. */
    Optional<Site> exchange(Edge edge) {
        return Optional.ofNullable(exchanges.get(edge.id()));
    }

    /** Whether messages can come to a node on a worker. */
    boolean runs(String node, int worker) {
        return runnable.get(worker).contains(node);
    }

    /** What a worker has of the threads that a node has in all: at least one. */
    CallPort.Site share(CallPort.Site all, String node, int worker) {
        final int sharers =
                (int) IntStream.range(0, workers).filter(one -> runs(node, one)).count();
        final int before =
                (int) IntStream.range(0, worker).filter(one -> runs(node, one)).count();
        return new CallPort.Site(
                share(all.threads(), sharers, before), share(all.inFlight(), sharers, before), all.ordered());
    }

    private static int share(int all, int sharers, int before) {
        return Math.max(1, all / sharers + (before < all % sharers ? 1 : 0));
    }

    /** Workers to which messages of an exchange can go. */
    List<Integer> targets(Site site) {
        return site instanceof Site.Fixed fixed
                ? List.of(fixed.worker())
                : IntStream.range(0, workers).boxed().toList();
    }

    private void place() {
        int sources = 0;
        int sinks = 0;
        final Map<PortRef, Site> behind = new HashMap<>();
        for (final Node node : inGraphOrder()) {
            final List<Edge> into = topology.edgesInto(node.name());
            if (isSource(node)) {
                homes.put(node.name(), sources++ % workers);
                behind(
                        node,
                        wishes.everywhere().test(node)
                                ? new Site.Around(home(node.name()))
                                : new Site.Fixed(home(node.name())),
                        behind);
            } else if (PlanChecks.needsConnector(node)) {
                final Site site = common(into, behind);
                final int home = near(site).orElse(workers - 1 - sinks % workers);
                sinks += near(site).isEmpty() ? 1 : 0;
                homes.put(node.name(), home);
                into.forEach(edge -> exchange(edge, new Site.Fixed(home), behind));
                behind(node, new Site.Fixed(home), behind);
            } else {
                behind(node, inner(node, into, behind), behind);
            }
        }
    }

    /** Where messages are that a node has given, or that have failed there and so have got no other key. */
    private static void behind(Node node, Site site, Map<PortRef, Site> behind) {
        final boolean rekeyed = node.kind().shape() == Shape.KEY && site instanceof Site.Keyed;
        behind.put(PortRef.out(node.name()), rekeyed ? new Site.Loose() : site);
        behind.put(PortRef.errors(node.name()), site);
    }

    private static Optional<Integer> near(Site site) {
        return site instanceof Site.Fixed fixed
                ? Optional.of(fixed.worker())
                : site instanceof Site.Around around ? Optional.of(around.worker()) : Optional.empty();
    }

    private Site inner(Node node, List<Edge> into, Map<PortRef, Site> behind) {
        if (wishes.parallel().test(node)) {
            into.forEach(this::spread);
            return common(into, behind);
        }
        final Optional<Site> wanted = stateSite(node);
        wanted.ifPresent(site -> into.forEach(edge -> exchange(edge, site, behind)));
        if (wanted.isEmpty() && node.kind().shape() != Shape.KEY) {
            into.stream()
                    .filter(edge -> !edge.from().isErrors()
                            && node(edge.from().node()).kind().shape() == Shape.KEY)
                    .forEach(edge -> exchange(edge, new Site.Keyed(), behind));
        }
        return common(into, behind);
    }

    /** What a step has spread needs not be spread again. */
    private void spread(Edge edge) {
        if (workers > 1 && !wishes.parallel().test(node(edge.from().node()))) {
            exchanges.put(edge.id(), new Site.Loose());
        }
    }

    /** Where the node's memory is; empty when it has none. */
    private Optional<Site> stateSite(Node node) {
        if (node.kind().shape() == Shape.KEYED_STEP) {
            return Optional.of(
                    unkeyed.contains(node.name())
                            ? new Site.Fixed(Partitions.owner(node.name(), workers))
                            : new Site.Keyed());
        }
        if (node.kind().shape() != Shape.STATE_COMPUTATION) {
            return Optional.empty();
        }
        final StateDeclaration state =
                topology.state(node.state().orElseThrow()).orElseThrow();
        return Optional.of(
                state.scope() == Scope.KEY
                        ? new Site.Keyed()
                        : new Site.Fixed(Partitions.owner(state.name(), workers)));
    }

    private void exchange(Edge edge, Site to, Map<PortRef, Site> behind) {
        if (workers > 1 && !to.equals(behind.get(edge.from()))) {
            exchanges.put(edge.id(), to);
        }
    }

    /** Where messages are that have come over these edges. */
    private Site common(List<Edge> into, Map<PortRef, Site> behind) {
        final Set<Site> sites = new HashSet<>();
        for (final Edge edge : into) {
            sites.add(exchange(edge).orElseGet(() -> Objects.requireNonNull(behind.get(edge.from()))));
        }
        return sites.size() == 1 ? sites.iterator().next() : new Site.Loose();
    }

    private List<Node> inGraphOrder() {
        final Map<String, Integer> missing = new HashMap<>();
        topology.nodes()
                .forEach(node ->
                        missing.put(node.name(), topology.edgesInto(node.name()).size()));
        final Deque<Node> ready = new ArrayDeque<>(
                topology.nodes().stream().filter(Placement::isSource).toList());
        final List<Node> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            final Node node = ready.remove();
            ordered.add(node);
            for (final Edge edge : topology.edgesFrom(node.name())) {
                if (missing.merge(edge.to().node(), -1, Integer::sum) == 0) {
                    ready.add(node(edge.to().node()));
                }
            }
        }
        return ordered;
    }

    private void run(String source, int home) {
        final Deque<Map.Entry<String, Integer>> work = new ArrayDeque<>(List.of(Map.entry(source, home)));
        while (!work.isEmpty()) {
            final String node = work.element().getKey();
            final int worker = work.remove().getValue();
            if (runnable.get(worker).add(node)) {
                for (final Edge edge : topology.edgesFrom(node)) {
                    exchange(edge)
                            .map(this::targets)
                            .orElse(List.of(worker))
                            .forEach(target -> work.add(Map.entry(edge.to().node(), target)));
                }
            }
        }
    }

    private Node node(String name) {
        return topology.node(name).orElseThrow();
    }

    private static boolean isSource(Node node) {
        return node.kind().shape() == Shape.SOURCE;
    }
}
