package io.millrace.app.edit;

import io.millrace.app.project.Project;

/** Applies edits to projects. Pure: nothing but the result tells that it happened. */
public final class Edits {
    private Edits() {}

    /**
     * The project after an edit.
     *
     * @throws EditRefused the edit does not fit; the message is a sentence for people
     */
    public static Applied apply(Project project, Edit edit, EditContext context) throws EditRefused {
        throw new EditRefused("Not yet.");
    }
}
