package io.millrace.app.standalone;

import io.millrace.app.standalone.PackagedTest.Expected;
import io.millrace.app.standalone.TrialRun.Feed;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.StateDeclaration;
import io.millrace.engine.topology.Topology;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The files inside a jar that say what its application is: {@code millrace/application.properties} and one file a test.
 * Properties and lines, so that a jar needs no JSON library.
 */
public final class PackagedFiles {
    /** Folder of all of them. */
    public static final String FOLDER = "millrace/";

    private static final String APPLICATION = FOLDER + "application.properties";
    private static final String TESTS = FOLDER + "tests/";
    private static final HexFormat HEX = HexFormat.of();

    private PackagedFiles() {}

    /** Gives the text of a file, or empty when there is none. */
    @FunctionalInterface
    public interface Files {
        Optional<String> text(String name) throws IOException;
    }

    /**
     * The files of an application, by name in the jar.
     *
     * @throws IllegalArgumentException when a test's message has no text form; the message says which and why
     */
    public static Map<String, String> write(PackagedApplication application, List<PackagedTest> tests) {
        final Map<String, String> files = new TreeMap<>();
        final Map<String, String> lines = new LinkedHashMap<>();
        topology(application.topology(), lines);
        new TreeMap<>(application.adapters())
                .forEach((ref, name) -> lines.put("code." + ref.role().id() + "." + ref.owner(), name));
        lines.put(
                "tests", String.join(" ", tests.stream().map(PackagedTest::name).toList()));
        files.put(APPLICATION, PropertyText.write(lines));
        tests.forEach(test -> files.put(TESTS + test.name() + ".txt", test(test)));
        return files;
    }

    /**
     * Makes sure that a test can be written.
     *
     * @throws IllegalArgumentException when a message has no text form; the message says why
     */
    public static void check(PackagedTest test) {
        test.script().feeds().stream()
                .filter(Feed.Message.class::isInstance)
                .map(Feed.Message.class::cast)
                .forEach(feed -> ValueText.check(feed.message()));
    }

    /** The application that the files hold. */
    public static PackagedApplication application(Files files) throws IOException {
        final Properties lines = lines(files);
        return new PackagedApplication(topology(lines), adapters(lines));
    }

    /** The tests that the files hold; messages are made of the classes that the loader knows. */
    public static List<PackagedTest> tests(Files files, ClassLoader loader) throws IOException {
        final List<PackagedTest> tests = new ArrayList<>();
        for (final String name : words(lines(files).getProperty("tests", ""))) {
            tests.add(test(name, required(files, TESTS + name + ".txt"), loader));
        }
        return tests;
    }

    private static Properties lines(Files files) throws IOException {
        final Properties lines = new Properties();
        try (Reader text = new StringReader(required(files, APPLICATION))) {
            lines.load(text);
        }
        return lines;
    }

    private static String required(Files files, String name) throws IOException {
        return files.text(name).orElseThrow(() -> new IOException("the jar lacks " + name));
    }

    private static void topology(Topology topology, Map<String, String> lines) {
        lines.put("name", topology.name());
        new TreeMap<>(topology.settings()).forEach((name, value) -> lines.put("setting." + name, value));
        lines.put(
                "states",
                String.join(
                        " ",
                        topology.states().stream().map(StateDeclaration::name).toList()));
        topology.states()
                .forEach(state -> lines.put(
                        "state." + state.name(),
                        state.scope().name()
                                + state.ttl().map(ttl -> " " + ttl.toMillis()).orElse("")));
        lines.put(
                "nodes",
                String.join(" ", topology.nodes().stream().map(Node::name).toList()));
        for (final Node node : topology.nodes()) {
            final String prefix = "node." + node.name() + ".";
            lines.put(prefix + "kind", node.kind().id());
            node.state().ifPresent(state -> lines.put(prefix + "state", state));
            new TreeMap<>(node.settings()).forEach((name, value) -> lines.put(prefix + "setting." + name, value));
        }
        int number = 0;
        for (final Edge edge : topology.edges()) {
            lines.put(
                    "edge." + number++,
                    String.join(
                            " ",
                            List.of(
                                    edge.from().node(),
                                    edge.from().port(),
                                    edge.to().node(),
                                    edge.to().port(),
                                    edge.sends().name())));
        }
    }

    private static StateDeclaration state(String name, List<String> words) {
        return new StateDeclaration(
                name,
                StateDeclaration.Scope.valueOf(words.get(0)),
                words.stream().skip(1).findFirst().map(Long::valueOf).map(Duration::ofMillis));
    }

    private static Topology topology(Properties lines) {
        final List<StateDeclaration> states = words(lines.getProperty("states", "")).stream()
                .map(name -> state(name, words(lines.getProperty("state." + name, "KEY"))))
                .toList();
        final List<Node> nodes = words(lines.getProperty("nodes", "")).stream()
                .map(name -> node(name, lines))
                .toList();
        final List<Edge> edges = new ArrayList<>();
        String edge = lines.getProperty("edge.0");
        while (edge != null) {
            final List<String> words = words(edge);
            edges.add(new Edge(
                    new PortRef(words.get(0), words.get(1)),
                    new PortRef(words.get(2), words.get(3)),
                    Edge.Sends.valueOf(words.get(4))));
            edge = lines.getProperty("edge." + edges.size());
        }
        return new Topology(
                lines.getProperty("name", "application"), states, nodes, edges, settings("setting.", lines));
    }

    private static Node node(String name, Properties lines) {
        final String prefix = "node." + name + ".";
        return new Node(
                name,
                Catalogue.standard().require(lines.getProperty(prefix + "kind", "")),
                settings(prefix + "setting.", lines),
                Optional.ofNullable(lines.getProperty(prefix + "state")));
    }

    private static Map<String, String> settings(String prefix, Properties lines) {
        final Map<String, String> settings = new TreeMap<>();
        lines.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> settings.put(key.substring(prefix.length()), lines.getProperty(key, "")));
        return settings;
    }

    private static Map<CodeRef, String> adapters(Properties lines) {
        final Map<CodeRef, String> adapters = new HashMap<>();
        for (final String key : lines.stringPropertyNames()) {
            if (key.startsWith("code.")) {
                final String[] parts = key.split("\\.", 3);
                final CodeRef ref = new CodeRef(parts[2], Role.valueOf(parts[1].toUpperCase(Locale.ROOT)));
                adapters.put(ref, lines.getProperty(key, ""));
            }
        }
        return adapters;
    }

    private static String test(PackagedTest test) {
        final StringBuilder text = new StringBuilder();
        for (final Feed feed : test.script().feeds()) {
            if (feed instanceof Feed.Frame frame) {
                line(text, "frame", feed.source(), HEX.formatHex(frame.payload()));
            } else if (feed instanceof Feed.Stream stream) {
                line(text, "stream", feed.source(), HEX.formatHex(stream.bytes()));
            } else if (feed instanceof Feed.Message message) {
                line(text, "message", feed.source(), ValueText.write(message.message()));
            }
        }
        test.script().generate().forEach((node, count) -> line(text, "generate", node, Integer.toString(count)));
        test.expected().forEach((sink, expected) -> {
            line(text, "sink", sink, expected.text() ? "text" : "bytes");
            expected.rows().forEach(row -> line(text, "row", sink, HEX.formatHex(row)));
        });
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String node, String rest) {
        text.append(what).append(' ').append(node).append(' ').append(rest).append('\n');
    }

    private static PackagedTest test(String name, String text, ClassLoader loader) {
        final List<Feed> feeds = new ArrayList<>();
        final Map<String, Integer> generate = new LinkedHashMap<>();
        final Map<String, Boolean> asText = new LinkedHashMap<>();
        final Map<String, List<byte[]>> rows = new HashMap<>();
        text.lines().map(line -> line.split(" ", 3)).forEach(parts -> {
            switch (parts[0]) {
                case "frame" -> feeds.add(new Feed.Frame(parts[1], HEX.parseHex(parts[2])));
                case "stream" -> feeds.add(new Feed.Stream(parts[1], HEX.parseHex(parts[2])));
                case "message" -> feeds.add(new Feed.Message(parts[1], ValueText.read(parts[2], loader)));
                case "generate" -> generate.put(parts[1], Integer.parseInt(parts[2]));
                case "sink" -> asText.put(parts[1], parts[2].equals("text"));
                default ->
                    rows.computeIfAbsent(parts[1], sink -> new ArrayList<>()).add(HEX.parseHex(parts[2]));
            }
        });
        final Map<String, Expected> expected = new LinkedHashMap<>();
        asText.forEach((sink, isText) -> expected.put(sink, new Expected(isText, rows.getOrDefault(sink, List.of()))));
        return new PackagedTest(name, new TrialRun.Script(feeds, generate), expected);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.trim().split(" "));
    }
}
