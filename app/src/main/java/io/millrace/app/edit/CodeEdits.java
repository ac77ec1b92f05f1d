package io.millrace.app.edit;

import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.util.Map;
import java.util.TreeMap;

/** Changes texts of snippets. */
final class CodeEdits {
    private CodeEdits() {}

    static Applied setCode(Edit.SetCode edit, Bench bench) throws EditRefused {
        checkOwner(edit.code(), bench);
        bench.draft().put(edit.code(), edit.text());
        return bench.done("Edit " + name(edit.code()), edit.code());
    }

    static Applied setCodes(Edit.SetCodes edit, Bench bench) throws EditRefused {
        final Map<CodeRef, String> texts = new TreeMap<>(edit.texts());
        for (final CodeRef ref : texts.keySet()) {
            checkOwner(ref, bench);
        }
        texts.forEach(bench.draft()::put);
        return texts.size() == 1
                ? bench.done(edit.label(), texts.keySet().iterator().next())
                : bench.done(edit.label());
    }

    private static String name(CodeRef ref) {
        return ref.role() == Role.TYPES ? "types" : "code of " + ref.owner();
    }

    private static void checkOwner(CodeRef ref, Bench bench) throws EditRefused {
        switch (ref.role()) {
            case TYPES -> {
                if (!ref.equals(CodeRef.TYPES)) {
                    throw new EditRefused("Shared types stand in one place only.");
                }
            }
            case ROUTE -> bench.edge(ref.owner());
            case STATE -> bench.state(ref.owner());
            default -> slot(bench.node(ref.owner()), ref, bench);
        }
    }

    private static void slot(ProjectNode node, CodeRef ref, Bench bench) throws EditRefused {
        if (bench.kind(node).filter(kind -> kind.slot(ref.role()).isEmpty()).isPresent()) {
            throw new EditRefused(
                    node.name() + " has no place for " + ref.role().id() + " code.");
        }
    }
}
