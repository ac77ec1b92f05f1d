package io.millrace.app.project;

import io.millrace.engine.topology.StateDeclaration.Scope;

/** A State as drawn; its class stands in {@code <name>.state.jsh}. */
public record ProjectState(NodeId id, String name, Scope scope) {
    public ProjectState withId(NodeId newId) {
        return new ProjectState(newId, name, scope);
    }

    public ProjectState withScope(Scope newScope) {
        return new ProjectState(id, name, newScope);
    }

    public ProjectState withName(String newName) {
        return new ProjectState(id, newName, scope);
    }
}
