package io.millrace.app.session;

import io.millrace.app.project.ProjectTopology;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Looks after each change for what can't go together outside: two listeners on one port, a sink aimed at its own source.
 * That may mean looking up host names, so it is done elsewhere than on the session's thread, which alone uses this.
 */
final class ConnectorChecks {
    private final SessionCore core;
    private Optional<Topology> asked = Optional.empty();

    ConnectorChecks(SessionCore core) {
        this.core = core;
    }

    /** The document has changed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void request() {
        final Topology topology =
                ProjectTopology.of(core.project(), core.parts().catalogue());
        if (asked.filter(topology::equals).isPresent()) {
            return;
        }
        asked = Optional.of(topology);
        find(topology)
                .whenCompleteAsync(
                        (problems, failure) -> {
                            if (failure == null
                                    && asked.filter(topology::equals).isPresent()) {
                                core.connectors(problems);
                            }
                        },
                        core.parts().threads().session());
    }

    CompletableFuture<List<Problem>> find(Topology topology) {
        return SessionThreads.on(
                core.parts().threads().work(),
                () -> core.parts().machine().connectorProblems(topology, core.runOptions()));
    }
}
