package io.millrace.ui.common;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** What panels do again and again beside making {@link Controls}. Threading: FX thread. */
public final class Ui {
    private Ui() {}

    /** A button of a panel that stands for no action of the table. */
    public static Button button(String id, String text, Runnable run, String... styles) {
        final Button button = Controls.button(text, run, styles);
        button.setId(id);
        return button;
    }

    public static Tooltip tip(String text) {
        final Tooltip tip = new Tooltip(text);
        tip.setShowDelay(Duration.millis(500));
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        return tip;
    }

    /** Changes a text only when it differs: an equal text costs a layout pass all the same. */
    public static void text(Labeled labeled, String text) {
        if (!text.equals(labeled.getText())) {
            labeled.setText(text);
        }
    }

    public static void mark(Node node, String pseudoClass, boolean on) {
        node.pseudoClassStateChanged(PseudoClass.getPseudoClass(pseudoClass), on);
    }

    /** Hands a result over on the given executor; a failure of the program itself is not swallowed. */
    public static <T> void then(CompletableFuture<T> future, Executor executor, Consumer<? super T> next) {
        var unused = future.whenCompleteAsync(
                (value, failure) -> {
                    if (failure != null) {
                        throw new CompletionException(failure);
                    }
                    next.accept(value);
                },
                executor);
    }
}
