package io.millrace.engine.testkit;

/** Told of every message that crosses an edge, in order. */
@FunctionalInterface
public interface EdgeListener {
    EdgeListener NONE = (edge, message) -> {};

    /**
     * A message crosses.
     *
     * @param edge id of the edge
     * @param message the user's own object; render it now, it may be changed later
     */
    void crossed(String edge, Object message);
}
