package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.Declarations.Declaration;
import io.millrace.app.snippet.Declarations.What;
import io.millrace.app.snippet.Loaders.Loaded;
import io.millrace.app.snippet.MemoryFiles.ClassFile;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;

/** Makes class files of an analysed project, adapters included. */
final class Build {
    private final Project project;
    private final Places places;
    private final Analysed analysed;
    private final Caches caches;

    Build(Project project, Places places, Analysed analysed, Caches caches) {
        this.project = project;
        this.places = places;
        this.analysed = analysed;
        this.caches = caches;
    }

    /**
     * What earlier builds made.
     *
     * @param adapters class files by source
     */
    record Caches(SnippetCache snippets, Map<String, byte[]> adapters) {}

    /** Class files of each group that is loaded together, by the group's name. */
    Map<String, SortedMap<String, byte[]>> classes(Javac javac) throws IOException {
        for (final JavaFileObject made : analysed.run().task().generate()) {
            Objects.requireNonNull(made);
        }
        final Map<String, ClassFile> visible =
                new HashMap<>(analysed.run().files().written());
        final Map<String, SortedMap<String, byte[]>> groups = new HashMap<>();
        sort(visible, groups);
        places.writtenFunctions()
                .forEach(ref -> caches.snippets().classes(ref).forEach((name, bytes) -> {
                    put(groups, ref.fileName(), name, bytes);
                    visible.putIfAbsent(name, ClassFile.of(name, bytes));
                }));
        adapters(javac, visible)
                .forEach((ref, bytes) -> put(groups, ref.fileName(), Names.binary(Names.adapter(ref)), bytes));
        return groups;
    }

    /** Shared classes go to their groups, those of functions to the cache. */
    private void sort(Map<String, ClassFile> written, Map<String, SortedMap<String, byte[]>> groups) {
        final Set<String> types = Declarations.of(project.text(CodeRef.TYPES), What.TYPE).stream()
                .map(Declaration::name)
                .collect(Collectors.toSet());
        final Map<CodeRef, Map<String, byte[]>> functions = new HashMap<>();
        written.forEach((name, file) -> {
            final CodeRef ref = file.source() instanceof UserSource source ? source.ref() : null;
            if (ref != null && (ref.role() == Role.TYPES || ref.role() == Role.STATE)) {
                final String group = ref.role() == Role.TYPES ? outermost(name, types) : ref.fileName();
                put(groups, group, name, ClassFiles.opened(file.bytes()));
            } else if (ref != null) {
                functions.computeIfAbsent(ref, r -> new HashMap<>()).put(name, file.bytes());
            }
        });
        functions.forEach(caches.snippets()::built);
    }

    private static void put(Map<String, SortedMap<String, byte[]>> groups, String group, String name, byte[] bytes) {
        groups.computeIfAbsent(group, g -> new TreeMap<>()).put(name, bytes);
    }

    /** The shared type that a class is, or stands in; a name may have a dollar sign of its own. */
    private static String outermost(String binaryName, Set<String> types) {
        final String simple = binaryName.substring(Names.PACKAGE.length() + 1);
        return types.stream()
                .filter(type -> simple.equals(type) || simple.startsWith(type + "$"))
                .max(java.util.Comparator.comparingInt(String::length))
                .orElse(Names.HELPERS);
    }

    private Map<CodeRef, byte[]> adapters(Javac javac, Map<String, ClassFile> visible) throws IOException {
        final Map<CodeRef, String> sources = new TreeMap<>();
        analysed.entries().forEach((ref, entry) -> sources.put(ref, AdapterWriter.write(entry, places.stateful(ref))));
        caches.adapters().keySet().retainAll(sources.values());
        final List<GeneratedSource> missing = new ArrayList<>();
        sources.forEach((ref, text) -> {
            if (!caches.adapters().containsKey(text)) {
                missing.add(new GeneratedSource(Names.adapter(ref), text));
            }
        });
        if (!missing.isEmpty()) {
            compile(javac, missing, visible);
        }
        final Map<CodeRef, byte[]> adapters = new TreeMap<>();
        sources.forEach((ref, text) ->
                adapters.put(ref, Objects.requireNonNull(caches.adapters().get(text))));
        return adapters;
    }

    private void compile(Javac javac, List<GeneratedSource> sources, Map<String, ClassFile> visible)
            throws IOException {
        final Javac.Run run = javac.run(sources, visible);
        final boolean done = run.task().call();
        if (!done) {
            throw new IllegalStateException("an adapter does not compile: "
                    + run.diagnostics().getDiagnostics().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining("; ")));
        }
        for (final GeneratedSource source : sources) {
            final ClassFile file = Objects.requireNonNull(run.files().written().get(Names.binary(source.simpleName())));
            caches.adapters().put(source.content(), file.bytes());
        }
    }

    /** Tokens of the snippets' code. */
    Map<CodeRef, Object> versions(Map<String, Loaded> loaded) {
        final Map<CodeRef, Object> versions = new TreeMap<>();
        analysed.entries()
                .keySet()
                .forEach(ref -> versions.put(ref, adapter(ref, loaded).token()));
        return versions;
    }

    static Loaded adapter(CodeRef ref, Map<String, Loaded> loaded) {
        return Objects.requireNonNull(loaded.get(Names.binary(Names.adapter(ref))));
    }
}
