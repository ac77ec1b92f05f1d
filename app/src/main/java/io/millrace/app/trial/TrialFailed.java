package io.millrace.app.trial;

/** A trial that could not run; the message is a sentence for people. */
public final class TrialFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public TrialFailed(String message) {
        super(message);
    }
}
