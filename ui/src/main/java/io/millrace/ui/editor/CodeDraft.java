package io.millrace.ui.editor;

import io.millrace.app.edit.Edit;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.engine.topology.CodeRef;
import io.millrace.ui.common.DesignerModel;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps the text in an editor and the text in the document together. Every change made in the editor is sent at once; while
 * one is on its way the editor's text is the truth and states that arrive are echoes. Only when nothing is on its way may
 * the document's text replace the editor's: then a difference was made elsewhere (undo, quick fix, file on disk).
 *
 * <p>Threading: FX thread.
 */
final class CodeDraft {
    private final DesignerModel model;
    private final UndoSteps steps = new UndoSteps();
    private final Runnable onDifference;
    private CodeRef code;
    private String text;
    private int onTheWay;

    /**
     * Begins with the document's text.
     *
     * @param onDifference called when the document's text shall replace the editor's
     */
    CodeDraft(DesignerModel model, CodeRef code, Runnable onDifference) {
        this.model = model;
        this.code = code;
        this.onDifference = onDifference;
        this.text = newest();
    }

    CodeRef code() {
        return code;
    }

    /** What the editor shows, or shall show. */
    String text() {
        return text;
    }

    /** The owner was renamed: the same text has another name. */
    void renamed(CodeRef newCode) {
        code = newCode;
    }

    /** The next change begins an undo step. */
    void breakStep() {
        steps.breakHere();
    }

    /** A change made in the editor: sends it. */
    void changed(String newText, int position, String removed, String inserted) {
        text = newText;
        boolean joins = steps.joins(position, removed, inserted);
        send(new Edit.SetCode(code, newText, position + removed.length(), joins));
    }

    /** Takes back the snippet's last change. */
    void undo() {
        steps.breakHere();
        await(model.session().undoCode(code));
    }

    /** Brings back what undo took. */
    void redo() {
        steps.breakHere();
        await(model.session().redo());
    }

    /** Nothing is on its way: the document has what the editor shows. */
    boolean settled() {
        return onTheWay == 0;
    }

    /** A state has arrived: takes the document's text when it was changed elsewhere. */
    void stateArrived() {
        if (onTheWay == 0) {
            settle();
        }
    }

    private void send(Edit.SetCode edit) {
        onTheWay++;
        CompletableFuture<?> unused = model.apply(edit).whenComplete((outcome, failure) -> {
            onTheWay--;
            if (failure == null && !outcome.ok() && !edit.code().equals(code)) {
                // It crossed a rename: the same text goes to the new name.
                send(new Edit.SetCode(code, text, edit.caret(), false));
            } else {
                stateArrived();
            }
        });
    }

    private void await(CompletableFuture<Outcome> request) {
        onTheWay++;
        CompletableFuture<?> unused = model.report(request).whenComplete((outcome, failure) -> {
            onTheWay--;
            stateArrived();
        });
    }

    private void settle() {
        String document = newest();
        if (!document.equals(text)) {
            text = document;
            steps.breakHere();
            onDifference.run();
        }
    }

    /** The session's own newest text: a state on its way to the FX thread may be older. */
    private String newest() {
        return model.session().state().project().text(code).replace("\r\n", "\n");
    }
}
