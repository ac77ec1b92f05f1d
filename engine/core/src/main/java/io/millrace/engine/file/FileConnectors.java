package io.millrace.engine.file;

import io.millrace.engine.runtime.ConnectorProvider;
import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.SinkConnector;
import io.millrace.engine.runtime.SourceConnector;
import io.millrace.engine.topology.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Connectors of the kinds {@code file-source}, {@code file-sink}, {@code stdin} and {@code stdout}. */
public final class FileConnectors implements ConnectorProvider {
    private final StandardInputs inputs = new StandardInputs();

    @Override
    public Map<String, Supplier<SourceConnector>> sources() {
        return Map.of("file-source", FeedSource::ofFile, "stdin", () -> FeedSource.ofStandardIn(inputs));
    }

    @Override
    public Map<String, Supplier<SinkConnector>> sinks() {
        return Map.of("file-sink", BlockSink::toFile, "stdout", BlockSink::toStandardOut);
    }

    @Override
    public List<Problem> check(DeploymentPlan plan) {
        return new FileChecks(plan).problems();
    }
}
