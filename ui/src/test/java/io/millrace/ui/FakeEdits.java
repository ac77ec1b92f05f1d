package io.millrace.ui;

import io.millrace.app.edit.Edit;
import io.millrace.app.edit.EditContext;
import io.millrace.app.edit.EditRefused;
import io.millrace.app.edit.Edits;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The edits that tests of panels need, in their simplest form. */
final class FakeEdits {
    private long lastId = 1000;

    /** The next project, and what to look at. */
    record Result(Project project, Optional<String> reveal) {}

    Result apply(Project p, Edit edit) throws EditRefused {
        if (edit instanceof Edit.AddNode add) {
            return add(p, add);
        } else if (edit instanceof Edit.Several several) {
            Result result = new Result(p, Optional.empty());
            for (Edit each : several.edits()) {
                result = apply(result.project(), each);
            }
            return result;
        } else if (edit instanceof Edit.Remove remove) {
            return new Result(remove(p, remove), Optional.empty());
        } else if (edit instanceof Edit.Connect connect) {
            return edges(p, plus(p.edges(), new Edge(connect.from(), connect.to(), Edge.Sends.EVERYTHING)));
        } else if (edit instanceof Edit.Reconnect r) {
            List<Edge> edges = new ArrayList<>(p.edges());
            edges.replaceAll(e -> e.id().equals(r.edge()) ? new Edge(r.from(), r.to(), e.sends()) : e);
            return edges(p, edges);
        } else if (edit instanceof Edit.Rename rename) {
            return new Result(rename(p, rename), Optional.of(rename.to()));
        }
        return new Result(values(p, edit), Optional.empty());
    }

    private Project values(Project p, Edit edit) throws EditRefused {
        if (edit instanceof Edit.Move move) {
            SortedMap<String, Position> layout = new TreeMap<>(p.layout());
            layout.putAll(move.to());
            return new Project(
                    p.name(), p.nodes(), p.states(), p.edges(), p.code(), layout, p.data(), p.tests(), p.extras());
        } else if (edit instanceof Edit.SetCode set) {
            SortedMap<CodeRef, String> code = new TreeMap<>(p.code());
            code.put(set.code(), set.text());
            return new Project(
                    p.name(), p.nodes(), p.states(), p.edges(), code, p.layout(), p.data(), p.tests(), p.extras());
        } else if (edit instanceof Edit.SetTitle set) {
            return node(p, p.node(set.node()).orElseThrow().withTitle(set.title()));
        } else if (edit instanceof Edit.BindState bind) {
            return node(p, p.node(bind.node()).orElseThrow().withState(bind.state()));
        } else if (edit instanceof Edit.SetSetting set) {
            ProjectNode node = p.node(set.node()).orElseThrow();
            Map<String, String> settings = new HashMap<>(node.settings());
            set.value().ifPresentOrElse(v -> settings.put(set.setting(), v), () -> settings.remove(set.setting()));
            return node(p, node.withSettings(settings));
        }
        return Edits.apply(p, edit, new EditContext(Catalogue.standard(), () -> new NodeId(++lastId), (ref, after) -> ""))
                .project();
    }

    private Result add(Project p, Edit.AddNode add) throws EditRefused {
        String name = add.name().orElseGet(() -> free(p, add.kind()));
        if (p.hasName(name)) {
            throw new EditRefused("The name " + name + " is taken.");
        }
        SortedMap<String, ProjectNode> nodes = new TreeMap<>(p.nodes());
        SortedMap<String, ProjectState> states = new TreeMap<>(p.states());
        NodeId id = new NodeId(++lastId);
        if (add.kind().equals("state")) {
            states.put(name, new ProjectState(id, name, Scope.KEY));
        } else {
            nodes.put(name, new ProjectNode(id, name, add.kind(), "", Map.of(), Optional.empty()));
        }
        SortedMap<String, Position> layout = new TreeMap<>(p.layout());
        layout.put(name, add.at());
        List<Edge> edges = new ArrayList<>(p.edges());
        add.connectFrom().ifPresent(from -> edges.add(new Edge(from, PortRef.in(name), Edge.Sends.EVERYTHING)));
        return new Result(
                new Project(p.name(), nodes, states, edges, p.code(), layout, p.data(), p.tests(), p.extras()),
                Optional.of(name));
    }

    private static String free(Project p, String base) {
        String name = base;
        for (int n = 2; p.hasName(name); n++) {
            name = base + "-" + n;
        }
        return name;
    }

    private static Project remove(Project p, Edit.Remove remove) {
        SortedMap<String, ProjectNode> nodes = new TreeMap<>(p.nodes());
        SortedMap<String, ProjectState> states = new TreeMap<>(p.states());
        SortedMap<String, Position> layout = new TreeMap<>(p.layout());
        List<Edge> edges = new ArrayList<>(p.edges());
        nodes.keySet().removeAll(remove.names());
        states.keySet().removeAll(remove.names());
        layout.keySet().removeAll(remove.names());
        edges.removeIf(e -> remove.edges().contains(e.id())
                || remove.names().contains(e.from().node())
                || remove.names().contains(e.to().node()));
        return new Project(p.name(), nodes, states, edges, p.code(), layout, p.data(), p.tests(), p.extras());
    }

    private static Project rename(Project p, Edit.Rename rename) throws EditRefused {
        if (p.hasName(rename.to())) {
            throw new EditRefused("The name " + rename.to() + " is taken.");
        }
        SortedMap<String, ProjectNode> nodes = new TreeMap<>();
        p.nodes().values().forEach(n -> nodes.put(swap(n.name(), rename), n.withName(swap(n.name(), rename))));
        SortedMap<String, ProjectState> states = new TreeMap<>();
        p.states().values().forEach(s -> states.put(swap(s.name(), rename), s.withName(swap(s.name(), rename))));
        SortedMap<String, Position> layout = new TreeMap<>();
        p.layout().forEach((name, at) -> layout.put(swap(name, rename), at));
        List<Edge> edges = p.edges().stream()
                .map(e -> new Edge(
                        new PortRef(swap(e.from().node(), rename), e.from().port()),
                        new PortRef(swap(e.to().node(), rename), e.to().port()),
                        e.sends()))
                .toList();
        SortedMap<CodeRef, String> code = new TreeMap<>();
        p.code().forEach((ref, text) -> code.put(new CodeRef(swap(ref.owner(), rename), ref.role()), text));
        return new Project(p.name(), nodes, states, edges, code, layout, p.data(), p.tests(), p.extras());
    }

    private static String swap(String name, Edit.Rename rename) {
        return name.equals(rename.from()) ? rename.to() : name;
    }

    private static List<Edge> plus(List<Edge> edges, Edge extra) throws EditRefused {
        List<Edge> all = new ArrayList<>(edges);
        if (all.contains(extra)) {
            throw new EditRefused("These two are connected already.");
        }
        all.add(extra);
        return all;
    }

    private static Result edges(Project p, List<Edge> edges) {
        return new Result(
                new Project(
                        p.name(), p.nodes(), p.states(), edges, p.code(), p.layout(), p.data(), p.tests(), p.extras()),
                Optional.empty());
    }

    private static Project node(Project p, ProjectNode node) {
        SortedMap<String, ProjectNode> nodes = new TreeMap<>(p.nodes());
        nodes.put(node.name(), node);
        return new Project(
                p.name(), nodes, p.states(), p.edges(), p.code(), p.layout(), p.data(), p.tests(), p.extras());
    }
}
