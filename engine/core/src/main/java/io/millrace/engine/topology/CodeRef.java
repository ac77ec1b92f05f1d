package io.millrace.engine.topology;

import io.millrace.engine.catalogue.Role;

/**
 * Names one piece of user code: whose it is and what it does. The owner is the name of a node or a State, for
 * {@link Role#ROUTE} the id of an edge, for {@link Role#TYPES} always {@code types}.
 */
public record CodeRef(String owner, Role role) implements Comparable<CodeRef> {
    /** The shared declarations of a project. */
    public static final CodeRef TYPES = new CodeRef("types", Role.TYPES);

    /** File name on disk and in stack traces: {@code add-votes.compute.jsh}, {@code types.jsh}. */
    public String fileName() {
        return role == Role.TYPES ? "types.jsh" : owner + "." + role.id() + ".jsh";
    }

    @Override
    public int compareTo(CodeRef other) {
        return fileName().compareTo(other.fileName());
    }
}
