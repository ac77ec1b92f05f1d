package io.millrace.ui.window;

import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.RecentProject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a window asks of the program around it. Threading: FX thread; futures complete there. */
interface Host {
    /** A project, or the sentence why there is none. */
    record Opened(java.util.Optional<ProjectSession> session, String text) {}

    CompletableFuture<Opened> create();

    CompletableFuture<Opened> open(Path folder);

    CompletableFuture<Opened> openSample(String name);

    /** What the welcome page shows. */
    CompletableFuture<WelcomeData> welcome();

    CompletableFuture<Opened> recover(io.millrace.app.session.Recoverable work);

    List<RecentProject> recent();

    void forget(Path folder);

    /** One more window, with the welcome page. */
    DesignerWindow newWindow();

    /** How many windows are shown. */
    int windows();

    /** A window is gone. */
    void closed(DesignerWindow window);

    ThemeSwitch theme();

    Pickers pickers();

    WindowMemory memory();

    /** What the welcome page shows. */
    record WelcomeData(
            List<io.millrace.app.session.SampleInfo> samples,
            List<RecentProject> recent,
            List<io.millrace.app.session.Recoverable> recoverable) {}
}
