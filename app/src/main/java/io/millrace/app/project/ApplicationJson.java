package io.millrace.app.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.PortRef;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes {@code application.json}. */
final class ApplicationJson {
    static final String FILE = "application.json";
    static final int FORMAT = 1;
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,14}");

    private ApplicationJson() {}

    static byte[] write(Project project) {
        final Map<String, String> extras = project.extras().application();
        final ObjectNode root = JsonFile.object().put("format", FORMAT).put("name", project.name());
        write(project.settings(), root);
        if (!project.states().isEmpty()) {
            final ObjectNode states = root.putObject("states");
            project.states().values().forEach(state -> {
                final ObjectNode json = states.putObject(state.name()).put("scope", lower(state.scope()));
                state.ttl().ifPresent(ttl -> json.put("ttl", ttl));
                addExtras(json, extras, ExtraFields.state(state.name()));
            });
        }
        final ObjectNode nodes = root.putObject("nodes");
        project.nodes().values().forEach(node -> {
            final ObjectNode json = nodes.putObject(node.name());
            write(node, json);
            addExtras(json, extras, ExtraFields.node(node.name()));
        });
        final ArrayNode edges = root.putArray("edges");
        project.edges().forEach(edge -> {
            final ObjectNode json = edges.addObject();
            write(edge, json);
            addExtras(json, extras, ExtraFields.edge(edge.id()));
        });
        addExtras(root, extras, ExtraFields.ROOT);
        return JsonLines.write(root, 2);
    }

    private static void write(ProjectNode node, ObjectNode json) {
        json.put("kind", node.kind());
        node.state().ifPresent(state -> json.put("state", state));
        if (!node.title().isEmpty()) {
            json.put("title", node.title());
        }
        write(node.settings(), json);
    }

    private static void write(Map<String, String> given, ObjectNode json) {
        if (!given.isEmpty()) {
            final ObjectNode settings = json.putObject("settings");
            given.forEach((name, value) -> putValue(settings, name, value));
        }
    }

    /** Numbers and flags are written as such: they read back as the same text. */
    private static void putValue(ObjectNode settings, String name, String value) {
        if (NUMBER.matcher(value).matches()) {
            settings.put(name, Long.parseLong(value));
        } else if (value.equals("true") || value.equals("false")) {
            settings.put(name, Boolean.parseBoolean(value));
        } else {
            settings.put(name, value);
        }
    }

    private static void write(Edge edge, ObjectNode json) {
        json.put("from", edge.from().text()).put("to", edge.to().text());
        if (edge.sends() != Sends.EVERYTHING) {
            json.put("sends", lower(edge.sends()));
        }
    }

    static void addExtras(ObjectNode json, Map<String, String> extras, String key) {
        Optional.ofNullable(extras.get(key))
                .map(JsonFile::object)
                .ifPresent(others -> others.properties().forEach(each -> addMissing(json, each)));
    }

    private static void addMissing(ObjectNode json, Map.Entry<String, JsonNode> field) {
        if (!json.has(field.getKey())) {
            json.set(field.getKey(), field.getValue());
        }
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** {@code node} or {@code node:port}. */
    static PortRef port(String text, String defaultPort) {
        final int colon = text.indexOf(':');
        return colon < 0
                ? new PortRef(text, defaultPort)
                : new PortRef(text.substring(0, colon), text.substring(colon + 1));
    }
}
