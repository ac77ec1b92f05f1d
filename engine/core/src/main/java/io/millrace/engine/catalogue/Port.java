package io.millrace.engine.catalogue;

/** A place on a node where edges end or begin. */
public record Port(String name, Direction direction, TypeRule type) {
    /** Name of the default input. */
    public static final String IN = "in";
    /** Name of the default output. */
    public static final String OUT = "out";
    /** Name of the error output. */
    public static final String ERRORS = "errors";

    /** Which way messages go through a port. */
    public enum Direction {
        INPUT,
        OUTPUT
    }
}
