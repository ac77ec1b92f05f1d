package io.millrace.app.project;

import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.topology.StateDeclaration;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.time.Duration;
import java.util.Optional;

/**
 * A State as drawn; its class stands in {@code <name>.state.jsh}.
 *
 * @param ttl how long an object is kept after its last use, as a setting has it; empty = for ever
 */
public record ProjectState(NodeId id, String name, Scope scope, Optional<String> ttl) {
    /** A State whose objects are kept for ever. */
    public ProjectState(NodeId id, String name, Scope scope) {
        this(id, name, scope, Optional.empty());
    }

    public ProjectState withId(NodeId newId) {
        return new ProjectState(newId, name, scope, ttl);
    }

    public ProjectState withScope(Scope newScope) {
        return new ProjectState(id, name, newScope, ttl);
    }

    public ProjectState withName(String newName) {
        return new ProjectState(id, newName, scope, ttl);
    }

    /** With this time to live, which is a good one; none when that is no time at all. */
    public ProjectState withTtl(Optional<String> text) {
        return new ProjectState(id, name, scope, text.filter(given -> SettingValues.millis(given) > 0));
    }

    StateDeclaration declaration() {
        return new StateDeclaration(name, scope, ttl.map(SettingValues::millis).map(Duration::ofMillis));
    }
}
