package io.millrace.ui.common;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one way onto the FX thread. Runs at once when already there. */
public final class FxExecutor implements Executor {
    /** Starts the window system; it runs on when the last window is closed, until {@link #stop}. */
    public static void start(Runnable first) {
        Platform.startup(first);
        Platform.setImplicitExit(false);
    }

    public static void stop() {
        Platform.exit();
    }

    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }
}
