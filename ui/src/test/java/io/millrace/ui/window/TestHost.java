package io.millrace.ui.window;

import io.millrace.app.project.Project;
import io.millrace.app.session.Preferences;
import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.RecentProject;
import io.millrace.app.session.Recoverable;
import io.millrace.app.session.SampleInfo;
import io.millrace.ui.FakeSession;
import io.millrace.ui.SampleStates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A program around a window, without disk and dialogs. */
final class TestHost implements Host {
    final List<FakeSession> sessions = new ArrayList<>();
    final List<RecentProject> recent = new ArrayList<>(List.of(
            new RecentProject(Path.of("/home/ada/streams/market-spread"), "market-spread", true),
            new RecentProject(Path.of("/home/ada/streams/old-alerts"), "old-alerts", false)));
    final List<Recoverable> unsaved = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    Pickers.Answer answer = Pickers.Answer.CANCEL;
    Optional<Path> folder = Optional.empty();
    private final ThemeSwitch theme;
    private final WindowMemory memory;

    TestHost(Path home, Preferences.Theme first) {
        this.theme = new ThemeSwitch(new FixedPreferences(first));
        this.memory = new WindowMemory(home);
    }

    private static final class FixedPreferences implements Preferences {
        private Theme theme;

        FixedPreferences(Theme theme) {
            this.theme = theme;
        }

        @Override
        public Theme theme() {
            return theme;
        }

        @Override
        public void setTheme(Theme next) {
            theme = next;
        }
    }

    private CompletableFuture<Opened> opened(FakeSession session) {
        sessions.add(session);
        return CompletableFuture.completedFuture(new Opened(Optional.of((ProjectSession) session), ""));
    }

    @Override
    public CompletableFuture<Opened> create() {
        return opened(new FakeSession(Project.empty("untitled")));
    }

    @Override
    public CompletableFuture<Opened> open(Path path) {
        return path.toString().contains("bad")
                ? CompletableFuture.completedFuture(new Opened(Optional.empty(), path + " is no project."))
                : opened(new FakeSession(SampleStates.celsius()));
    }

    @Override
    public CompletableFuture<Opened> openSample(String name) {
        return opened(new FakeSession(name.equals("celsius") ? SampleStates.celsius() : SampleStates.alphabet()));
    }

    @Override
    public CompletableFuture<WelcomeData> welcome() {
        return CompletableFuture.completedFuture(new WelcomeData(
                List.of(
                        new SampleInfo(
                                "alphabet",
                                "Alphabet",
                                "Counts votes for letters. One State per letter is kept while you change the code.",
                                SampleStates.alphabetProject()),
                        new SampleInfo(
                                "celsius",
                                "Celsius",
                                "Turns temperatures into Fahrenheit, two computations in a row.",
                                SampleStates.celsiusProject())),
                recent,
                unsaved));
    }

    @Override
    public CompletableFuture<Opened> recover(Recoverable work) {
        return opened(new FakeSession(SampleStates.celsius()));
    }

    @Override
    public List<RecentProject> recent() {
        return recent;
    }

    @Override
    public void forget(Path path) {
        recent.removeIf(project -> project.folder().equals(path));
    }

    @Override
    public DesignerWindow newWindow() {
        return new DesignerWindow(new Stage(), this);
    }

    @Override
    public int windows() {
        return 0;
    }

    @Override
    public void closed(DesignerWindow window) {
        asked.add("closed");
    }

    @Override
    public ThemeSwitch theme() {
        return theme;
    }

    @Override
    public WindowMemory memory() {
        return memory;
    }

    @Override
    public Pickers pickers() {
        return new Pickers() {
            @Override
            public Optional<Path> openFolder(Window owner) {
                asked.add("openFolder");
                return folder;
            }

            @Override
            public Optional<Path> saveFolder(Window owner, String name) {
                asked.add("saveFolder " + name);
                return folder;
            }

            @Override
            public Optional<Path> saveJar(Window owner, Path proposal) {
                asked.add("saveJar " + proposal.getFileName());
                return Optional.empty();
            }

            @Override
            public Answer unsaved(Window owner, String project) {
                asked.add("unsaved " + project);
                return answer;
            }
        };
    }
}
