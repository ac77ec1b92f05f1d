package io.millrace.app.session;

import io.millrace.app.project.NodeId;
import io.millrace.engine.metrics.DeploymentStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the running application stands to the document.
 *
 * @param status empty before the first deployment and after a stopped one was dismissed
 * @param generation number of the running code, 0 = none
 * @param busy text of what is being done now ("compiling", "starting", "draining"), empty text = nothing
 * @param changed nodes and States whose code or settings differ from what runs
 * @param added drawn but not running
 * @param removed name and title of what runs but is no longer drawn
 * @param older nodes that run an older version because the new one does not compile
 * @param lastEnd a sentence on how the last run ended (drained, undelivered counts, failure), if any
 * @param withData senders and receivers were started with it
 * @param needsRestart the drawn graph differs from the running one: Deploy will restart the application
 * @param peers sentences on what is wrong with senders and receivers, such as a sink that another program took
 */
public record RunState(
        Optional<DeploymentStatus> status,
        int generation,
        String busy,
        Set<NodeId> changed,
        Set<NodeId> added,
        Map<NodeId, String> removed,
        Set<NodeId> older,
        Optional<String> lastEnd,
        boolean withData,
        boolean needsRestart,
        List<String> peers) {
    public static final RunState IDLE = new RunState(
            Optional.empty(), 0, "", Set.of(), Set.of(), Map.of(), Set.of(), Optional.empty(), false, false, List.of());

    public boolean running() {
        return status.isPresent() && !status.get().isTerminal();
    }

    /** How many things the next Deploy would change. */
    public int pending() {
        return changed.size() + added.size() + removed.size();
    }
}
