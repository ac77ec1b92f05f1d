package io.millrace.engine.net;

import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TCP nodes of one deployment that can't go together. May look names up. */
final class AddressChecks {
    private final DeploymentPlan plan;
    private final Addresses addresses;
    private final List<Problem> problems = new ArrayList<>();

    AddressChecks(DeploymentPlan plan, Addresses addresses) {
        this.plan = plan;
        this.addresses = addresses;
    }

    List<Problem> problems() {
        final List<Endpoint> listeners = new ArrayList<>();
        for (final Endpoint source : endpoints("tcp-source")) {
            final Optional<InetAddress> address = lookUp(source.host());
            if (address.isEmpty()) {
                problems.add(Problem.error(
                        Where.setting(source.node(), "host"),
                        source.node() + " can't listen on " + source.text() + ": there is no host " + source.host(),
                        "Give it an address of this machine, such as 127.0.0.1."));
            } else if (source.port() != 0) {
                listeners.stream()
                        .filter(other -> other.port() == source.port() && overlap(other, source))
                        .findFirst()
                        .ifPresent(other -> problems.add(samePort(other, source)));
                listeners.add(source);
            }
        }
        endpoints("tcp-sink").forEach(sink -> aimedAtSource(sink, listeners));
        return List.copyOf(problems);
    }

    private void aimedAtSource(Endpoint sink, List<Endpoint> listeners) {
        listeners.stream()
                .filter(source -> source.port() == sink.port() && reaches(sink, source))
                .findFirst()
                .ifPresent(source -> problems.add(Problem.error(
                        Where.setting(sink.node(), "port"),
                        sink.node() + " would connect to " + source.node() + ", a source of the same application, at "
                                + source.text(),
                        "Give " + sink.node() + " the address of another program, or another port.")));
    }

    private static Problem samePort(Endpoint first, Endpoint second) {
        return Problem.error(
                Where.setting(second.node(), "port"),
                second.node() + " and " + first.node() + " would both listen on " + second.text(),
                "Give " + second.node() + " another port; 0 takes a free one.");
    }

    private boolean overlap(Endpoint one, Endpoint other) {
        final InetAddress a = lookUp(one.host()).orElseThrow();
        final InetAddress b = lookUp(other.host()).orElseThrow();
        return a.equals(b) || a.isAnyLocalAddress() || b.isAnyLocalAddress();
    }

    private boolean reaches(Endpoint sink, Endpoint source) {
        final InetAddress target = lookUp(sink.host()).orElse(null);
        final InetAddress listening = lookUp(source.host()).orElse(null);
        if (target == null || listening == null) {
            return false;
        }
        // to connect to the address "any" is to connect to this machine
        final boolean here = target.isLoopbackAddress() || target.isAnyLocalAddress() || isLocal(target);
        return target.equals(listening)
                || (listening.isAnyLocalAddress() && here)
                || (target.isAnyLocalAddress() && listening.isLoopbackAddress());
    }

    private static boolean isLocal(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    private Optional<InetAddress> lookUp(String host) {
        final Optional<InetAddress> known = addresses.known(host);
        if (known.isPresent()) {
            return known;
        }
        try {
            return Optional.of(addresses.lookUp(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private List<Endpoint> endpoints(String kind) {
        return plan.topology().nodes().stream()
                .filter(node -> node.kind().id().equals(kind))
                .map(this::endpoint)
                .toList();
    }

    private Endpoint endpoint(Node node) {
        return new Endpoint(
                node.name(),
                plan.settings().text(node.name(), "host"),
                Integer.parseInt(plan.settings().text(node.name(), "port")));
    }

    private record Endpoint(String node, String host, int port) {
        String text() {
            return Addresses.text(host, port);
        }
    }
}
