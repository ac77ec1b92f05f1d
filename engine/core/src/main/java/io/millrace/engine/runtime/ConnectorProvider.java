package io.millrace.engine.runtime;

import io.millrace.engine.topology.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes connectors for node kinds. Found by {@link java.util.ServiceLoader}, so that the runtime knows no kind by name.
 *
 * <p>Threading: called by whoever deploys.
 */
public interface ConnectorProvider {
    /** Makers of source connectors, by the id of their kind. */
    Map<String, Supplier<SourceConnector>> sources();

    /**
     * Makers of sources that run on every worker, by the id of their kind; they win over those of {@link #sources} from
     * the same provider.
     */
    default Map<String, SpreadSource.Maker> spreadSources() {
        return Map.of();
    }

    /** Makers of sink connectors, by the id of their kind; a sink kind without code needs none. */
    Map<String, Supplier<SinkConnector>> sinks();

    /** What can't go together in one deployment, such as a sink that is aimed at a source beside it. */
    List<Problem> check(DeploymentPlan plan);
}
