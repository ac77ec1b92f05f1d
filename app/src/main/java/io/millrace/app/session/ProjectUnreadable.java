package io.millrace.app.session;

/** A folder that can't be opened as a project; the message is for people. Nothing was changed. */
public final class ProjectUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    public ProjectUnreadable(String message) {
        super(message);
    }
}
