package io.millrace.engine.net;

import io.millrace.engine.runtime.ConnectorProvider;
import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.SinkConnector;
import io.millrace.engine.runtime.SourceConnector;
import io.millrace.engine.topology.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Connectors of the kinds {@code tcp-source} and {@code tcp-sink}. */
public final class NetConnectors implements ConnectorProvider {
    private final Addresses addresses = new Addresses();

    @Override
    public Map<String, Supplier<SourceConnector>> sources() {
        return Map.of("tcp-source", () -> new TcpSource(addresses));
    }

    @Override
    public Map<String, Supplier<SinkConnector>> sinks() {
        return Map.of("tcp-sink", TcpSink::new);
    }

    @Override
    public List<Problem> check(DeploymentPlan plan) {
        return new AddressChecks(plan, addresses).problems();
    }
}
