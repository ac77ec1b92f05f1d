package io.millrace.engine.topology;

/** A way for messages from an output to an input. */
public record Edge(PortRef from, PortRef to, Sends sends) {
    public static Edge of(String from, String to) {
        return new Edge(PortRef.out(from), PortRef.in(to), Sends.EVERYTHING);
    }

    /** Stable id within a topology: {@code a--b}, with ports when they are not the default ones ({@code a.errors--b}). */
    public String id() {
        return from.text().replace(':', '.') + "--" + to.text().replace(':', '.');
    }

    /** Which messages an edge takes. */
    public enum Sends {
        EVERYTHING,
        /** Those for which the edge's {@code test} holds. */
        WHEN,
        /** Those that matched no other edge of the same output. */
        OTHERWISE
    }
}
