package io.millrace.codec;

/** Data that is not what it should be. The message says what is wrong, and where. */
public final class BadData extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public BadData(String message) {
        super(message);
    }

    BadData at(String place) {
        return new BadData(place + ": " + getMessage());
    }
}
