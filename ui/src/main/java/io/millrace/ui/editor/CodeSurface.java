package io.millrace.ui.editor;

import io.millrace.app.snippet.Diagnostic;
import io.millrace.app.snippet.JavaTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.util.UndoUtils;
import org.jspecify.annotations.Nullable;

/**
 * The text of one snippet on the screen: highlighting, line numbers, wavy lines, hover. What is typed goes to the draft; what
 * the draft takes from the document comes back without being sent again.
 *
 * <p>Threading: FX thread.
 */
final class CodeSurface extends StackPane {
    private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");

    private final CodeArea area = new CodeArea();
    private final SquiggleLayer squiggles = new SquiggleLayer(area);
    private final Tooltip hover = new Tooltip();
    private final Consumer<Marks> onMarks;
    private @Nullable CodeDraft draft;
    private String shown = "";
    private boolean takingOver;
    private Marks marks = Marks.NONE;
    private List<JavaTokens.Token> tokens = List.of();
    private Optional<Brackets.Pair> pair = Optional.empty();

    /** Tells {@code onMarks} of each change of the marks. */
    CodeSurface(Consumer<Marks> onMarks) {
        this.onMarks = onMarks;
        getStyleClass().addAll("well", "code-surface");
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.setParagraphGraphicFactory(CodeSurface::lineNumber);
        area.estimatedScrollXProperty()
                .addListener((property, before, now) -> area.pseudoClassStateChanged(SCROLLED, now > 0));
        area.multiPlainChanges().subscribe(this::changed);
        area.caretPositionProperty().addListener((property, before, now) -> matchBrackets());
        area.focusedProperty().addListener((property, before, now) -> breakStep());
        area.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> breakStep());
        area.setMouseOverTextDelay(Duration.ofMillis(300));
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::hover);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, event -> hover.hide());
        hover.setMaxWidth(420);
        new CodeKeys(area, this::breakStep).install();
        getChildren().addAll(new VirtualizedScrollPane<>(area), squiggles);
    }

    CodeArea area() {
        return area;
    }

    Marks marks() {
        return marks;
    }

    /** Shows another draft, with the caret there. */
    void open(CodeDraft newDraft, int caret) {
        draft = newDraft;
        setMarks(Marks.NONE);
        replace(new TextChange(0, shown.length(), newDraft.text(), 0, 0));
        restyle(); // the same text again is no change that would be told
        area.moveTo(Math.min(caret, shown.length()));
        area.requestFollowCaret();
    }

    /** The document's text was changed elsewhere: only what differs is replaced, the caret stays at its place. */
    void takeOver(CodeDraft of) {
        if (of == draft) {
            replace(TextChange.between(shown, of.text(), area.getCaretPosition()));
        }
    }

    /** What the compiler says of the text as it is shown now. */
    void setDiagnostics(List<Diagnostic> diagnostics) {
        setMarks(Marks.of(diagnostics, shown));
    }

    /** A change that a command makes: sent like typing, as a step of its own. */
    void apply(TextChange change) {
        breakStep();
        CodeKeys.apply(area, change);
        breakStep();
        area.requestFocus();
    }

    /** Puts the caret there, 1-based, and shows it. */
    void goTo(int line, int column) {
        int paragraph = Math.max(0, Math.min(line, area.getParagraphs().size()) - 1);
        int length = area.getParagraphLength(paragraph);
        area.moveTo(paragraph, Math.max(0, Math.min(column - 1, length)));
        area.requestFollowCaret();
        area.requestFocus();
    }

    private void breakStep() {
        if (draft != null) {
            draft.breakStep();
        }
    }

    private void replace(TextChange change) {
        takingOver = true;
        try {
            area.replaceText(change.start(), change.end(), change.replacement());
        } finally {
            takingOver = false;
        }
        area.selectRange(change.anchor(), change.caret());
    }

    private void changed(List<PlainTextChange> changes) {
        List<PlainTextChange> all = new ArrayList<>(changes);
        for (PlainTextChange change : all) {
            int inserted = change.getInserted().length();
            marks = marks.after(shown, change.getPosition(), change.getRemoved().length(), inserted);
        }
        shown = area.getText();
        restyle();
        setMarks(marks);
        if (!takingOver && draft != null && !all.isEmpty()) {
            PlainTextChange first = all.get(0);
            draft.changed(shown, first.getPosition(), first.getRemoved(), first.getInserted());
        }
    }

    private void setMarks(Marks newMarks) {
        marks = newMarks;
        squiggles.show(newMarks);
        onMarks.accept(newMarks);
    }

    private void restyle() {
        tokens = JavaTokens.scan(shown);
        pair = Brackets.at(shown, area.getCaretPosition(), tokens);
        style();
    }

    private void matchBrackets() {
        if (area.getLength() != shown.length()) {
            return; // in the middle of a change; the restyle that follows does it
        }
        Optional<Brackets.Pair> now = Brackets.at(shown, area.getCaretPosition(), tokens);
        if (!now.equals(pair)) {
            pair = now;
            style();
        }
    }

    private void style() {
        if (!shown.isEmpty()) {
            area.setStyleSpans(0, JavaStyles.of(shown.length(), tokens, pair));
        }
    }

    private void hover(MouseOverTextEvent event) {
        marks.at(event.getCharacterIndex()).ifPresent(mark -> {
            hover.setText(mark.diagnostic().message());
            Point2D at = event.getScreenPosition();
            hover.show(area, at.getX() + 8, at.getY() + 14);
        });
    }

    /** Stays where it is when a long line is scrolled, in front of what comes by behind it. */
    private static Node lineNumber(int index) {
        Label number = new Label(Integer.toString(index + 1));
        number.getStyleClass().add("line-number");
        number.setViewOrder(-1);
        return number;
    }
}
