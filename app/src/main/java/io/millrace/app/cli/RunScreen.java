package io.millrace.app.cli;

import io.millrace.app.deploy.RunningApplication;
import io.millrace.engine.runtime.EndReport;
import java.time.Duration;

/**
 * How a run is shown.
 *
 * <p>Threading: {@link #output} comes on threads of receivers, everything else on the command's.
 */
interface RunScreen {
    /** How often it wants to be told of rates. */
    Duration period();

    void started(RunningApplication application);

    /** A sink's receiver got a message. */
    void output(String sink, byte[] message);

    /** A short time has passed. */
    void tick(RunningApplication application, Rates rates);

    void ended(EndReport report);
}
