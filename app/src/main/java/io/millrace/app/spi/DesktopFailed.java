package io.millrace.app.spi;

/** A window system could not do what it was asked for; the message is a sentence for people. */
public final class DesktopFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DesktopFailed(String message) {
        super(message);
    }
}
