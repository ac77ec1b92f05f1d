package io.millrace.app.standalone;

import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.testkit.DriverOptions;
import io.millrace.engine.testkit.EdgeListener;
import io.millrace.engine.testkit.TopologyDriver;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Topology;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs an application with given input on a clock that stands still. Previews and tests in the designer, on the command
 * line and inside an exported jar all go through here.
 */
public final class TrialRun {
    /** Feeds of one source between two looks at the queues: bounds what waits, and changes no result. */
    private static final int FEEDS_A_TURN = 64;

    private TrialRun() {}

    /** Something that enters at a source. */
    public sealed interface Feed {
        String source();

        /** The payload of one frame, which goes through the decoder. */
        record Frame(String source, byte[] payload) implements Feed {}

        /** Bytes of a stream, which go through framing and decoder. */
        record Stream(String source, byte[] bytes) implements Feed {}

        /** A message of the decoder's output type. */
        record Message(String source, Object message) implements Feed {}
    }

    /**
     * What is fed.
     *
     * @param feeds in this order
     * @param generate per generator how many messages it gives, after the feeds
     */
    public record Script(List<Feed> feeds, Map<String, Integer> generate) {
        public Script {
            feeds = List.copyOf(feeds);
            generate = Collections.unmodifiableMap(new LinkedHashMap<>(generate));
        }
    }

    /** What came out: per sink the bytes of each message, in order, and all counts. */
    public record Result(Map<String, List<byte[]>> outputs, MetricsSnapshot metrics) {}

    /** Feeds everything, ends all sources, and waits until the application is drained. */
    public static Result run(DeploymentPlan plan, Script script, EdgeListener edges) throws DeploymentRefused {
        return run(plan, script, new DriverOptions(edges));
    }

    public static Result run(DeploymentPlan plan, Script script, DriverOptions options) throws DeploymentRefused {
        try (TopologyDriver driver = TopologyDriver.start(plan, options)) {
            feed(driver, script.feeds());
            script.generate().forEach(driver::generate);
            driver.end();
            return new Result(outputs(plan, driver), driver.metrics());
        }
    }

    /** What one source was given has gone all its way before another source is given something. */
    private static void feed(TopologyDriver driver, List<Feed> feeds) {
        String source = "";
        int fed = 0;
        for (final Feed feed : feeds) {
            if (!feed.source().equals(source) || ++fed % FEEDS_A_TURN == 0) {
                driver.runUntilIdle();
                source = feed.source();
            }
            feed(driver, feed);
        }
    }

    private static void feed(TopologyDriver driver, Feed feed) {
        if (feed instanceof Feed.Frame frame) {
            driver.feedFrame(frame.source(), frame.payload());
        } else if (feed instanceof Feed.Stream stream) {
            driver.feedStream(stream.source(), stream.bytes());
        } else if (feed instanceof Feed.Message message) {
            driver.feedMessage(message.source(), message.message());
        }
    }

    private static Map<String, List<byte[]>> outputs(DeploymentPlan plan, TopologyDriver driver) {
        final Map<String, List<byte[]>> outputs = new TreeMap<>();
        plan.topology().nodes().stream()
                .filter(TrialRun::writesBytes)
                .forEach(node -> outputs.put(node.name(), driver.sink(node.name())));
        return outputs;
    }

    /** Whether messages that fail at a node leave by its error port, and nothing went wrong there beside that. */
    public static boolean handlesFailures(Topology topology, String node, MetricsSnapshot metrics) {
        final NodeMetrics of = metrics.nodes().get(node);
        return of != null
                && of.counts().troubles() == 0
                && !topology.edgesFrom(PortRef.errors(node)).isEmpty();
    }

    /** Sinks without an encoder, such as discard, give no bytes. */
    private static boolean writesBytes(Node node) {
        return node.kind().shape() == io.millrace.engine.catalogue.Shape.SINK
                && !node.kind().code().isEmpty();
    }
}
