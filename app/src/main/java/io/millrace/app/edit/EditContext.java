package io.millrace.app.edit;

import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.topology.CodeRef;
import java.util.function.Supplier;

/**
 * What edits need besides the project.
 *
 * @param ids gives an identity that was never given before in this session
 * @param templates texts of new snippets
 */
public record EditContext(Catalogue catalogue, Supplier<NodeId> ids, TemplateText templates) {
    /** Gives a new snippet its first text. */
    public interface TemplateText {
        /** The text, or an empty one when there is none; the project already has the snippet's owner and its edges. */
        String text(CodeRef ref, Project after);
    }
}
