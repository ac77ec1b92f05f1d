package io.millrace.ui.editor;

import io.millrace.engine.topology.CodeRef;
import java.util.Optional;

/**
 * A snippet to edit.
 *
 * @param owner what stays the same when the owner is renamed: a node's id, an edge
 * @param required the owner does not work without it
 * @param node the node that "Deploy node" deploys; empty = everything
 */
public record CodeTarget(Object owner, CodeRef code, boolean required, Optional<String> node) {
    /** The shared declarations of the project. */
    public static CodeTarget types() {
        return new CodeTarget("types", CodeRef.TYPES, false, Optional.empty());
    }

    boolean isSameSnippet(CodeTarget other) {
        return owner.equals(other.owner) && code.role() == other.code.role();
    }
}
