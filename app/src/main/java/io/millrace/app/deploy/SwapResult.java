package io.millrace.app.deploy;

import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import java.util.List;
import java.util.Set;

/** How a swap went; whatever it says, something runs as before or better. */
public sealed interface SwapResult {
    /** The new code runs; sockets and States are as they were. */
    record Swapped(int generation, Set<CodeRef> changed) implements SwapResult {}

    /** Nothing differs from what runs. */
    record Unchanged() implements SwapResult {}

    /** What has changed can't be swapped: the application must be stopped and started. Sentences for people. */
    record NeedsRestart(List<String> reasons) implements SwapResult {}

    /**
     * Messages are of other classes now, and some of the old ones can't end: a sink takes nothing, say. One may wait and
     * try again, or stop. The old code goes on.
     *
     * @param problems which nodes or edges are in the way, never empty
     */
    record HeldUp(List<Problem> problems) implements SwapResult {}

    /** The new code could not start, or the deployment has ended; a sentence for people. The old code goes on. */
    record Failed(String message) implements SwapResult {}
}
