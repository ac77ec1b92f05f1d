package io.millrace.ui.common;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one way onto the FX thread. Runs at once when already there. */
public final class FxExecutor implements Executor {
    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }
}
