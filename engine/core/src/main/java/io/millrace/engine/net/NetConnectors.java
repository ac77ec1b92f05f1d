package io.millrace.engine.net;

import io.millrace.engine.runtime.ConnectorProvider;
import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.SinkConnector;
import io.millrace.engine.runtime.SourceConnector;
import io.millrace.engine.runtime.SpreadSource;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Connectors of the kinds {@code tcp-source} and {@code tcp-sink}. */
public final class NetConnectors implements ConnectorProvider {
    private final Addresses addresses = new Addresses();

    @Override
    public Map<String, Supplier<SourceConnector>> sources() {
        return Map.of("tcp-source", () -> new TcpHub(addresses, 1, 0).part(0));
    }

    @Override
    public Map<String, SpreadSource.Maker> spreadSources() {
        return Map.of("tcp-source", (workers, home) -> new TcpHub(addresses, workers, home));
    }

    @Override
    public Map<String, Supplier<SinkConnector>> sinks() {
        return Map.of("tcp-sink", TcpSink::new);
    }

    @Override
    public List<Problem> check(DeploymentPlan plan) {
        final List<Problem> problems = new ArrayList<>(new AddressChecks(plan, addresses).problems());
        plan.topology().nodes().forEach(node -> tls(plan, node, problems));
        return List.copyOf(problems);
    }

    /** Certificates and keys that can't be used are known before anything runs. */
    private static void tls(DeploymentPlan plan, Node node, List<Problem> problems) {
        final TlsNode tls =
                new TlsNode(node.name(), setting -> plan.settings().text(node.name(), setting), plan.baseFolder());
        try {
            switch (node.kind().id()) {
                case "tcp-source" -> Tls.ofSource(tls).ifPresent(Tls::close);
                case "tcp-sink" -> Tls.ofSink(tls).ifPresent(Tls::close);
                default -> {
                    // no other kind has connections
                }
            }
        } catch (DeploymentRefused refused) {
            problems.addAll(refused.problems());
        }
    }
}
