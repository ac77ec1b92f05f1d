package io.millrace.app.session;

import io.millrace.app.deploy.RunOptions;
import io.millrace.app.edit.EditContext;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTopology;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.settings.SettingsResolver;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Topology;
import io.millrace.engine.topology.TopologyChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the parts of one session share: the document, what is known of it, and the state that everyone sees. Changed by
 * the session's thread alone; {@link #state} may be read by any.
 */
final class SessionCore {
    private final SessionParts parts;
    private final Document document;
    private final List<Consumer<SessionState>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Problem> notices = new LinkedHashMap<>();
    private List<Problem> files;
    private final TemplateFits fits;
    /** The same for all runs: what was read of standard input for one that has stopped belongs to the next. */
    private final EngineOptions engine = EngineOptions.standard();

    private Optional<Path> folder;
    private boolean trusted;
    private long lastId;
    private ProjectAnalysis analysis = ProjectAnalysis.EMPTY;
    private long analysedVersion = -1;
    private long analyses;
    private List<Problem> connectors = List.of();
    private long checked;
    private List<Problem> structure;
    private Supplier<RunState> run = () -> RunState.IDLE;
    private volatile SessionState state;

    SessionCore(SessionParts parts, SessionStart start) {
        this.parts = parts;
        this.fits = new TemplateFits(parts.machine());
        this.document = new Document(start.project(), (project, typed) -> fits.fitted(project, analysis(), typed));
        this.folder = start.folder();
        this.trusted = start.trusted();
        this.lastId = highest(start.project());
        this.structure = structure(start.project());
        this.files = start.problems();
        this.state = next(0);
    }

    private static long highest(Project project) {
        long highest = 0;
        for (final var node : project.nodes().values()) {
            highest = Math.max(highest, node.id().value());
        }
        for (final var each : project.states().values()) {
            highest = Math.max(highest, each.id().value());
        }
        return highest;
    }

    SessionParts parts() {
        return parts;
    }

    Document document() {
        return document;
    }

    Project project() {
        return document.project();
    }

    Optional<Path> folder() {
        return folder;
    }

    void folder(Path newFolder) {
        folder = Optional.of(newFolder);
    }

    boolean trusted() {
        return trusted;
    }

    void trusted(boolean now) {
        trusted = now;
    }

    ProjectAnalysis analysis() {
        return analysis;
    }

    /** How many analyses there were: tells whether {@link #analysis} is another one. */
    long analyses() {
        return analyses;
    }

    void analysed(ProjectAnalysis found, long version) {
        analyses++;
        analysis = found;
        analysedVersion = version;
    }

    /** Lets templates follow the types that the newest analysis has found; true when the document has changed. */
    boolean followTypes() {
        if (analysedVersion != document.version()) {
            return false;
        }
        try {
            fits.learn(project(), analysis);
            return document.fit();
        } catch (RuntimeException e) {
            Refusals.inside(e);
            return false;
        }
    }

    /** Who says how the running application stands. */
    void run(Supplier<RunState> source) {
        run = source;
    }

    NodeId newId() {
        lastId++;
        return new NodeId(lastId);
    }

    EditContext editContext() {
        return new EditContext(parts.catalogue(), this::newId, (ref, after) -> fits.template(ref, after, analysis));
    }

    Layers layers() {
        return new Layers(Map.of(), parts.home().environment(), Map.of());
    }

    /** How the document is run, but for data. */
    RunOptions runOptions() {
        return RunOptions.plain(folder().orElseGet(() -> Path.of("").toAbsolutePath()))
                .withLayers(layers())
                .withEngine(engine);
    }

    /** What can't go together outside, as it was last found. */
    void connectors(List<Problem> problems) {
        if (!connectors.equals(problems)) {
            connectors = List.copyOf(problems);
            publish();
        }
    }

    /** Puts a warning about the session's folder or copies among the problems, under a key; empty takes it away. */
    void notice(String key, Optional<Problem> problem) {
        notices.remove(key);
        problem.ifPresent(each -> notices.put(key, each));
    }

    /** What there is to say about the project's files as they were last read. */
    void files(List<Problem> problems) {
        files = problems;
    }

    /** Problems of the graph, the settings and the kinds, without those of code. */
    List<Problem> structure() {
        if (checked != document.version()) {
            checked = document.version();
            structure = structure(project());
        }
        return structure;
    }

    private List<Problem> structure(Project project) {
        final Catalogue catalogue = parts.catalogue();
        final Topology topology = ProjectTopology.of(project, catalogue);
        final List<Problem> problems = new ArrayList<>(ProjectTopology.unknownKinds(project, catalogue));
        problems.addAll(TopologyChecks.check(topology));
        problems.addAll(SettingsResolver.of(layers()).problems(topology));
        return List.copyOf(problems);
    }

    SessionState state() {
        return state;
    }

    void publish() {
        state = next(state.version() + 1);
        listeners.forEach(this::tell);
    }

    private SessionState next(long version) {
        final List<Problem> problems = new ArrayList<>(structure());
        problems.addAll(connectors);
        problems.addAll(analysis.problems());
        problems.addAll(files);
        problems.addAll(notices.values());
        return new SessionState(
                version,
                document.version(),
                folder,
                project(),
                document.dirty(),
                trusted,
                document.history().undoLabel(),
                document.history().redoLabel(),
                analysis,
                analysedVersion,
                problems.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Problem::severity))
                        .toList(),
                run.get(),
                fits.pristine(project()));
    }

    AutoCloseable listen(Consumer<SessionState> listener) {
        parts.threads().tell(() -> {
            listeners.add(listener);
            tell(listener);
        });
        return () -> {
            listeners.remove(listener);
            parts.threads().tell(() -> listeners.remove(listener));
        };
    }

    /** A listener that fails does no harm to the others. */
    private void tell(Consumer<SessionState> listener) {
        try {
            listener.accept(state);
        } catch (RuntimeException e) {
            Refusals.inside(e);
        }
    }

    void forgetListeners() {
        listeners.clear();
    }
}
