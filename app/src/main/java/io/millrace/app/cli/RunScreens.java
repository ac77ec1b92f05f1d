package io.millrace.app.cli;

import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Topology;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** Chooses how a run is shown and where its own output goes. */
final class RunScreens {
    private final Host host;
    private final Topology topology;
    private final boolean withData;
    private final InPlace block;

    RunScreens(Host host, Topology topology, boolean withData) {
        this.host = host;
        this.topology = topology;
        this.withData = withData;
        this.block = new InPlace(host.out(), host.terminal().columns());
    }

    RunScreen choose(boolean json) {
        final RunTexts texts = new RunTexts(topology);
        if (json) {
            return new JsonScreen(host.out(), texts);
        } else if (host.terminal().present()) {
            return new LiveScreen(block, new LiveScreen.Body((app, rates) -> rows(texts, rates), true), topology);
        }
        return new LineScreen(host.out(), writesToOut() ? host.err() : host.out(), topology);
    }

    private static List<String> rows(RunTexts texts, Rates rates) {
        return Stream.concat(texts.table(rates).stream(), texts.times(rates).stream())
                .toList();
    }

    /** A sink that encodes messages, but for no host and no file, writes to standard output. */
    private boolean writesToOut() {
        return withData
                || topology.nodes().stream()
                        .map(Node::kind)
                        .filter(kind -> kind.shape() == Shape.SINK)
                        .anyMatch(kind -> kind.slot(Role.ENCODE).isPresent()
                                && kind.setting("host").isEmpty()
                                && kind.setting("path").isEmpty());
    }

    /** On a terminal, what the application writes scrolls above the rates. */
    EngineOptions streams(EngineOptions options) {
        return options.withStandardIn(host.streams().in())
                .withStandardOut(host.terminal().present() ? block.scrolling() : new PrintStream(host.out(), true));
    }
}
