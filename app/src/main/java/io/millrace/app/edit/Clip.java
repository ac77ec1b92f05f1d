package io.millrace.app.edit;

import io.millrace.app.project.Project;
import java.util.Set;

/** Nodes and States as text for the clipboard. */
public final class Clip {
    private Clip() {}

    /** The named nodes and States with code, settings and the edges between them. */
    public static String of(Project project, Set<String> names) {
        throw new UnsupportedOperationException("not yet");
    }
}
