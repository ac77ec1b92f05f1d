package io.millrace.ui.editor;

import io.millrace.ui.editor.JavaTyping.Selected;
import java.util.Optional;
import javafx.scene.control.IndexRange;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;

/** Keys of the code area that do more than insert themselves. Keys of actions are not here: they are in the table. */
final class CodeKeys {
    private final CodeArea area;
    private final Runnable breakStep;

    CodeKeys(CodeArea area, Runnable breakStep) {
        this.area = area;
        this.breakStep = breakStep;
    }

    void install() {
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    /** Changes the text and the selection; a change of nothing moves the caret only. */
    static void apply(CodeArea area, TextChange change) {
        if (change.start() != change.end() || !change.replacement().isEmpty()) {
            area.replaceText(change.start(), change.end(), change.replacement());
        }
        area.selectRange(change.anchor(), change.caret());
        area.requestFollowCaret();
    }

    private void pressed(KeyEvent event) {
        if (event.isControlDown() || event.isMetaDown() || event.isAltDown()) {
            if (event.getCode().isNavigationKey()) {
                breakStep.run();
            }
            return;
        }
        switch (event.getCode()) {
            case ENTER -> take(event, Optional.of(JavaTyping.enter(selected())));
            case TAB ->
                take(
                        event,
                        Optional.of(
                                event.isShiftDown() ? JavaTyping.outdent(selected()) : JavaTyping.indent(selected())));
            case BACK_SPACE -> take(event, JavaTyping.backspace(selected()));
            default -> {
                if (event.getCode().isNavigationKey()) {
                    breakStep.run();
                }
            }
        }
    }

    private void typed(KeyEvent event) {
        boolean shortcut = event.isControlDown() != event.isAltDown() || event.isMetaDown();
        if (!shortcut && event.getCharacter().length() == 1) {
            take(event, JavaTyping.typed(selected(), event.getCharacter().charAt(0)));
        }
    }

    private void take(KeyEvent event, Optional<TextChange> change) {
        change.ifPresent(c -> {
            apply(area, c);
            event.consume();
        });
    }

    private Selected selected() {
        IndexRange range = area.getSelection();
        return new Selected(area.getText(), range.getStart(), range.getEnd());
    }
}
