package io.millrace.app.session;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Brings changes from outside together with unsaved ones: whatever one side alone has changed is taken from that side;
 * what both have changed differently stays as it is here, and is named.
 */
final class ThreeWayMerge {
    private final Project base;
    private final Project mine;
    private final Project theirs;
    private final List<String> conflicts = new ArrayList<>();

    private ThreeWayMerge(Project base, Project mine, Project theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
    }

    /**
     * The outcome.
     *
     * @param conflicts what both sides have changed, for people
     */
    record Merged(Project project, List<String> conflicts) {}

    /** The three have the same identities where they have the same names. */
    static Merged of(Project base, Project mine, Project theirs) {
        return new ThreeWayMerge(base, mine, theirs).merge();
    }

    private Merged merge() {
        final ProjectDraft draft = ProjectDraft.of(mine);
        draft.name(one("the application's name", Project::name));
        draft.extras(one("other fields of application.json", Project::extras));
        replace(draft.settings(), merged("the application's ", Project::settings));
        replace(draft.nodes(), merged("", Project::nodes));
        replace(draft.states(), merged("the State ", Project::states));
        replace(draft.code(), merged("code ", Project::code));
        replace(draft.layout(), merged("the position of ", Project::layout));
        replace(draft.data(), merged("data of ", Project::data));
        replace(draft.tests(), merged("the test ", Project::tests));
        draft.edges().clear();
        draft.edges().addAll(merged("the edge ", ThreeWayMerge::edges).values());
        draft.edges()
                .removeIf(edge -> !draft.nodes().containsKey(edge.from().node())
                        || !draft.nodes().containsKey(edge.to().node()));
        return new Merged(draft.build(), List.copyOf(conflicts));
    }

    private static <K, V> void replace(Map<K, V> map, Map<K, V> by) {
        map.clear();
        map.putAll(by);
    }

    private static Map<String, Edge> edges(Project project) {
        final Map<String, Edge> edges = new LinkedHashMap<>();
        project.edges().forEach(edge -> edges.put(edge.id(), edge));
        return edges;
    }

    private <T> T one(String what, Function<Project, T> part) {
        final T before = part.apply(base);
        final T here = part.apply(mine);
        final T there = part.apply(theirs);
        if (here.equals(before)) {
            return there;
        }
        if (!there.equals(before) && !there.equals(here)) {
            conflicts.add(what);
        }
        return here;
    }

    private <K, V> Map<K, V> merged(String what, Function<Project, ? extends Map<K, V>> part) {
        final Map<K, V> before = part.apply(base);
        final Map<K, V> here = part.apply(mine);
        final Map<K, V> there = part.apply(theirs);
        final Map<K, V> result = new LinkedHashMap<>(here);
        final TreeSet<K> keys = new TreeSet<>(before.keySet());
        keys.addAll(there.keySet());
        keys.addAll(here.keySet());
        for (final K key : keys) {
            final boolean changedThere = !Objects.equals(there.get(key), before.get(key));
            final boolean changedHere = !Objects.equals(here.get(key), before.get(key));
            if (changedThere && !changedHere) {
                take(result, key, there);
            } else if (changedThere && !Objects.equals(there.get(key), here.get(key))) {
                conflicts.add(what + words(key));
            }
        }
        return result;
    }

    private static <K, V> void take(Map<K, V> into, K key, Map<K, V> from) {
        final V value = from.get(key);
        if (value == null) {
            into.remove(key);
        } else {
            into.put(key, value);
        }
    }

    private static String words(Object key) {
        return key instanceof CodeRef ref ? ref.fileName() : key.toString();
    }
}
