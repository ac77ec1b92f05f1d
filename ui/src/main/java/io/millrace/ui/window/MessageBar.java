package io.millrace.ui.window;

import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.DesignerModel.Message;
import io.millrace.ui.common.Icons;
import io.millrace.ui.common.Ui;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;

/** A sentence that stops nobody and fades by itself; bad news stay longer. Threading: FX thread. */
final class MessageBar implements AutoCloseable {
    private static final Duration GOOD = Duration.seconds(5);
    private static final Duration BAD = Duration.seconds(8);

    private final Label text = Controls.label("");
    private final HBox root;
    private final PauseTransition pause = new PauseTransition(GOOD);
    private final FadeTransition fade;
    private final SequentialTransition going;
    private final Subscription messages;

    MessageBar(DesignerModel model) {
        final Button close = Controls.button("", this::hide, "flat", "small");
        close.setGraphic(Icons.of("close"));
        close.setId("message-close");
        text.setId("message-text");
        text.setWrapText(true);
        text.setMaxWidth(640);
        root = Controls.row(10, text, close);
        root.setId("message-bar");
        root.getStyleClass().add("message-bar");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        fade = new FadeTransition(Duration.millis(400), root);
        fade.setFromValue(1);
        fade.setToValue(0);
        going = new SequentialTransition(pause, fade);
        going.setOnFinished(event -> hide());
        messages = model.messageProperty().subscribe(this::show);
    }

    HBox root() {
        return root;
    }

    private void show(Message message) {
        going.stop();
        if (message.text().isEmpty()) {
            hide();
            return;
        }
        Ui.text(text, message.text());
        Ui.mark(root, "bad", message.bad());
        root.setOpacity(1);
        Controls.show(root, true);
        pause.setDuration(message.bad() ? BAD : GOOD);
        going.playFromStart();
    }

    private void hide() {
        going.stop();
        Controls.show(root, false);
    }

    @Override
    public void close() {
        going.stop();
        messages.unsubscribe();
    }
}
