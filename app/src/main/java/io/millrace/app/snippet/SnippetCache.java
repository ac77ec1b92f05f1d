package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found out about functions without errors, so that a keystroke in one of them does not attribute the others
 * again. Good while the function's text and everything that it can refer to stay the same.
 */
final class SnippetCache {
    private final Map<CodeRef, Known> known = new HashMap<>();

    /** A function's text and all that its meaning depends on. */
    record Key(String text, SortedMap<CodeRef, String> shared, Optional<CodeRef> state, boolean stateful) {
        static Key of(CodeRef ref, Project project, Places places) {
            final SortedMap<CodeRef, String> shared = new TreeMap<>();
            project.code().forEach((other, text) -> {
                if (other.role() == Role.TYPES || other.role() == Role.STATE) {
                    shared.put(other, text);
                }
            });
            return new Key(project.text(ref), shared, places.boundState(ref), places.stateful(ref));
        }
    }

    /** What is known of a function; the classes come with its first build. */
    record Known(Key key, List<Diagnostic> warnings, PortableEntry entry, Map<String, byte[]> classes) {}

    Optional<Known> find(CodeRef ref, Key key) {
        return Optional.ofNullable(known.get(ref)).filter(k -> k.key().equals(key));
    }

    void put(CodeRef ref, Known what) {
        known.put(ref, what);
    }

    /** Adds the classes that a build made. */
    void built(CodeRef ref, Map<String, byte[]> classes) {
        known.computeIfPresent(ref, (r, k) -> new Known(k.key(), k.warnings(), k.entry(), classes));
    }

    Map<String, byte[]> classes(CodeRef ref) {
        return Optional.ofNullable(known.get(ref)).map(Known::classes).orElse(Map.of());
    }

    void retain(Collection<CodeRef> refs) {
        known.keySet().retainAll(refs);
    }
}
