package io.millrace.app.deploy;

import io.millrace.engine.topology.CodeRef;
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

    /** The new code could not start, or the deployment has ended; a sentence for people. The old code goes on. */
    record Failed(String message) implements SwapResult {}
}
