package io.millrace.app.edit;

import io.millrace.app.project.Names;
import io.millrace.engine.catalogue.NodeKind;
import java.util.function.Predicate;

/** The names that new nodes and States get: what a person would write on a sketch. */
public final class DefaultNames {
    private DefaultNames() {}

    /** The name for a new one of a kind; with a number when it is taken. */
    public static String free(NodeKind kind, Predicate<String> taken) {
        return Names.free(plain(kind), taken);
    }

    private static String plain(NodeKind kind) {
        return switch (kind.category()) {
            case SOURCE -> kind.id().equals("generator") ? kind.id() : "in";
            case SINK -> kind.id().equals("discard") ? kind.id() : "out";
            case COMPUTE, STATEFUL -> "step";
            default -> Names.nodeName(kind.id());
        };
    }
}
