package io.millrace.engine.settings;

import io.millrace.engine.catalogue.Change;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.Setting.ShownWhen;
import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.settings.ResolvedSettings.Origin;
import io.millrace.engine.settings.ResolvedSettings.Resolved;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import io.millrace.engine.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says which value each setting of the application and of each node has: command line, then environment, properties file, project, default.
 * The same for window, command line, trial and exported jar.
 */
public final class SettingsResolver {
    private final Layers layers;

    private SettingsResolver(Layers layers) {
        this.layers = layers;
    }

    public static SettingsResolver of(Layers layers) {
        return new SettingsResolver(layers);
    }

    /** Every setting of every node, in the order of the catalogue; bad values too: {@link #problems} names them. */
    public ResolvedSettings resolve(Topology topology) {
        final Map<String, Map<String, Resolved>> byNode = new LinkedHashMap<>();
        byNode.put("", new ApplicationValues(layers, topology.settings()).resolve());
        topology.nodes().forEach(node -> byNode.putIfAbsent(node.name(), resolve(node)));
        return new ResolvedSettings(byNode);
    }

    /** Unknown names and bad values in all layers, all at once. */
    public List<Problem> problems(Topology topology) {
        final List<Problem> problems = new ArrayList<>();
        problems.addAll(unknownKeys(topology, layers.commandLine(), "on the command line"));
        problems.addAll(unknownKeys(topology, layers.properties(), "in the properties file"));
        problems.addAll(new ApplicationValues(layers, topology.settings()).problems());
        topology.nodes().forEach(node -> {
            problems.addAll(unknownInProject(node));
            problems.addAll(badValues(node));
        });
        return problems;
    }

    private Map<String, Resolved> resolve(Node node) {
        final Map<String, Resolved> values = new LinkedHashMap<>();
        node.kind().settings().forEach(setting -> values.put(setting.name(), resolve(node, setting)));
        return Collections.unmodifiableMap(values);
    }

    private Resolved resolve(Node node, Setting setting) {
        return layers.find(node.name() + "." + setting.name(), Layers.variable(node.name(), setting.name()))
                .or(() -> Optional.ofNullable(node.settings().get(setting.name()))
                        .map(value -> new Resolved(value, Origin.PROJECT)))
                .orElse(new Resolved(setting.defaultValue(), Origin.DEFAULT));
    }

    private static List<Problem> unknownKeys(Topology topology, Map<String, String> given, String place) {
        final List<Problem> problems = new ArrayList<>();
        new TreeMap<>(given).keySet().forEach(key -> {
            final int dot = key.indexOf('.');
            if (dot < 0) {
                ApplicationValues.unknown(key, place).ifPresent(problems::add);
                return;
            }
            topology.node(key.substring(0, dot))
                    .ifPresentOrElse(
                            node -> unknownSetting(node, key.substring(dot + 1), place)
                                    .ifPresent(problems::add),
                            () -> problems.add(unknownNode(topology, key.substring(0, dot), place)));
        });
        return problems;
    }

    private static Problem unknownNode(Topology topology, String name, String place) {
        final List<String> names = topology.nodes().stream().map(Node::name).toList();
        return Problem.error(
                Where.project(), "there is no node " + name + ", named " + place, Nearest.advice(name, names));
    }

    private static Optional<Problem> unknownSetting(Node node, String name, String place) {
        final NodeKind kind = node.kind();
        if (kind.setting(name).isPresent()) {
            return Optional.empty();
        }
        final List<String> names = kind.settings().stream().map(Setting::name).toList();
        return Optional.of(Problem.error(
                Where.setting(node.name(), name),
                node.name() + " has no setting " + name + ", given " + place,
                Nearest.advice(name, names)));
    }

    private static List<Problem> unknownInProject(Node node) {
        return new TreeMap<>(node.settings())
                .keySet().stream()
                        .flatMap(name -> unknownSetting(node, name, "in the project").stream())
                        .toList();
    }

    private List<Problem> badValues(Node node) {
        final Map<String, Resolved> values = resolve(node);
        final List<Problem> problems = new ArrayList<>();
        for (final Setting setting : node.kind().settings()) {
            final Resolved resolved = Objects.requireNonNull(values.get(setting.name()));
            if (setting.change() == Change.CODE && fromOutside(resolved.origin())) {
                problems.add(Problem.error(
                        Where.setting(node.name(), setting.name()),
                        setting.name() + " of " + node.name()
                                + " is a part of its code and can't be given from outside",
                        advice(node, setting, resolved).replaceFirst("Change", "Take away")));
            } else if (isUsed(setting, values)) {
                SettingValues.problem(setting, resolved.value())
                        .or(() -> tooLong(setting, values))
                        .map(words -> Problem.error(
                                Where.setting(node.name(), setting.name()), words, advice(node, setting, resolved)))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static boolean fromOutside(Origin origin) {
        return origin != Origin.PROJECT && origin != Origin.DEFAULT;
    }

    private static Optional<String> tooLong(Setting setting, Map<String, Resolved> values) {
        return setting.traits()
                .atMost()
                .flatMap(most -> SettingValues.tooLong(
                        setting,
                        Objects.requireNonNull(values.get(setting.name())).value(),
                        most,
                        Objects.requireNonNull(values.get(most)).value()));
    }

    private static boolean isUsed(Setting setting, Map<String, Resolved> values) {
        final ShownWhen shown = setting.traits().shownWhen().orElse(null);
        return shown == null
                || shown.holdsFor(
                        Objects.requireNonNull(values.get(shown.setting())).value());
    }

    private static String advice(Node node, Setting setting, Resolved resolved) {
        final String key = node.name() + "." + setting.name();
        return switch (resolved.origin()) {
            case COMMAND_LINE -> "Change " + key + " on the command line.";
            case ENVIRONMENT -> "Change the environment variable " + Layers.variable(node.name(), setting.name()) + ".";
            case PROPERTIES_FILE -> "Change " + key + " in the properties file.";
            case PROJECT -> "Change " + setting.name() + " of " + node.name() + ".";
            case DEFAULT -> "Give " + node.name() + " a " + setting.name() + ".";
        };
    }
}
