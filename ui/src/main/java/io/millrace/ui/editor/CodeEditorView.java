package io.millrace.ui.editor;

import io.millrace.app.edit.Edit;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.Diagnostic;
import io.millrace.app.snippet.SnippetReport;
import io.millrace.app.snippet.Template;
import io.millrace.ui.common.Action;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.jspecify.annotations.Nullable;

/**
 * The editor of one snippet at a time: text, find bar, what the compiler says, "Deploy node". The code area's id is
 * {@code code-editor-<role>}.
 *
 * <p>Threading: FX thread.
 */
public final class CodeEditorView extends VBox implements AutoCloseable {
    private final DesignerModel model;
    private final Actions actions;
    private final CodeSurface surface = new CodeSurface(marks -> showMarks());
    private final FindBar find = new FindBar(surface.area());
    private final SignatureBar signature = new SignatureBar(this::applyFix);
    private final DiagnosticsCard card = new DiagnosticsCard(this::goTo, this::applyFix);
    private final TemplateOffer offer;
    private final TemplateCaret caret;
    private final Button deploy;
    private final SimpleBooleanProperty open = new SimpleBooleanProperty(false);
    private final Map<CodeTarget, CodeDraft> unsettled = new HashMap<>();
    private final Map<CodeTarget, Integer> carets = new HashMap<>();
    private final Subscription states;
    private @Nullable CodeTarget target;
    private @Nullable CodeDraft draft;

    public CodeEditorView(DesignerModel model, Actions actions, SnippetHelp help) {
        super(10);
        this.model = model;
        this.actions = actions;
        this.offer = new TemplateOffer(help, new FxExecutor(), this::use);
        this.caret = new TemplateCaret(area(), help, new FxExecutor());
        Action deployNode = new EditorActions(this, open).addTo(actions);
        deploy = Controls.button("", deployNode::fire, "accent");
        deploy.setId("deploy-node");
        deploy.setTooltip(new Tooltip("Compiles and brings this code into the running application"));
        VBox text = new VBox(signature, find, surface);
        VBox.setVgrow(surface, Priority.ALWAYS);
        StackPane stack = new StackPane(text, offer);
        stack.setMinHeight(120);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getStyleClass().add("code-editor");
        getChildren().addAll(stack, card, Controls.row(8, deploy));
        surface.area().addEventFilter(KeyEvent.KEY_PRESSED, this::fireActions);
        new EditorMenu(surface.area(), actions).install();
        states = model.stateProperty().subscribe(state -> stateArrived(state));
    }

    public CodeArea area() {
        return surface.area();
    }

    /** Shows a snippet. When it is the shown one under a new name, nothing moves. */
    public void open(CodeTarget next) {
        CodeTarget before = target;
        CodeDraft current = draft;
        if (before != null && current != null && before.isSameSnippet(next)) {
            target = next;
            current.renamed(next.code());
        } else {
            leave();
            CodeDraft opened = Optional.ofNullable(unsettled.get(next)).orElseGet(() -> newDraft(next));
            target = next;
            draft = opened;
            area().setId("code-editor-" + next.code().role().id());
            open.set(true);
            surface.open(opened, carets.getOrDefault(next, 0));
            if (!carets.containsKey(next)) {
                caret.onTemplate(next, model.state());
            }
        }
        deploy.setText(deployText(next));
        stateArrived(model.state());
    }

    /** Forgets what is shown; what was typed is sent already. */
    public void leave() {
        CodeTarget left = target;
        CodeDraft current = draft;
        if (left != null && current != null) {
            current.breakStep();
            carets.put(left, area().getCaretPosition());
            unsettled.put(left, current);
            unsettled.values().removeIf(CodeDraft::settled);
        }
        target = null;
        draft = null;
        open.set(false);
        find.close(false);
    }

    /** Puts the caret there, 1-based, and takes the focus. */
    public void goTo(int line, int column) {
        surface.goTo(line, column);
    }

    /** Takes the focus, with the caret where it is. */
    public void write() {
        if (target != null) {
            area().requestFocus();
        }
    }

    /** Replaces the text by a template or form, as one step. */
    public void use(Template template) {
        if (draft != null) {
            surface.apply(new TextChange(0, area().getLength(), template.text(), template.caret(), template.caret()));
        }
    }

    void deploy() {
        if (target != null) {
            Optional<String> node = target.node();
            CompletableFuture<?> unused = model.report(
                    node.isPresent()
                            ? model.session().deployNode(node.get())
                            : model.session().deploy());
        }
    }

    void undo() {
        Optional.ofNullable(draft).ifPresent(CodeDraft::undo);
    }

    void redo() {
        Optional.ofNullable(draft).ifPresent(CodeDraft::redo);
    }

    void toggleComment() {
        surface.apply(JavaTyping.toggleComment(new JavaTyping.Selected(
                area().getText(),
                area().getSelection().getStart(),
                area().getSelection().getEnd())));
    }

    void find() {
        find.open();
    }

    @Override
    public void close() {
        states.unsubscribe();
        leave();
    }

    private CodeDraft newDraft(CodeTarget of) {
        CodeDraft[] self = new CodeDraft[1];
        self[0] = new CodeDraft(model, of.code(), () -> surface.takeOver(self[0]));
        return self[0];
    }

    private void stateArrived(SessionState state) {
        CodeTarget shown = target;
        CodeDraft current = draft;
        if (shown == null || current == null) {
            return;
        }
        current.stateArrived();
        offer.update(shown, current.text(), state);
        boolean fresh = state.analysedVersion() == state.documentVersion()
                && state.project().text(shown.code()).equals(current.text());
        if (fresh) {
            List<Diagnostic> diagnostics = state.analysis()
                    .report(shown.code())
                    .map(SnippetReport::diagnostics)
                    .orElse(List.of());
            surface.setDiagnostics(diagnostics);
        } else {
            showMarks();
        }
    }

    private void showMarks() {
        if (target == null) {
            return;
        }
        Marks marks = surface.marks();
        signature.show(marks, model.state().analysis().report(target.code()));
        List<String> places = marks.all().stream().map(this::place).toList();
        int generation = model.state().run().running() ? model.state().run().generation() : 0;
        String running = generation == 0 ? "" : "Generation " + generation + " goes on running until this compiles.";
        card.show(new DiagnosticsCard.Content(marks, places, running));
    }

    private String place(Marks.Mark mark) {
        var position = area().offsetToPosition(Math.min(mark.start(), area().getLength()), Bias.Forward);
        return (position.getMajor() + 1) + ":" + (position.getMinor() + 1);
    }

    private void goTo(Marks.Mark mark) {
        area().moveTo(Math.min(mark.start(), area().getLength()));
        area().requestFollowCaret();
        area().requestFocus();
    }

    /** A fix holds whole texts, so it is only good for the very document that it was made for. */
    private void applyFix(Diagnostic.Fix fix) {
        SessionState newest = model.session().state();
        if (newest.analysedVersion() != newest.documentVersion() || draft == null || !draft.settled()) {
            model.say("The code has just changed. The fix is offered again in a moment.", false);
            return;
        }
        CompletableFuture<?> unused = model.apply(new Edit.SetCodes(fix.label(), fix.newTexts()));
    }

    private String deployText(CodeTarget of) {
        String keys = Optional.ofNullable(actions.get(EditorActions.DEPLOY).shortcut())
                .map(shortcut -> "\u2003" + Controls.keys(shortcut))
                .orElse("");
        return (of.node().isPresent() ? "Deploy node" : "Deploy") + keys;
    }

    private void fireActions(KeyEvent event) {
        for (Action action : actions.all()) {
            if (action.scope() == Action.Scope.EDITOR
                    && action.shortcut() != null
                    && action.shortcut().match(event)) {
                action.fire();
                event.consume();
                return;
            }
        }
    }
}
