package io.millrace.app.session;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Project;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.util.List;
import java.util.Optional;

/** Brings back what a session that broke off had not saved. */
final class UnsavedWork {
    static final String NOTICE = "unsaved";

    private UnsavedWork() {}

    /** Puts the work into the document as one step, so that undo takes it away again. */
    static void bring(Project work, SessionCore core) {
        core.document()
                .apply(new Edit.Several("Recover unsaved work", List.of(new Edit.TakeOver(work))), core.editContext());
        if (core.document().dirty()) {
            core.notice(
                    NOTICE,
                    Optional.of(Problem.warning(
                            Where.project(),
                            "unsaved work of the last time was brought back",
                            "Save keeps it; undo takes it away.")));
        }
    }
}
