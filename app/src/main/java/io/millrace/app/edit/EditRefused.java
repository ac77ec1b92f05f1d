package io.millrace.app.edit;

/** An edit that does not fit the document; the message is a sentence for people. Nothing has changed. */
public final class EditRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public EditRefused(String message) {
        super(message);
    }
}
