package io.millrace.app.project;

import java.util.TreeMap;

/** Gives identities as the reader does: States, then nodes, by name from 1. */
final class RenumberedProjects {
    private RenumberedProjects() {}

    static Project asRead(Project project) {
        final ProjectDraft draft = ProjectDraft.of(project);
        long id = 1;
        for (final ProjectState state : new TreeMap<>(draft.states()).values()) {
            draft.put(state.withId(new NodeId(id++)));
        }
        for (final ProjectNode node : new TreeMap<>(draft.nodes()).values()) {
            draft.put(node.withId(new NodeId(id++)));
        }
        return draft.build();
    }
}
