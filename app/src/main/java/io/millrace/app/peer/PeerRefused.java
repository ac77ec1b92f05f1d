package io.millrace.app.peer;

/** A sender or receiver that could not start; the message is a sentence for people. */
public final class PeerRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public PeerRefused(String message) {
        super(message);
    }
}
