package io.millrace.app.edit;

import io.millrace.app.project.Names;
import io.millrace.app.project.Position;
import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.ApplicationSettings;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of single properties of nodes, States and the application. */
final class NodeEdits {
    private static final String SCOPE = "scope";
    private static final String TTL = "ttl";

    private NodeEdits() {}

    static Applied title(Edit.SetTitle edit, Bench bench) throws EditRefused {
        if (bench.draft().states().containsKey(edit.node())) {
            throw new EditRefused("A State has a name only, no title.");
        }
        bench.draft().put(bench.node(edit.node()).withTitle(edit.title().strip()));
        return bench.done("Change title of " + edit.node(), edit.node());
    }

    static Applied setting(Edit.SetSetting edit, Bench bench) throws EditRefused {
        if (bench.draft().states().containsKey(edit.node())) {
            return stateSetting(edit, bench);
        }
        final ProjectNode node = bench.node(edit.node());
        final Setting setting = setting(node, edit.setting(), bench);
        final Map<String, String> settings = new TreeMap<>(node.settings());
        settings.remove(setting.name());
        edit.value()
                .filter(value -> !value.equals(setting.defaultValue()))
                .ifPresent(value -> settings.put(setting.name(), value));
        bench.draft().put(node.withSettings(settings));
        return bench.done("Change " + AddNodes.lower(setting.label()) + " of " + edit.node(), edit.node());
    }

    static Applied applicationSetting(Edit.SetApplicationSetting edit, Bench bench) throws EditRefused {
        final Setting setting = ApplicationSettings.find(edit.setting())
                .orElseThrow(() -> new EditRefused("An application has no setting " + edit.setting() + "."));
        final Optional<String> value = edit.value().filter(text -> !text.equals(setting.defaultValue()));
        bench.draft().settings().remove(setting.name());
        value.ifPresent(text -> bench.draft().settings().put(setting.name(), text));
        return bench.done("Change " + AddNodes.lower(setting.label()) + " of the application");
    }

    private static Setting setting(ProjectNode node, String name, Bench bench) throws EditRefused {
        final NodeKind kind = bench.kind(node)
                .orElseThrow(() -> new EditRefused(node.name() + " is of the kind " + node.kind()
                        + ", which this version does not know; its settings can't be changed."));
        final List<String> names = kind.settings().stream().map(Setting::name).toList();
        final Setting setting = kind.setting(name)
                .orElseThrow(() ->
                        new EditRefused(node.name() + " has no setting " + name + ". " + Nearest.advice(name, names)));
        if (setting.traits().secret()) {
            throw new EditRefused(
                    setting.label() + " is a secret, and secrets are never kept in a project. Give it in the"
                            + " environment as " + Layers.variable(node.name(), setting.name()) + ".");
        }
        return setting;
    }

    private static Applied stateSetting(Edit.SetSetting edit, Bench bench) throws EditRefused {
        final String value = edit.value().orElse("key").toUpperCase(Locale.ROOT);
        for (final Scope scope : Scope.values()) {
            if (edit.setting().equals(SCOPE) && scope.name().equals(value)) {
                return scope(new Edit.SetScope(edit.node(), scope), bench);
            }
        }
        if (edit.setting().equals(TTL)) {
            return ttl(edit, bench);
        }
        throw new EditRefused("A State has the settings scope, which is key or application, and ttl.");
    }

    private static Applied ttl(Edit.SetSetting edit, Bench bench) throws EditRefused {
        final Optional<String> wrong = edit.value()
                .flatMap(text -> bench.context().catalogue().kinds().stream()
                        .filter(kind -> kind.shape() == Shape.STATE)
                        .flatMap(kind -> kind.setting(TTL).stream())
                        .flatMap(setting -> SettingValues.problem(setting, text).stream())
                        .findFirst());
        if (wrong.isPresent()) {
            throw new EditRefused(wrong.get() + ".");
        }
        bench.draft().put(bench.state(edit.node()).withTtl(edit.value()));
        return bench.done("Change ttl of " + edit.node(), edit.node());
    }

    static Applied bind(Edit.BindState edit, Bench bench) throws EditRefused {
        final ProjectNode node = bench.node(edit.node());
        if (edit.state().isPresent()) {
            bench.state(edit.state().get());
            if (bench.kind(node).filter(kind -> !kind.bindsState()).isPresent()) {
                throw new EditRefused(node.name() + " is no state computation, so it can't be bound to a State.");
            }
        }
        bench.draft().put(node.withState(edit.state()));
        return bench.done(
                edit.state()
                        .map(state -> "Bind " + node.name() + " to " + state)
                        .orElse("Unbind " + node.name()),
                node.name());
    }

    static Applied scope(Edit.SetScope edit, Bench bench) throws EditRefused {
        bench.draft().put(bench.state(edit.state()).withScope(edit.scope()));
        return bench.done("Change scope of " + edit.state(), edit.state());
    }

    static Applied dock(Edit.Dock edit, Bench bench) throws EditRefused {
        bench.state(edit.state());
        if (bench.draft().nodes().values().stream()
                .noneMatch(node -> node.state().filter(edit.state()::equals).isPresent())) {
            throw new EditRefused("No state computation uses " + edit.state() + ": bind one first.");
        }
        bench.draft().layout().remove(edit.state());
        return bench.done("Dock " + edit.state(), edit.state());
    }

    static Applied move(Edit.Move edit, Bench bench) throws EditRefused {
        final Map<String, Position> to = new TreeMap<>(edit.to());
        to.keySet().removeIf(name -> !bench.draft().hasName(name));
        if (to.isEmpty()) {
            throw new EditRefused("There is nothing to move.");
        }
        bench.draft().layout().putAll(to);
        return bench.done("Move " + (to.size() == 1 ? to.keySet().iterator().next() : to.size() + " nodes"));
    }

    static Applied renameProject(Edit.RenameProject edit, Bench bench) throws EditRefused {
        final Optional<String> bad = Names.projectProblem(edit.name());
        if (bad.isPresent()) {
            throw new EditRefused(bad.get());
        }
        bench.draft().name(edit.name().strip());
        return bench.done("Rename the application");
    }
}
