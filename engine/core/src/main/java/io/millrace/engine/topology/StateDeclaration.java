package io.millrace.engine.topology;

import java.time.Duration;
import java.util.Optional;

/**
 * A named State of an application.
 *
 * @param ttl how long an object is kept after its last use, more than nothing; empty = for ever
 */
public record StateDeclaration(String name, Scope scope, Optional<Duration> ttl) {
    /** A State whose objects are kept for ever. */
    public StateDeclaration(String name, Scope scope) {
        this(name, scope, Optional.empty());
    }

    /** One object per key, or one for the whole application. */
    public enum Scope {
        KEY,
        APPLICATION
    }
}
