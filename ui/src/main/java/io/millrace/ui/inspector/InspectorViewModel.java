package io.millrace.ui.inspector;

import io.millrace.app.project.NodeId;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.session.RunState;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.engine.catalogue.CodeSlot;
import io.millrace.engine.catalogue.CodecSettings;
import io.millrace.engine.catalogue.ErrorPolicy;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import io.millrace.ui.common.TabStrip.Tab;
import io.millrace.ui.editor.CodeTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the inspector says of its subject: tabs, types, status, which snippet a tab edits. Pure. */
final class InspectorViewModel {
    static final String SETTINGS = "settings";
    static final String METRICS = "metrics";
    static final String PROJECT = "project";

    private InspectorViewModel() {}

    /** How the subject stands to what runs; empty text = nothing to say. */
    record Status(String text, String style) {
        static final Status NONE = new Status("", "");
    }

    /** Tabs of a subject: its code first. */
    static List<Tab> tabs(Subject subject) {
        List<Tab> tabs = new ArrayList<>();
        if (subject instanceof Subject.OfNode of) {
            of.kind().ifPresent(kind -> written(of.node(), kind).forEach(slot -> tabs.add(tab(slot.role()))));
            tabs.add(new Tab(SETTINGS, SETTINGS));
            of.node().state().ifPresent(state -> tabs.add(tab(Role.STATE)));
            tabs.add(new Tab(METRICS, METRICS));
        } else if (subject instanceof Subject.OfState) {
            tabs.add(tab(Role.STATE));
            tabs.add(new Tab(SETTINGS, SETTINGS));
        } else if (subject instanceof Subject.OfProject) {
            tabs.add(tab(Role.TYPES));
            tabs.add(new Tab(PROJECT, PROJECT));
        }
        return tabs;
    }

    /** Code that the settings don't make. */
    private static Stream<CodeSlot> written(ProjectNode node, NodeKind kind) {
        return kind.code().stream().filter(slot -> !CodecSettings.makes(slot.role(), kind.values(node.settings())));
    }

    private static Tab tab(Role role) {
        return new Tab(role.id(), role.id());
    }

    /** The snippet that a tab edits; empty for tabs without code. */
    static Optional<CodeTarget> target(Subject subject, String tab, SessionState state) {
        if (subject instanceof Subject.OfNode of) {
            Optional<CodeTarget> bound = of.node()
                    .state()
                    .filter(name -> tab.equals(Role.STATE.id()))
                    .flatMap(
                            name -> Optional.ofNullable(state.project().states().get(name)))
                    .map(s -> stateTarget(s.id(), s.name()));
            return bound.or(() -> of.kind().flatMap(kind -> nodeTarget(of.node(), kind, tab)));
        } else if (subject instanceof Subject.OfState of) {
            return tab.equals(Role.STATE.id())
                    ? Optional.of(stateTarget(of.state().id(), of.state().name()))
                    : Optional.empty();
        } else if (subject instanceof Subject.OfEdge of) {
            return of.edge().sends() == Edge.Sends.WHEN ? Optional.of(routeTarget(of.edge())) : Optional.empty();
        }
        return subject instanceof Subject.OfProject && tab.equals(Role.TYPES.id())
                ? Optional.of(CodeTarget.types())
                : Optional.empty();
    }

    private static Optional<CodeTarget> nodeTarget(ProjectNode node, NodeKind kind, String tab) {
        return written(node, kind)
                .filter(slot -> slot.role().id().equals(tab))
                .findFirst()
                .map(slot -> new CodeTarget(
                        node.id(), new CodeRef(node.name(), slot.role()), slot.required(), Optional.of(node.name())));
    }

    private static CodeTarget stateTarget(NodeId id, String name) {
        return new CodeTarget(id, new CodeRef(name, Role.STATE), true, Optional.empty());
    }

    static CodeTarget routeTarget(Edge edge) {
        return new CodeTarget(edge.id(), new CodeRef(edge.id(), Role.ROUTE), true, Optional.empty());
    }

    /** {@code in: Vote → out: Total}, as far as it is known. */
    static String types(Subject subject, ProjectAnalysis analysis) {
        if (subject instanceof Subject.OfNode of && of.kind().isPresent()) {
            List<String> parts = new ArrayList<>();
            for (Port port : of.kind().get().ports()) {
                analysis.type(new PortRef(of.node().name(), port.name()))
                        .filter(type -> !port.name().equals(Port.ERRORS))
                        .ifPresent(type -> parts.add(port.name() + ": " + type));
            }
            return String.join(" → ", parts) + errors(of, analysis);
        } else if (subject instanceof Subject.OfState of) {
            return analysis.report(new CodeRef(of.state().name(), Role.STATE))
                    .flatMap(report -> report.signature())
                    .flatMap(signature -> signature.out())
                    .map(type -> "class " + type)
                    .orElse("");
        } else if (subject instanceof Subject.OfEdge of) {
            return analysis.type(of.edge().from()).orElse("");
        }
        return "";
    }

    /** What leaves by the error port, while messages do. */
    private static String errors(Subject.OfNode of, ProjectAnalysis analysis) {
        return of.kind()
                .flatMap(kind -> ErrorPolicy.of(kind, of.node().settings()))
                .filter(policy -> policy == ErrorPolicy.DEAD_LETTER)
                .flatMap(policy -> analysis.type(PortRef.errors(of.node().name())))
                .map(type -> ", errors: " + type)
                .orElse("");
    }

    /** How a node or State stands to what runs. */
    static Status status(Subject subject, RunState run) {
        Optional<NodeId> id = subject instanceof Subject.OfNode of
                ? Optional.of(of.node().id())
                : subject instanceof Subject.OfState of ? Optional.of(of.state().id()) : Optional.empty();
        if (id.isEmpty() || !run.running()) {
            return Status.NONE;
        }
        if (run.older().contains(id.get())) {
            return new Status("running older version", "warn");
        }
        if (run.changed().contains(id.get())) {
            return new Status("changed", "warn");
        }
        return run.added().contains(id.get()) ? new Status("not running yet", "muted") : Status.NONE;
    }

    /** What kind of thing it is, for the chip. */
    static String kind(Subject subject) {
        if (subject instanceof Subject.OfNode of) {
            return of.kind().map(NodeKind::label).orElse(of.node().kind());
        } else if (subject instanceof Subject.OfState) {
            return "State";
        } else if (subject instanceof Subject.OfEdge) {
            return "wire";
        }
        return subject instanceof Subject.OfProject ? "application" : "";
    }
}
