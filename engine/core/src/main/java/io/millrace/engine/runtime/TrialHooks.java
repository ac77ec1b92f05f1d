package io.millrace.engine.runtime;

/**
 * How a trial looks into a deployment and steers it. A deployment with hooks does what they say instead of what the
 * clock says, so that it is the same each time.
 *
 * <p>Threading: the thread that drives the deployment.
 */
public interface TrialHooks {
    /** A message crosses an edge. */
    void crossed(String edge, Object message);

    /** Whether {@link #crossed} wants to be told; without, messages go the fast way. */
    default boolean seesEdges() {
        return true;
    }

    /** How many messages a generator may have made by now, since its start. */
    long granted(String generator);
}
