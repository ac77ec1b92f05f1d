package io.millrace.app.cli;

import io.millrace.app.deploy.RunningApplication;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.EndReport;
import java.time.Duration;
import java.util.List;

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

    /** Something that the person who runs it should know now. */
    void notice(String line);

    void ended(EndReport report);

    /** It has failed; the lines say all of it. */
    void failed(Failure failure);

    /** How a run failed: the last counts, the reason, and both as lines. */
    record Failure(MetricsSnapshot last, String reason, List<String> lines) {}
}
