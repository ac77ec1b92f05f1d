package io.millrace.app.deploy;

import io.millrace.app.peer.SendPlan;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.Project;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.settings.Layers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an application is run.
 *
 * @param layers values of settings besides those of the project
 * @param baseFolder where relative file paths start
 * @param peers senders and receivers to run beside it; empty = none
 * @param engine streams, clock and connectors
 */
public record RunOptions(Layers layers, Path baseFolder, Optional<Peers> peers, EngineOptions engine) {
    /**
     * Run with data.
     *
     * @param senders what is sent, by TCP source, from the start on; the others can be given data later
     * @param outputs is told of each message that a receiver gets
     */
    public record Peers(Map<String, SendPlan> senders, OutputListener outputs) {
        public Peers {
            senders = Map.copyOf(senders);
        }

        /** Sends the first data set of each source once. */
        public static Peers once(Project project, OutputListener outputs) {
            final Map<String, SendPlan> senders = new TreeMap<>();
            project.data()
                    .forEach((source, sets) -> sets.values().stream()
                            .filter(set -> set.format() != DataSet.Format.MESSAGES)
                            .findFirst()
                            .ifPresent(set -> senders.put(source, SendPlan.once(set))));
            return new Peers(senders, outputs);
        }
    }

    /** Is told what a sink gave, on the receiver's thread; it may block, which slows the sink. */
    @FunctionalInterface
    public interface OutputListener {
        OutputListener NONE = (sink, message) -> {};

        void received(String sink, byte[] message);
    }

    /** As the project says, without senders and receivers. */
    public static RunOptions plain(Path baseFolder) {
        return new RunOptions(Layers.NONE, baseFolder, Optional.empty(), EngineOptions.standard());
    }

    public RunOptions withLayers(Layers others) {
        return new RunOptions(others, baseFolder, peers, engine);
    }

    public RunOptions withPeers(Peers others) {
        return new RunOptions(layers, baseFolder, Optional.of(others), engine);
    }

    public RunOptions withEngine(EngineOptions other) {
        return new RunOptions(layers, baseFolder, peers, other);
    }
}
