package io.millrace.app.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Nodes and States as text for the clipboard: a small project as JSON. */
public final class Clip {
    private static final String MARK = "millrace-clip";
    private static final String SPACE = " ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Clip() {}

    /** The named nodes and States with code, settings and the edges between them. */
    public static String of(Project project, Set<String> names) {
        final ObjectNode root = JSON.createObjectNode().put(MARK, 1);
        final ObjectNode nodes = root.putObject("nodes");
        final ObjectNode states = root.putObject("states");
        final ArrayNode edges = root.putArray("edges");
        final ObjectNode layout = root.putObject("layout");
        project.nodes().values().stream()
                .filter(node -> names.contains(node.name()))
                .forEach(node -> write(node, nodes.putObject(node.name())));
        project.states().values().stream()
                .filter(state -> names.contains(state.name()))
                .forEach(state -> states.put(
                        state.name(),
                        state.scope().name()
                                + state.ttl().map(ttl -> SPACE + ttl).orElse("")));
        final Set<String> inner = new TreeSet<>(names);
        project.edges().stream().filter(edge -> isInner(edge, names)).forEach(edge -> {
            write(edge, edges.addObject());
            inner.add(edge.id());
        });
        final ArrayNode code = root.putArray("code");
        project.code().forEach((ref, text) -> {
            if (inner.contains(ref.owner()) && ref.role() != Role.TYPES) {
                code.addObject()
                        .put("owner", ref.owner())
                        .put("role", ref.role().name())
                        .put("text", text);
            }
        });
        project.layout().forEach((name, at) -> {
            if (names.contains(name)) {
                layout.putArray(name).add(at.x()).add(at.y());
            }
        });
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInner(Edge edge, Set<String> names) {
        return names.contains(edge.from().node()) && names.contains(edge.to().node());
    }

    private static void write(ProjectNode node, ObjectNode to) {
        to.put("kind", node.kind()).put("title", node.title());
        node.state().ifPresent(state -> to.put("state", state));
        final ObjectNode settings = to.putObject("settings");
        node.settings().forEach(settings::put);
    }

    private static void write(Edge edge, ObjectNode to) {
        to.put("from", edge.from().node()).put("out", edge.from().port());
        to.put("to", edge.to().node()).put("in", edge.to().port());
        to.put("sends", edge.sends().name());
    }

    /** What a clipboard text holds, as a project of its own; identities are none yet. */
    static Project read(String clip) throws EditRefused {
        try {
            final JsonNode root = JSON.readTree(clip);
            if (root == null || !root.path(MARK).isInt()) {
                throw new EditRefused("The clipboard holds no nodes of Millrace.");
            }
            return read(root);
        } catch (JsonProcessingException e) {
            throw new EditRefused("The clipboard holds no nodes of Millrace.");
        } catch (IllegalArgumentException e) {
            throw new EditRefused("The nodes on the clipboard are damaged or from a newer version.");
        }
    }

    private static Project read(JsonNode root) {
        final ProjectDraft draft = ProjectDraft.of(Project.empty("clip"));
        root.path("nodes").properties().forEach(each -> draft.put(node(each.getKey(), each.getValue())));
        root.path("states")
                .properties()
                .forEach(each -> draft.put(state(each.getKey(), each.getValue().asText())));
        root.path("edges")
                .forEach(edge -> draft.edges()
                        .add(new Edge(
                                new PortRef(text(edge, "from"), text(edge, "out")),
                                new PortRef(text(edge, "to"), text(edge, "in")),
                                Sends.valueOf(text(edge, "sends")))));
        root.path("code")
                .forEach(each -> draft.put(
                        new CodeRef(text(each, "owner"), Role.valueOf(text(each, "role"))), text(each, "text")));
        root.path("layout")
                .properties()
                .forEach(each -> draft.layout()
                        .put(
                                each.getKey(),
                                new Position(
                                        each.getValue().path(0).asInt(),
                                        each.getValue().path(1).asInt())));
        return draft.build();
    }

    /** The scope, and behind it the time to live if there is one. */
    private static ProjectState state(String name, String text) {
        final int space = text.indexOf(SPACE);
        final ProjectState state =
                new ProjectState(new NodeId(0), name, Scope.valueOf(space < 0 ? text : text.substring(0, space)));
        return state.withTtl(space < 0 ? Optional.empty() : Optional.of(text.substring(space + 1)));
    }

    private static ProjectNode node(String name, JsonNode json) {
        final Map<String, String> settings = new TreeMap<>();
        json.path("settings")
                .properties()
                .forEach(each -> settings.put(each.getKey(), each.getValue().asText()));
        final Optional<String> state = json.hasNonNull("state") ? Optional.of(text(json, "state")) : Optional.empty();
        return new ProjectNode(new NodeId(0), name, text(json, "kind"), text(json, "title"), settings, state);
    }

    private static String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return json.path(field).asText();
    }
}
