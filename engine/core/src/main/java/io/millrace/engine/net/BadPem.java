package io.millrace.engine.net;

/** A file that does not hold what it should; the message and the advice are for people. */
final class BadPem extends Exception {
    private static final long serialVersionUID = 1L;

    private final String advice;

    BadPem(String message, String advice) {
        super(message, null, false, false);
        this.advice = advice;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    String advice() {
        return advice;
    }
}
