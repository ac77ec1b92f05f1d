package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.Diagnostic.Severity;
import io.millrace.app.snippet.SnippetCache.Key;
import io.millrace.app.snippet.SnippetCache.Known;
import io.millrace.engine.topology.CodeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.type.TypeMirror;

/** Which functions of a project an analysis must look at, and which are known already. */
final class Reuse {
    private final Project project;
    private final Places places;
    private final SnippetCache cache;
    private final TreeMap<CodeRef, Known> known = new TreeMap<>();
    private final List<CodeRef> fresh = new ArrayList<>();
    private final Probe probe;

    Reuse(Project project, Places places, SnippetCache cache, boolean forBuild) {
        this.project = project;
        this.places = places;
        this.cache = cache;
        for (final CodeRef ref : places.writtenFunctions()) {
            cache.find(ref, Key.of(ref, project, places))
                    .filter(k -> !forBuild || !k.classes().isEmpty())
                    .ifPresentOrElse(k -> known.put(ref, k), () -> fresh.add(ref));
        }
        final Set<String> texts = new HashSet<>();
        known.values().forEach(k -> k.entry().addTypes(texts));
        this.probe = new Probe(texts);
    }

    List<CodeRef> fresh() {
        return fresh;
    }

    Probe probe() {
        return probe;
    }

    /** Keeps what is now known of the functions that were looked at, when they have no errors. */
    void remember(Map<CodeRef, Entry> entries, Findings findings) {
        cache.retain(places.writtenFunctions());
        for (final CodeRef ref : fresh) {
            final Entry entry = entries.get(ref);
            if (entry != null && !findings.hasErrors(ref)) {
                cache.put(
                        ref,
                        new Known(Key.of(ref, project, places), findings.of(ref), PortableEntry.of(entry), Map.of()));
            }
        }
    }

    /** Adds the functions that were not looked at. */
    void recall(Map<CodeRef, Entry> entries, Findings findings, Attributed code) {
        final Map<String, TypeMirror> types = probe.types(code);
        known.forEach((ref, k) -> {
            entries.put(ref, k.entry().in(types));
            k.warnings()
                    .forEach(d -> findings.add(
                            Severity.WARNING, new Findings.Span(ref, d.start(), d.end()), d.message(), d.fix()));
        });
    }
}
