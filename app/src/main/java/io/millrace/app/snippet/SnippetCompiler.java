package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectTopology;
import io.millrace.app.snippet.Loaders.Loaded;
import io.millrace.engine.api.Decoder;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.runtime.Code;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges, compiles and loads the snippets of projects with the Java compiler, in memory. {@link #analyse} runs and loads
 * nothing of a project; {@link #compile} loads, and runs nothing either.
 *
 * <p>Threading: any thread; one call at a time, the others wait.
 */
public final class SnippetCompiler implements AutoCloseable {
    private static final int WARM_UP_ROUNDS = 3;

    private final Catalogue catalogue;
    private final List<Path> libraries;
    private final Javac javac;
    private final Loaders loaders;
    private final Steps steps;
    private final Build.Caches caches = new Build.Caches(new SnippetCache(), new HashMap<>());
    private @Nullable Judged last;

    private SnippetCompiler(Catalogue catalogue, List<Path> libraries) {
        this.catalogue = catalogue;
        this.libraries = List.copyOf(libraries);
        this.steps = new Steps(catalogue);
        this.javac = new Javac(libraries);
        this.loaders = new Loaders(above(libraries), identity(libraries));
    }

    /** Everything of a project that an analysis depends on, without its identities, positions, titles and data. */
    private record Subject(
            SortedMap<CodeRef, String> code,
            Map<String, List<Object>> nodes,
            Map<String, List<Object>> states,
            List<Edge> edges) {
        static Subject of(Project project) {
            final Map<String, List<Object>> nodes = new TreeMap<>();
            for (final ProjectNode node : project.nodes().values()) {
                nodes.put(node.name(), List.of(node.kind(), node.state(), node.settings()));
            }
            final Map<String, List<Object>> states = new TreeMap<>();
            project.states().values().forEach(state -> states.put(state.name(), List.of(state.scope(), state.ttl())));
            return new Subject(project.code(), nodes, states, project.edges());
        }
    }

    private record Judged(Subject subject, ProjectAnalysis analysis) {}

    public static SnippetCompiler create(Catalogue catalogue) {
        return create(catalogue, List.of());
    }

    /** A compiler whose snippets may use these jars. */
    public static SnippetCompiler create(Catalogue catalogue, List<Path> libraries) {
        return new SnippetCompiler(catalogue, libraries);
    }

    /** Classes that were compiled with other jars are other classes, even where their bytes are equal. */
    private static String identity(List<Path> libraries) {
        return libraries.isEmpty() ? "" : libraries + " " + UUID.randomUUID();
    }

    private static ClassLoader above(List<Path> libraries) {
        final ClassLoader engine = Decoder.class.getClassLoader();
        if (libraries.isEmpty()) {
            return engine;
        }
        final URL[] urls = new URL[libraries.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = libraries.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new URLClassLoader(urls, engine);
    }

    /** What the compiler knows of the project; runs and loads nothing of it. */
    public synchronized ProjectAnalysis analyse(Project project) {
        final Subject subject = Subject.of(project);
        final Optional<ProjectAnalysis> known = Optional.ofNullable(last)
                .filter(judged -> judged.subject().equals(subject))
                .map(Judged::analysis);
        return known.orElseGet(() -> judge(project, subject, false)
                .map(Analysed::analysis)
                .orElseGet(() -> java.util.Objects.requireNonNull(last).analysis()));
    }

    /** Empty when the compiler itself failed; {@code last} is set in any case. */
    private Optional<Analysed> judge(Project project, Subject subject, boolean forBuild) {
        Expansion expansion = new Expansion(project, Map.of(), List.of());
        try {
            expansion = steps.has(project) ? solved(project) : expansion;
            final Analysed analysed = analyst(expansion, forBuild).analyse(javac);
            last = new Judged(subject, analysed.analysis());
            return Optional.of(analysed);
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
            last = new Judged(subject, analyst(expansion, forBuild).failed(e));
            return Optional.empty();
        }
    }

    private Analyst analyst(Expansion expansion, boolean forBuild) {
        return new Analyst(expansion, catalogue, caches.snippets(), forBuild);
    }

    /** The project with the code of its steps, once their types are known. */
    private Expansion solved(Project project) throws IOException {
        Expansion expansion = steps.expand(project);
        for (int rounds = 3 * project.nodes().size(); rounds > 0; rounds--) {
            steps.learn(analyst(expansion, false).analyse(javac));
            final Expansion next = steps.expand(project);
            if (next.equals(expansion)) {
                break;
            }
            expansion = next;
        }
        steps.tidy(project);
        return expansion;
    }

    /** The project ready to run, or why not. */
    public synchronized CompileResult compile(Project project) {
        final Optional<Analysed> analysed = judge(project, Subject.of(project), true);
        if (analysed.isEmpty() || analysed.get().hasErrors()) {
            return new CompileResult.Rejected(
                    java.util.Objects.requireNonNull(last).analysis());
        }
        try {
            return new CompileResult.Compiled(build(project, analysed.get()));
        } catch (IOException
                | ReflectiveOperationException
                | RuntimeException
                | LinkageError
                | StackOverflowError
                | AssertionError e) {
            return new CompileResult.Rejected(
                    analyst(analysed.get().expansion(), true).failed(e));
        }
    }

    private CompiledProject build(Project project, Analysed analysed) throws IOException, ReflectiveOperationException {
        final Project expanded = analysed.expansion().project();
        final Build build = new Build(expanded, new Places(expanded, catalogue), analysed, caches);
        final Map<String, SortedMap<String, byte[]>> groups = build.classes(javac);
        final Map<String, Loaded> loaded = loaders.load(Parts.of(groups));
        final Assembly assembly = new Assembly(analysed, loaded);
        final Map<String, byte[]> classes = new TreeMap<>();
        groups.values().forEach(classes::putAll);
        return new CompiledProject(
                analysed.analysis(),
                ProjectTopology.of(project, catalogue),
                new Code(assembly.factories()),
                build.versions(loaded),
                classes,
                assembly.names(),
                assembly.messageTypes(),
                libraries);
    }

    /** Does a few times what is slow the first time; other calls get their turn in between. */
    public void warmUp() {
        for (int round = 1; round <= WARM_UP_ROUNDS; round++) {
            analyse(WarmUp.project(-round));
            compile(WarmUp.project(round));
        }
    }

    @Override
    public synchronized void close() {
        javac.close();
    }
}
