package io.millrace.app.session;

import io.millrace.app.edit.Applied;
import io.millrace.app.edit.Edit;
import io.millrace.app.edit.EditContext;
import io.millrace.app.edit.EditRefused;
import io.millrace.app.edit.Edits;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.session.History.Older;
import io.millrace.app.session.History.Step;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.engine.topology.CodeRef;
import java.util.Optional;

/** The project of a session with its history. Used by the session's thread. */
final class Document {
    private final History history = new History();
    private final Fitter fitter;
    private Optional<Project> taken = Optional.empty();
    private Project project;
    private Project clean;
    private long version;

    /** Fits what may be fitted by itself; the snippet that somebody is typing stays as it is. */
    interface Fitter {
        Project fitted(Project project, Optional<CodeRef> typed);
    }

    Document(Project project, Fitter fitter) {
        this.fitter = fitter;
        this.project = project;
        this.clean = project;
    }

    Project project() {
        return project;
    }

    /** As it was last saved or taken from the folder. */
    Project clean() {
        return clean;
    }

    /** Grows with every change of the project. */
    long version() {
        return version;
    }

    boolean dirty() {
        return !project.equals(clean);
    }

    History history() {
        return history;
    }

    /** The project as it is now is what the folder holds. */
    void cleanAt(Project saved) {
        clean = saved;
    }

    Outcome apply(Edit edit, EditContext context) {
        try {
            final Applied applied = Edits.apply(project, edit, context);
            final Optional<CodeRef> typed =
                    edit instanceof Edit.SetCode code ? Optional.of(code.code()) : Optional.empty();
            final boolean outside = takesOver(edit);
            final Project after = outside ? applied.project() : fitter.fitted(applied.project(), typed);
            final Outcome outcome = new Outcome(true, "", applied.reveal(), applied.code());
            if (!after.equals(project)) {
                final boolean joins = edit instanceof Edit.SetCode code && code.joins();
                history.add(
                        new Step(project, after, applied.label(), applied.reveal(), applied.code(), typed, 0), joins);
                become(after);
                taken = outside ? Optional.of(after) : taken;
            }
            return outcome;
        } catch (EditRefused e) {
            return Outcome.refused(String.valueOf(e.getMessage()));
        }
    }

    private static boolean takesOver(Edit edit) {
        return edit instanceof Edit.TakeOver
                || edit instanceof Edit.Several several
                        && several.edits().stream().anyMatch(Document::takesOver);
    }

    /**
     * Lets templates follow what is known by now, as a part of the step that the document stands behind: undo takes both
     * back. A document as it was opened or as the folder has it stays as it is. True when something has changed.
     */
    boolean fit() {
        final Optional<Step> last = history.last();
        if (last.isEmpty() || taken.filter(project::equals).isPresent()) {
            return false;
        }
        final Project next = fitter.fitted(project, last.get().typed());
        if (next.equals(project)) {
            return false;
        }
        history.amend(next);
        become(next);
        return true;
    }

    private void become(Project next) {
        project = next;
        version++;
    }

    Outcome undo() {
        return history.undo()
                .map(step -> travelled(step.before(), step))
                .orElseGet(() -> Outcome.nothingDone("There is nothing to undo."));
    }

    Outcome redo() {
        return history.redo()
                .map(step -> travelled(step.after(), step))
                .orElseGet(() -> Outcome.nothingDone("There is nothing to redo."));
    }

    private Outcome travelled(Project to, Step step) {
        become(to);
        return new Outcome(true, "", step.reveal(), step.code());
    }

    /** The last step when it changed this snippet; otherwise a new step that brings the snippet's older text back. */
    Outcome undoCode(CodeRef code) {
        final Optional<Older> older = history.older(code);
        if (older.isEmpty()) {
            return Outcome.nothingDone("There is nothing to undo in " + code.fileName() + ".");
        }
        if (older.get().depth() == 1) {
            return undo();
        }
        final Project next =
                ProjectDraft.of(project).put(code, older.get().text()).build();
        history.add(
                new Step(
                        project,
                        next,
                        "Undo in " + code.fileName(),
                        Optional.of(code.owner()),
                        Optional.of(code),
                        Optional.empty(),
                        older.get().depth() + 1),
                false);
        become(next);
        return new Outcome(true, "", Optional.of(code.owner()), Optional.of(code));
    }
}
