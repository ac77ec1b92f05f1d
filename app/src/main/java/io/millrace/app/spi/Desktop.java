package io.millrace.app.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A window system, found by {@link java.util.ServiceLoader}, so that the command line works without one. */
public interface Desktop {
    /** Opens what is asked for and returns the process's exit code when the last window is closed. */
    int open(Request request);

    /** What to open. */
    sealed interface Request {
        /** The designer, with a project or with the welcome page. */
        record Design(Optional<Path> project) implements Request {}

        /** The real window rendered without a display, to a PNG file. */
        record Screenshot(Path project, Path to, Duration run, boolean dark, int width, int height)
                implements Request {}
    }
}
