package io.millrace.app.standalone;

import io.millrace.engine.catalogue.ApplicationSettings;
import io.millrace.engine.catalogue.Change;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.settings.ResolvedSettings;
import io.millrace.engine.settings.ResolvedSettings.Origin;
import io.millrace.engine.settings.ResolvedSettings.Resolved;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The help text of an exported jar: its options, and every setting with its present value and where that came from. */
final class StandaloneHelp {
    private StandaloneHelp() {}

    static String text(Topology topology, ResolvedSettings settings) {
        final String example = topology.nodes().stream()
                .flatMap(node -> node.kind().settings().stream()
                        .map(setting ->
                                node.name() + "." + setting.name() + "=" + settings.text(node.name(), setting.name())))
                .filter(line -> line.contains(".port="))
                .findFirst()
                .orElse("node.setting=value");
        final String head = """
                %1$s: a stream application made with Millrace

                Usage: java -jar %1$s.jar [options]

                  --set node.setting=value   gives a setting a value, such as --set %2$s
                  --config file.properties   reads settings from a file with lines node.setting=value
                  --workers n                takes so many threads, short for --set workers=n
                  --for duration             stops by itself, such as --for 10s
                  --test                     runs the tests that came with the application, and touches nothing outside
                  --help                     shows this text

                While messages flow, a line every ten seconds says how many cross each edge and how long they take.
                Ctrl-C stops reading, delivers what is under way, and prints totals; Ctrl-C again stops at once.
                Exit code: 0 all went well, 1 it could not run or failed, 2 wrong usage, 3 something was not delivered.

                Settings; the environment variable works too, and --set wins over it:
                """.formatted(topology.name(), example);
        final String all = ApplicationSettings.all().stream()
                .map(setting -> setting("", setting, settings))
                .collect(Collectors.joining());
        return head
                + "\nthe application\n"
                + all
                + topology.nodes().stream().map(node -> node(node, settings)).collect(Collectors.joining());
    }

    private static String node(Node node, ResolvedSettings settings) {
        final List<Setting> shown = node.kind().settings().stream()
                .filter(setting -> setting.change() != Change.CODE)
                .filter(setting -> setting.traits().shownWhen().isEmpty()
                        || setting.traits()
                                .shownWhen()
                                .get()
                                .holdsFor(settings.text(
                                        node.name(),
                                        setting.traits().shownWhen().get().setting())))
                .toList();
        if (shown.isEmpty()) {
            return "";
        }
        return "\n" + node.name() + " (" + node.kind().label() + ")\n"
                + shown.stream()
                        .map(setting -> setting(node.name(), setting, settings))
                        .collect(Collectors.joining());
    }

    private static String setting(String node, Setting setting, ResolvedSettings settings) {
        final String name = node.isEmpty() ? setting.name() : node + "." + setting.name();
        final Resolved resolved =
                settings.find(node, setting.name()).orElse(new Resolved(setting.defaultValue(), Origin.DEFAULT));
        final String value = resolved.value().isEmpty()
                ? (setting.mustBeGiven() ? "must be given" : "empty")
                : setting.traits().secret() ? "********" : resolved.value();
        return String.format(
                Locale.ROOT,
                "  %-28s %s (%s)%n%31s%s; %s%n%31s%s%n",
                name,
                value,
                origin(resolved.origin()),
                "",
                setting.doc().replaceAll("\\.$", ""),
                SettingValues.expected(setting.type()),
                "",
                Layers.variable(node, setting.name()));
    }

    private static String origin(Origin origin) {
        return switch (origin) {
            case COMMAND_LINE -> "from --set";
            case ENVIRONMENT -> "from the environment";
            case PROPERTIES_FILE -> "from the settings file";
            case PROJECT -> "as exported";
            case DEFAULT -> "default";
        };
    }
}
