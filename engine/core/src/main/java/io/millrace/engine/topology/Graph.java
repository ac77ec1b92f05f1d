package io.millrace.engine.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Which node leads to which: edges to unknown nodes are left out. Iterative, so long chains cost no stack. */
record Graph(Map<String, Set<String>> next) {
    static Graph of(Topology topology) {
        return of(topology, edge -> true);
    }

    /** Of those edges only for which {@code used} holds. */
    static Graph of(Topology topology, Predicate<Edge> used) {
        final Map<String, Set<String>> next = new LinkedHashMap<>();
        topology.nodes().forEach(node -> next.put(node.name(), new LinkedHashSet<>()));
        topology.edges().stream()
                .filter(used)
                .filter(edge -> next.containsKey(edge.to().node()))
                .forEach(edge -> next.getOrDefault(edge.from().node(), new LinkedHashSet<>())
                        .add(edge.to().node()));
        return new Graph(next);
    }

    /** The starts and all that they lead to, going on only behind nodes that are {@code open}. */
    Set<String> reachable(Collection<String> starts, Predicate<String> open) {
        final Set<String> seen = new LinkedHashSet<>(starts);
        final Deque<String> work = new ArrayDeque<>(starts);
        while (!work.isEmpty()) {
            final String node = work.remove();
            if (open.test(node)) {
                next.getOrDefault(node, Set.of()).stream().filter(seen::add).forEach(work::add);
            }
        }
        return seen;
    }

    /** Cycles with no node in common, each a path whose last node leads to its first; empty when there is none. */
    List<List<String>> cycles() {
        final List<List<String>> found = new ArrayList<>();
        final Set<String> left = new LinkedHashSet<>(next.keySet());
        peel(left);
        while (!left.isEmpty()) {
            final List<String> cycle = walk(left);
            found.add(cycle);
            cycle.forEach(left::remove);
            peel(left);
        }
        return found;
    }

    /** Takes away what leads to nothing that is left, until each one left leads to another. */
    private void peel(Set<String> left) {
        boolean again = true;
        while (again) {
            again = left.removeIf(node -> following(node).stream().noneMatch(left::contains));
        }
    }

    private Set<String> following(String node) {
        return Objects.requireNonNull(next.get(node));
    }

    private List<String> walk(Set<String> left) {
        final List<String> path = new ArrayList<>();
        String at = left.iterator().next();
        while (!path.contains(at)) {
            path.add(at);
            at = following(at).stream().filter(left::contains).findFirst().orElseThrow();
        }
        return List.copyOf(path.subList(path.indexOf(at), path.size()));
    }
}
