package io.millrace.app.deploy;

import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.snippet.Signature;
import io.millrace.app.snippet.SnippetReport;
import io.millrace.engine.catalogue.ApplicationSettings;
import io.millrace.engine.catalogue.Change;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.StateDeclaration;
import io.millrace.engine.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says why one version of an application can't be swapped for another while it runs. */
final class RestartReasons {
    private final List<String> reasons = new ArrayList<>();

    private RestartReasons() {}

    /** What differs between the graphs and their settings. */
    static List<String> ofGraph(Topology running, Topology next) {
        final RestartReasons found = new RestartReasons();
        found.application(running, next);
        found.nodes(running, next);
        found.states(running, next);
        found.edges(running, next);
        return List.copyOf(found.reasons);
    }

    /** What of the code can't be exchanged under objects that live on: classes of States, keys and generators. */
    static List<String> ofCode(CompiledProject running, CompiledProject next, Set<CodeRef> changed) {
        final RestartReasons found = new RestartReasons();
        changed.stream()
                .filter(ref -> ref.role() == Role.STATE)
                .forEach(ref -> found.reasons.add(
                        "The class of the State " + ref.owner() + " has changed; its objects are of the old one."));
        found.keys(running, next);
        found.generators(running, next);
        found.accumulators(running, next);
        found.kept(running, next);
        return List.copyOf(found.reasons);
    }

    private void application(Topology running, Topology next) {
        for (final Setting setting : ApplicationSettings.all()) {
            if (!Objects.equals(
                    running.settings().get(setting.name()), next.settings().get(setting.name()))) {
                reasons.add("The setting " + setting.name() + " of the application has changed.");
            }
        }
    }

    private void nodes(Topology running, Topology next) {
        final Map<String, Node> before = byName(running.nodes(), Node::name);
        final Map<String, Node> after = byName(next.nodes(), Node::name);
        names(before, after, "The node ");
        after.forEach((name, node) -> {
            final Node old = before.get(name);
            if (old != null) {
                node(old, node);
            }
        });
    }

    private void node(Node before, Node after) {
        if (!before.kind().id().equals(after.kind().id())) {
            reasons.add(after.name() + " is now of the kind " + after.kind().label() + ".");
            return;
        }
        if (!before.state().equals(after.state())) {
            reasons.add(after.name() + " is bound to another State.");
        }
        for (final Setting setting : after.kind().settings()) {
            if (setting.change() != Change.CODE && !value(before, setting).equals(value(after, setting))) {
                reasons.add("The setting " + setting.name() + " of " + after.name() + " has changed.");
            }
        }
    }

    private static String value(Node node, Setting setting) {
        return node.settings().getOrDefault(setting.name(), setting.defaultValue());
    }

    private void states(Topology running, Topology next) {
        final Map<String, StateDeclaration> before = byName(running.states(), StateDeclaration::name);
        final Map<String, StateDeclaration> after = byName(next.states(), StateDeclaration::name);
        names(before, after, "The State ");
        after.forEach((name, state) -> {
            final StateDeclaration old = before.get(name);
            if (old != null && old.scope() != state.scope()) {
                reasons.add("The scope of the State " + name + " has changed.");
            } else if (old != null && !old.ttl().equals(state.ttl())) {
                reasons.add("The time to live of the State " + name + " has changed.");
            }
        });
    }

    private void edges(Topology running, Topology next) {
        final Map<String, Edge> before = byName(running.edges(), Edge::id);
        final Map<String, Edge> after = byName(next.edges(), Edge::id);
        names(before, after, "The edge ");
        after.forEach((id, edge) -> {
            final Edge old = before.get(id);
            if (old != null && old.sends() != edge.sends()) {
                reasons.add("What the edge " + id + " sends has changed.");
            }
        });
        final List<String> order = running.edges().stream().map(Edge::id).toList();
        if (before.keySet().equals(after.keySet())
                && !order.equals(next.edges().stream().map(Edge::id).toList())
                && next.edges().stream().anyMatch(edge -> edge.sends() != Edge.Sends.EVERYTHING)) {
            reasons.add("The order in which edges are tried has changed.");
        }
    }

    private void names(Map<String, ?> before, Map<String, ?> after, String what) {
        missing(after, before).forEach(name -> reasons.add(what + name + " is new."));
        missing(before, after).forEach(name -> reasons.add(what + name + " is gone."));
    }

    private static Set<String> missing(Map<String, ?> of, Map<String, ?> in) {
        final Set<String> names = new TreeSet<>(of.keySet());
        names.removeAll(in.keySet());
        return names;
    }

    private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
        return things.stream().collect(Collectors.toMap(name, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    private void keys(CompiledProject running, CompiledProject next) {
        for (final Node node : next.topology().nodes()) {
            if (node.kind().shape() == Shape.STATE_COMPUTATION || node.kind().shape() == Shape.KEYED_STEP) {
                final String before = running.analysis().keyTypes().getOrDefault(node.name(), "");
                final String after = next.analysis().keyTypes().getOrDefault(node.name(), "");
                if (!before.equals(after) || !sameClass(running, next, after)) {
                    reasons.add("The key of " + node.name() + " is of a changed type; what it remembers stands under"
                            + " the old keys.");
                }
            }
        }
    }

    /** Steps of the engine's own keep messages for later. */
    private void kept(CompiledProject running, CompiledProject next) {
        for (final Edge edge : next.topology().edges()) {
            final boolean keeps = next.topology()
                    .node(edge.to().node())
                    .filter(node -> node.kind().shape() == Shape.KEYED_STEP)
                    .filter(node -> node.kind().slot(Role.AGGREGATE).isEmpty())
                    .isPresent();
            final String before = running.analysis().type(edge.from()).orElse("");
            final String after = next.analysis().type(edge.from()).orElse("");
            if (keeps && (!before.equals(after) || !sameClass(running, next, after))) {
                reasons.add("The messages into " + edge.to().node()
                        + " are of a changed type, and it may have kept some" + " of the old one.");
            }
        }
    }

    private void accumulators(CompiledProject running, CompiledProject next) {
        for (final Node node : next.topology().nodes()) {
            if (node.kind().slot(Role.AGGREGATE).isPresent()) {
                final String before = accumulator(running, node);
                final String after = accumulator(next, node);
                if (!before.equals(after) || !sameClass(running, next, after)) {
                    reasons.add("What accumulates in " + node.name()
                            + " is of a changed type; open windows hold some of" + " the old one.");
                }
            }
        }
    }

    private static String accumulator(CompiledProject project, Node node) {
        return project.analysis()
                .report(new CodeRef(node.name(), Role.AGGREGATE))
                .flatMap(SnippetReport::signature)
                .flatMap(Signature::state)
                .orElse("");
    }

    /** Whether a type that the user declared has stayed as it was; other types never change. */
    private static boolean sameClass(CompiledProject running, CompiledProject next, String type) {
        final Map<String, byte[]> before = reached(running.classes(), type);
        final Map<String, byte[]> after = reached(next.classes(), type);
        return before.keySet().equals(after.keySet())
                && after.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), before.get(entry.getKey())));
    }

    /** The user's classes in a type and all that those name: a class is another one when one of these is. */
    private static Map<String, byte[]> reached(Map<String, byte[]> classes, String type) {
        final List<String> words = List.of(type.split("\\W+"));
        final Map<String, byte[]> reached = new TreeMap<>(classes);
        reached.keySet().removeIf(name -> !words.contains(simpleName(name)));
        boolean more = true;
        while (more) {
            final List<String> texts = reached.values().stream()
                    .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .toList();
            final int size = reached.size();
            classes.forEach((name, bytes) -> {
                final String internal = name.replace('.', '/');
                if (texts.stream().anyMatch(text -> text.contains(internal))) {
                    reached.put(name, bytes);
                }
            });
            more = reached.size() > size;
        }
        return reached;
    }

    private static String simpleName(String binaryName) {
        return binaryName.substring(Math.max(binaryName.lastIndexOf('$'), binaryName.lastIndexOf('.')) + 1);
    }

    private void generators(CompiledProject running, CompiledProject next) {
        for (final Node node : next.topology().nodes()) {
            if (node.kind().slot(Role.GENERATE).isPresent()
                    && !Objects.equals(
                            running.messageTypes().get(node.name()),
                            next.messageTypes().get(node.name()))) {
                reasons.add("The messages of " + node.name() + " are of a changed type, and each is made from the one"
                        + " before.");
            }
        }
    }
}
