package io.millrace.app.export;

/** A jar that could not be written; the message is a sentence for people. What was at its place before is still there. */
public final class ExportFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public ExportFailed(String message) {
        super(message);
    }
}
