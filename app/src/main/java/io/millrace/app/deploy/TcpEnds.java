package io.millrace.app.deploy;

import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.framing.Framing;
import io.millrace.engine.settings.ResolvedSettings;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Topology;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** The nodes of an application at which programs meet it over sockets: those that have a host and a port. */
record TcpEnds(Topology topology, ResolvedSettings settings) {
    private static final String HOST = "host";
    private static final String PORT = "port";

    /** Sources that listen. */
    List<String> sources() {
        return ends(Shape.SOURCE);
    }

    /** Sinks that connect. */
    List<String> sinks() {
        return ends(Shape.SINK);
    }

    private List<String> ends(Shape shape) {
        return topology.nodes().stream()
                .filter(node -> node.kind().shape() == shape)
                .filter(node -> node.kind().setting(HOST).isPresent()
                        && node.kind().setting(PORT).isPresent())
                .map(Node::name)
                .toList();
    }

    String host(String node) {
        return settings.text(node, HOST);
    }

    int port(String node) {
        return Integer.parseInt(settings.text(node, PORT));
    }

    String address(String node) {
        return host(node) + ":" + port(node);
    }

    /** The host under which a program on this machine reaches a source. */
    String reachableHost(String source) {
        return lookUp(host(source))
                .filter(InetAddress::isAnyLocalAddress)
                .map(any -> "127.0.0.1")
                .orElse(host(source));
    }

    boolean isLoopback(String node) {
        return lookUp(host(node)).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Whether a source of the same application listens where the sink connects to; that is refused as a whole. */
    boolean isOwnSource(String sink) {
        return sources().stream().anyMatch(source -> port(source) == port(sink));
    }

    /** Whether a node speaks TLS, which the peers in this process do not. */
    boolean isTls(String node) {
        return settings.find(node, "tls")
                .filter(resolved -> resolved.value().equals("true"))
                .isPresent();
    }

    Framing framing(String source) {
        return Framing.from(setting -> settings.text(source, setting));
    }

    private static Optional<InetAddress> lookUp(String host) {
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
