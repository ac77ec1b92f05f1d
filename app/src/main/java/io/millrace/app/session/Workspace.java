package io.millrace.app.session;

import java.nio.file.Path;
import java.util.List;

/** All that a person works with: open projects, samples, recent projects, preferences. */
public final class Workspace implements AutoCloseable {
    private Workspace() {}

    public static Workspace open(AppHome home, Path samplesFolder) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Opens a folder; unsaved work of a session that broke off comes back as an undo step of its own. */
    public ProjectSession openFolder(Path folder) throws ProjectUnreadable {
        throw new UnsupportedOperationException("not yet");
    }

    /** A new empty project that was never saved. */
    public ProjectSession create(String name) {
        throw new UnsupportedOperationException("not yet");
    }

    /** A copy of a sample that was never saved. */
    public ProjectSession openSample(String name) throws ProjectUnreadable {
        throw new UnsupportedOperationException("not yet");
    }

    /** Unsaved work of sessions that broke off, whose projects are not open now. */
    public List<Recoverable> recoverable() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Opens unsaved work. */
    public ProjectSession recover(Recoverable work) throws ProjectUnreadable {
        throw new UnsupportedOperationException("not yet");
    }

    public List<SampleInfo> samples() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The newest first. */
    public List<RecentProject> recent() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Takes a folder off the list of recent projects. */
    public void forget(Path folder) {
        throw new UnsupportedOperationException("not yet");
    }

    public Preferences preferences() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Closes all sessions. */
    @Override
    public void close() {}
}
