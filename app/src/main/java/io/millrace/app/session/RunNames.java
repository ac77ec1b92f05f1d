package io.millrace.app.session;

import io.millrace.app.edit.Edit;
import io.millrace.app.edit.EditContext;
import io.millrace.app.edit.EditRefused;
import io.millrace.app.edit.Edits;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.PathMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Names under which things run and names under which they are drawn now: a rename does not disturb what runs.
 *
 * @param shown drawn name by running name; what is no longer drawn keeps its name
 * @param edges drawn edge id by running edge id
 */
record RunNames(Map<String, String> shown, Map<String, String> edges) {
    static final RunNames NONE = new RunNames(Map.of(), Map.of());
    private static final EditContext PLAIN =
            new EditContext(Catalogue.standard(), () -> new NodeId(-1), (ref, after) -> "");

    static RunNames of(Project running, Project document) {
        final Map<String, String> shown = CodeOwners.names(running, document);
        final Map<String, String> edges = new LinkedHashMap<>();
        running.edges()
                .forEach(edge -> CodeOwners.edge(edge, shown).ifPresent(drawn -> edges.put(edge.id(), drawn.id())));
        return new RunNames(shown, edges);
    }

    /** The document with the names that run, as far as they are free; so a rename alone needs no new deployment. */
    static Project asRunning(Project document, Project running) {
        final Map<String, String> names = CodeOwners.names(document, running);
        names.entrySet().removeIf(name -> name.getKey().equals(name.getValue()));
        if (names.isEmpty()) {
            return document;
        }
        try {
            Project project = document;
            final Map<String, String> targets = new LinkedHashMap<>();
            for (final var name : names.entrySet()) {
                final String between = "x" + targets.size() + "-"
                        + Integer.toHexString(name.getKey().hashCode());
                project = Edits.apply(project, new Edit.Rename(name.getKey(), between), PLAIN)
                        .project();
                targets.put(between, name.getValue());
            }
            for (final var target : targets.entrySet()) {
                project = Edits.apply(project, new Edit.Rename(target.getKey(), target.getValue()), PLAIN)
                        .project();
            }
            return project;
        } catch (EditRefused e) {
            return document;
        }
    }

    String shown(String running) {
        return shown.getOrDefault(running, running);
    }

    /** The name under which a drawn node runs. */
    String running(String drawn) {
        return shown.entrySet().stream()
                .filter(name -> name.getValue().equals(drawn))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(drawn);
    }

    MetricsSnapshot of(MetricsSnapshot metrics) {
        return new MetricsSnapshot(
                metrics.atNanos(),
                metrics.upNanos(),
                metrics.status(),
                metrics.generation(),
                renamed(metrics.nodes(), this::shown),
                renamed(metrics.edges(), (String id) -> edges.getOrDefault(id, id)),
                metrics.paths().stream()
                        .map(path -> new PathMetrics(shown(path.source()), shown(path.sink()), path.latency()))
                        .toList(),
                metrics.workers());
    }

    /** What is still drawn wins over what only runs, where they have the same name. */
    private static <V> Map<String, V> renamed(Map<String, V> values, Function<String, String> names) {
        final Map<String, V> next = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            final String shown = names.apply(name);
            if (!shown.equals(name) || !next.containsKey(name)) {
                next.put(shown, value);
            }
        });
        return next;
    }

    SenderView of(SenderView view) {
        return new SenderView(
                shown(view.source()),
                view.file(),
                view.target(),
                view.mode(),
                view.active(),
                view.sent(),
                view.bytes(),
                view.trouble());
    }

    ReceiverView of(ReceiverView view) {
        return new ReceiverView(
                shown(view.sink()),
                view.address(),
                view.connections(),
                view.messages(),
                view.bytes(),
                view.last(),
                view.split(),
                view.comparison(),
                view.trouble());
    }
}
