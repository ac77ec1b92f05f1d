package io.millrace.ui.window;

import io.millrace.app.session.AppHome;
import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.ProjectUnreadable;
import io.millrace.app.session.RecentProject;
import io.millrace.app.session.Recoverable;
import io.millrace.app.session.Workspace;
import io.millrace.ui.common.FxExecutor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.stage.Stage;

/** All windows of the program over one workspace. What may be slow is done off the FX thread. Threading: FX thread. */
final class Windows implements Host {
    static final String NEW_NAME = "untitled";

    private final Workspace workspace;
    private final ThemeSwitch theme;
    private final WindowMemory memory;
    private final Pickers pickers;
    private final Runnable whenLastClosed;
    private final FxExecutor fx = new FxExecutor();
    private final List<DesignerWindow> open = new ArrayList<>();

    Windows(Workspace workspace, AppHome home, Pickers pickers, Runnable whenLastClosed) {
        this.workspace = workspace;
        this.theme = new ThemeSwitch(workspace.preferences());
        this.memory = new WindowMemory(home.folder());
        this.pickers = pickers;
        this.whenLastClosed = whenLastClosed;
    }

    /** Gives a session, or says why not. */
    private interface Opening {
        ProjectSession open() throws ProjectUnreadable;
    }

    private CompletableFuture<Opened> opened(Opening opening) {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return new Opened(Optional.of(opening.open()), "");
                    } catch (ProjectUnreadable e) {
                        return new Opened(Optional.empty(), String.valueOf(e.getMessage()));
                    }
                })
                .thenApplyAsync(Function.identity(), fx);
    }

    @Override
    public CompletableFuture<Opened> create() {
        return opened(() -> workspace.create(NEW_NAME));
    }

    @Override
    public CompletableFuture<Opened> open(Path folder) {
        return opened(() -> workspace.openFolder(folder));
    }

    @Override
    public CompletableFuture<Opened> openSample(String name) {
        return opened(() -> workspace.openSample(name));
    }

    @Override
    public CompletableFuture<Opened> recover(Recoverable work) {
        return opened(() -> workspace.recover(work));
    }

    @Override
    public CompletableFuture<WelcomeData> welcome() {
        return CompletableFuture.supplyAsync(
                        () -> new WelcomeData(workspace.samples(), workspace.recent(), workspace.recoverable()))
                .thenApplyAsync(Function.identity(), fx);
    }

    @Override
    public List<RecentProject> recent() {
        return workspace.recent();
    }

    @Override
    public void forget(Path folder) {
        workspace.forget(folder);
    }

    @Override
    public DesignerWindow newWindow() {
        return window(new Stage());
    }

    DesignerWindow window(Stage stage) {
        final DesignerWindow window = new DesignerWindow(stage, this);
        open.add(window);
        return window;
    }

    @Override
    public int windows() {
        return (int) open.stream().filter(window -> window.stage().isShowing()).count();
    }

    @Override
    public void closed(DesignerWindow window) {
        open.remove(window);
        if (open.isEmpty()) {
            whenLastClosed.run();
        }
    }

    @Override
    public ThemeSwitch theme() {
        return theme;
    }

    @Override
    public Pickers pickers() {
        return pickers;
    }

    @Override
    public WindowMemory memory() {
        return memory;
    }
}
