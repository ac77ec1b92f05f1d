package io.millrace.engine.topology;

/** A named State of an application. */
public record StateDeclaration(String name, Scope scope) {
    /** One object per key, or one for the whole application. */
    public enum Scope {
        KEY,
        APPLICATION
    }
}
