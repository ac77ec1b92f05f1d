package io.millrace.ui.welcome;

import io.millrace.app.session.RecentProject;
import io.millrace.app.session.Recoverable;

/** What the welcome page can ask for. Threading: FX thread. */
public interface WelcomeCalls {
    void newProject();

    void open();

    void openRecent(RecentProject project);

    /** Takes a project off the list. */
    void forget(RecentProject project);

    /** Opens a copy of a sample and runs it. */
    void openSample(String name);

    void recover(Recoverable work);
}
