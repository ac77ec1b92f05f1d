package io.millrace.app.snippet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Splits a project's classes into parts that are loaded and replaced together: a shared type with its inner classes, a
 * State, a function with its adapter; what refers to each other in a circle is one part.
 */
final class Parts {
    private final Map<String, SortedMap<String, byte[]>> groups;
    private final Map<String, String> groupOf = new HashMap<>();
    private final Map<String, Set<String>> needs = new HashMap<>();

    private Parts(Map<String, SortedMap<String, byte[]>> groups) {
        this.groups = groups;
        groups.forEach((group, classes) -> classes.keySet().forEach(name -> groupOf.put(name, group)));
        groups.forEach((group, classes) -> needs.put(group, needed(group, classes.values())));
    }

    /**
     * One part.
     *
     * @param classes by binary name
     * @param uses parts that it needs, which come before it
     */
    record Part(SortedMap<String, byte[]> classes, List<Part> uses) {}

    /** Parts in an order in which each comes after what it needs; groups are given by name. */
    static List<Part> of(Map<String, SortedMap<String, byte[]>> groups) {
        return new Parts(groups).parts();
    }

    private Set<String> needed(String group, Collection<byte[]> classes) {
        final Set<String> found = new HashSet<>();
        for (final byte[] bytes : classes) {
            for (final String name : ClassFiles.references(bytes)) {
                final String other = groupOf.get(name);
                if (other != null && !other.equals(group)) {
                    found.add(other);
                }
            }
        }
        return found;
    }

    private List<Part> parts() {
        final Map<String, Set<String>> reach = new HashMap<>();
        groups.keySet().forEach(group -> reach.put(group, reach(group)));
        final Map<String, Part> done = new LinkedHashMap<>();
        final List<String> order = new ArrayList<>(groups.keySet());
        order.sort(java.util.Comparator.<String>comparingInt(
                        g -> reach.getOrDefault(g, Set.of()).size())
                .thenComparing(g -> g));
        for (final String group : order) {
            if (!done.containsKey(group)) {
                final List<String> circle = order.stream()
                        .filter(g -> g.equals(group) || mutual(reach, g, group))
                        .toList();
                final Part part = part(circle, done);
                circle.forEach(member -> done.put(member, part));
            }
        }
        return done.values().stream().distinct().toList();
    }

    private Part part(List<String> circle, Map<String, Part> done) {
        final SortedMap<String, byte[]> classes = new TreeMap<>();
        circle.forEach(group -> classes.putAll(groups.getOrDefault(group, new TreeMap<>())));
        final List<Part> uses = circle.stream()
                .flatMap(group -> needs.getOrDefault(group, Set.of()).stream())
                .filter(group -> !circle.contains(group))
                .sorted()
                .map(done::get)
                .flatMap(java.util.stream.Stream::ofNullable)
                .distinct()
                .toList();
        return new Part(classes, uses);
    }

    private static boolean mutual(Map<String, Set<String>> reach, String a, String b) {
        return reach.getOrDefault(a, Set.of()).contains(b)
                && reach.getOrDefault(b, Set.of()).contains(a);
    }

    private Set<String> reach(String start) {
        final Set<String> seen = new HashSet<>();
        final List<String> work = new ArrayList<>(needs.getOrDefault(start, Set.of()));
        while (!work.isEmpty()) {
            final String group = work.remove(work.size() - 1);
            if (seen.add(group)) {
                work.addAll(needs.getOrDefault(group, Set.of()));
            }
        }
        return seen;
    }
}
