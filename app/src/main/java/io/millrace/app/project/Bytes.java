package io.millrace.app.project;

import java.util.Arrays;

/** Immutable bytes with value equality. */
public final class Bytes {
    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    public static Bytes of(byte[] array) {
        return new Bytes(array.clone());
    }

    public int length() {
        return array.length;
    }

    /** Returns a copy. */
    public byte[] toArray() {
        return array.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return array.length + " bytes";
    }
}
