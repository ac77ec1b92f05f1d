package io.millrace.engine.dsl;

import java.nio.file.Path;

/** Ways in. Further settings are given with {@link Connector#with}; {@code docs/nodes.md} lists them. */
public final class Sources {
    private Sources() {}

    /** Listens on a port of the loopback address for frames with a 4-byte length; 0 takes a free port. */
    public static Connector tcp(int port) {
        return Connector.of("tcp-source").with("port", port);
    }

    /** Reads the lines of a file and ends with it. */
    public static Connector file(Path path) {
        return Connector.of("file-source").with("path", path);
    }

    /** Reads lines from standard input and ends with it. */
    public static Connector stdin() {
        return Connector.of("stdin");
    }
}
