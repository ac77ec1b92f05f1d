package io.millrace.ui.editor;

import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.Template;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.fxmisc.richtext.CodeArea;

/** Puts the caret of a snippet that is a template still to the expression that is to be written. */
final class TemplateCaret {
    private final CodeArea area;
    private final SnippetHelp help;
    private final Executor fx;
    private int asked;

    TemplateCaret(CodeArea area, SnippetHelp help, Executor fx) {
        this.area = area;
        this.help = help;
        this.fx = fx;
    }

    /** The snippet was opened for the first time. */
    void onTemplate(CodeTarget target, SessionState state) {
        int question = ++asked;
        CompletableFuture<?> unused = help.template(target.code(), state)
                .thenAcceptAsync(found -> found.ifPresent(template -> move(question, template)), fx);
    }

    /** Unless something else was opened, or somebody was faster. */
    private void move(int question, Template template) {
        if (question == asked && area.getCaretPosition() == 0 && area.getText().equals(template.text())) {
            area.moveTo(template.caret());
            area.requestFollowCaret();
        }
    }
}
