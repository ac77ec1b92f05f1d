package io.millrace.engine.runtime;

/** User code that did not throw and yet broke its contract; the message is for people. */
final class BadResult extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadResult(String message) {
        super(message, null, false, false);
    }
}
