package io.millrace.app.session;

import io.millrace.app.project.Names;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectReader;
import io.millrace.app.project.ReadResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * All that a person works with: open projects, samples, recent projects, preferences.
 *
 * <p>Threading: any. Opening reads files on the caller's thread.
 */
public final class Workspace implements AutoCloseable {
    private static final int LONGEST_END_SECONDS = 12;

    private final AppHome home;
    private final Samples samples;
    private final RecoveryCopies copies;
    private final Supplier<SessionParts> parts;
    private final Map<ProjectSession, CompletableFuture<Boolean>> sessions = new ConcurrentHashMap<>();

    private Workspace(AppHome home, Path samplesFolder, MachineSource machines) {
        this.home = home;
        this.samples = new Samples(samplesFolder);
        this.copies = new RecoveryCopies(home);
        this.parts = () -> machines.parts(home, copies);
    }

    /** Gives each session what it works with. */
    interface MachineSource {
        SessionParts parts(AppHome home, RecoveryCopies copies);
    }

    public static Workspace open(AppHome home, Path samplesFolder) {
        return new Workspace(home, samplesFolder, SessionParts::real);
    }

    static Workspace open(AppHome home, Path samplesFolder, MachineSource machines) {
        return new Workspace(home, samplesFolder, machines);
    }

    /** Opens a folder; unsaved work of a session that broke off comes back as an undo step of its own. */
    public ProjectSession openFolder(Path given) throws ProjectUnreadable {
        final Path folder = AppHome.real(given);
        final FolderStamp stamp = FolderStamp.of(folder);
        final ReadResult.Read read = read(folder);
        home.remember(folder, read.project().name());
        final Optional<RecoveryCopy> copy = copies.of(folder);
        // One that can't be read stays, for people to look into.
        final Optional<Project> unsaved = copy.flatMap(RecoveryCopy::read);
        final ProjectSession session = begin(new SessionStart(
                read.project(),
                Optional.of(folder),
                Optional.of(stamp),
                home.isTrusted(folder) || samples.contains(folder),
                unsaved,
                read.problems(),
                read.broken()));
        unsaved.ifPresent(taken -> copies.delete(copy.orElseThrow().key()));
        return session;
    }

    private static ReadResult.Read read(Path folder) throws ProjectUnreadable {
        final ReadResult result = ProjectReader.read(folder);
        if (result instanceof ReadResult.Read read) {
            return read;
        }
        throw new ProjectUnreadable(((ReadResult.Refused) result).message());
    }

    private ProjectSession begin(SessionStart start) {
        final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        final ProjectSession session = OpenSession.open(parts.get(), start, closed -> {
            sessions.remove(closed);
            ended.complete(true);
        });
        sessions.put(session, ended);
        return session;
    }

    /** A new empty project that was never saved. */
    public ProjectSession create(String name) {
        final boolean good = Names.projectProblem(name).isEmpty();
        return begin(SessionStart.fresh(Project.empty(good ? name.strip() : "untitled")));
    }

    /** A copy of a sample that was never saved. */
    public ProjectSession openSample(String name) throws ProjectUnreadable {
        return begin(SessionStart.fresh(read(samples.folder(name)).project()));
    }

    /** Unsaved work of sessions that broke off, whose projects are not open now. */
    public List<Recoverable> recoverable() {
        return copies.all();
    }

    /** Opens unsaved work; its project's folder is opened with it where that is still there. */
    public ProjectSession recover(Recoverable work) throws ProjectUnreadable {
        if (work.folder().isPresent() && ProjectReader.read(work.folder().get()) instanceof ReadResult.Read) {
            return openFolder(work.folder().get());
        }
        final Project project = copies.read(work.key())
                .orElseThrow(() -> new ProjectUnreadable("This unsaved work is not there any more."));
        final ProjectSession session =
                begin(SessionStart.fresh(Project.empty(project.name())).withUnsaved(Optional.of(project)));
        copies.delete(work.key());
        return session;
    }

    /** Throws unsaved work away. */
    public void discard(Recoverable work) {
        copies.delete(work.key());
    }

    public List<SampleInfo> samples() {
        return samples.all();
    }

    /** The newest first. */
    public List<RecentProject> recent() {
        return home.recent();
    }

    /** Takes a folder off the list of recent projects. */
    public void forget(Path folder) {
        home.forget(folder);
    }

    public Preferences preferences() {
        return new Preferences() {
            @Override
            public Theme theme() {
                return home.theme();
            }

            @Override
            public void setTheme(Theme theme) {
                home.setTheme(theme);
            }
        };
    }

    /** Closes all sessions and waits, a little longer than an application may take to drain. */
    @Override
    public void close() {
        final CompletableFuture<?>[] ended = sessions.values().toArray(CompletableFuture<?>[]::new);
        List.copyOf(sessions.keySet()).forEach(ProjectSession::close);
        CompletableFuture.allOf(ended)
                .completeOnTimeout(null, LONGEST_END_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
