package io.millrace.engine.topology;

import io.millrace.engine.catalogue.Port;

/** A port of a node. Written {@code node} for a default port and {@code node:port} otherwise. */
public record PortRef(String node, String port) {
    public static PortRef out(String node) {
        return new PortRef(node, Port.OUT);
    }

    public static PortRef in(String node) {
        return new PortRef(node, Port.IN);
    }

    /** Where a node's failed messages leave. */
    public static PortRef errors(String node) {
        return new PortRef(node, Port.ERRORS);
    }

    public boolean isErrors() {
        return port.equals(Port.ERRORS);
    }

    public String text() {
        return port.equals(Port.IN) || port.equals(Port.OUT) ? node : node + ":" + port;
    }
}
