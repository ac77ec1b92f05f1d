package io.millrace.engine.testkit;

import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.DeploymentRefused;
import java.util.List;

/**
 * Runs a topology by hand: the engine's own classes with a clock that stands still, sources that are fed and sinks
 * that collect. The same input gives the same output, and nothing outside is touched.
 *
 * <p>Threading: one thread.
 */
public final class TopologyDriver implements AutoCloseable {
    private TopologyDriver() {}

    public static TopologyDriver start(DeploymentPlan plan, DriverOptions options) throws DeploymentRefused {
        throw new UnsupportedOperationException(plan.topology().name() + options);
    }

    /** One frame enters a source through its decoder. */
    public void feedFrame(String source, byte[] payload) {
        throw new UnsupportedOperationException();
    }

    /** Bytes enter a source through its framing and decoder; what is half a frame waits for more. */
    public void feedStream(String source, byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    /** A message enters behind a source's decoder. */
    public void feedMessage(String source, Object message) {
        throw new UnsupportedOperationException();
    }

    /** A generator gives so many messages. */
    public void generate(String source, int count) {
        throw new UnsupportedOperationException();
    }

    /** Goes on until nothing is left to do at this moment of the clock. */
    public void runUntilIdle() {
        throw new UnsupportedOperationException();
    }

    /** All sources have ended: runs until everything is drained. */
    public void end() {
        throw new UnsupportedOperationException();
    }

    /** Bytes of each message that a sink took, in order. */
    public List<byte[]> sink(String name) {
        throw new UnsupportedOperationException();
    }

    public ManualClock clock() {
        throw new UnsupportedOperationException();
    }

    public MetricsSnapshot metrics() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
