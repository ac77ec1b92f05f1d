package io.millrace.ui.common;

import java.util.concurrent.Executor;
import java.util.logging.Logger;
import javafx.application.Platform;

/** The one way onto the FX thread. Runs at once when already there. */
public final class FxExecutor implements Executor {
    /** Held, so that what is set on it stays. It warns at each start of a class path without modules, which is ours. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    /** Starts the window system; it runs on when the last window is closed, until {@link #stop}. */
    public static void start(Runnable first) {
        TOOLKIT.setFilter(entry -> !String.valueOf(entry.getMessage()).startsWith("Unsupported JavaFX configuration"));
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
