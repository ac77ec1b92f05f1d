package io.millrace.app.edit;

import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.CodecSettings;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.topology.CodeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The step from code that is made of settings to the same code, written out to go on from by hand. */
public final class TurnIntoCode {
    private static final String LABEL = "Turn into code";

    private TurnIntoCode() {}

    /**
     * The edit for a decoder or encoder; empty where the node's code is written already, or can't be made.
     *
     * @param made texts of what is made, of an analysis
     */
    public static Optional<Edit> codec(ProjectNode node, NodeKind kind, Map<CodeRef, String> made) {
        return kind.code().stream()
                .filter(slot -> CodecSettings.makes(slot.role(), kind.values(node.settings())))
                .map(slot -> new CodeRef(node.name(), slot.role()))
                .filter(made::containsKey)
                .findFirst()
                .map(ref -> codec(node, ref, made.getOrDefault(ref, "")));
    }

    private static Edit codec(ProjectNode node, CodeRef ref, String text) {
        final List<Edit> edits = new ArrayList<>();
        edits.add(new Edit.SetCode(ref, text, 0, false));
        CodecSettings.names().stream()
                .filter(node.settings()::containsKey)
                .forEach(name -> edits.add(new Edit.SetSetting(node.name(), name, Optional.empty())));
        return new Edit.Several(LABEL, edits);
    }
}
