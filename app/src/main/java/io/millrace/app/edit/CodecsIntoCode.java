package io.millrace.app.edit;

import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.CodeSlot;
import io.millrace.engine.catalogue.CodecSettings;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces settings that a decoder or encoder is made of by the same as code. */
public final class CodecsIntoCode {
    private CodecsIntoCode() {}

    /** The decoder or encoder that a node's settings make; empty where it is written as code. */
    public static Optional<Role> made(ProjectNode node, NodeKind kind) {
        return kind.code().stream()
                .map(CodeSlot::role)
                .filter(role -> CodecSettings.makes(role, kind.values(node.settings())))
                .findFirst();
    }

    /**
     * The edit that does it; empty where there is nothing to do, or no code could be made.
     *
     * @param code what was made of the node's settings, by role
     */
    public static Optional<Edit> edit(ProjectNode node, NodeKind kind, Map<Role, String> code) {
        return made(node, kind).filter(code::containsKey).map(role -> edit(node, role, code.getOrDefault(role, "")));
    }

    private static Edit edit(ProjectNode node, Role role, String text) {
        final List<Edit> edits = new ArrayList<>();
        CodecSettings.names().stream()
                .filter(node.settings()::containsKey)
                .forEach(name -> edits.add(new Edit.SetSetting(node.name(), name, Optional.empty())));
        edits.add(new Edit.SetCode(new CodeRef(node.name(), role), text, 0, false));
        return new Edit.Several("Turn " + node.name() + " into code", edits);
    }
}
