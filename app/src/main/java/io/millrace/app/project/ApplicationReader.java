package io.millrace.app.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.project.Project.Extras;
import io.millrace.engine.catalogue.ApplicationSettings;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code application.json} into a draft. Used once. */
final class ApplicationReader {
    private final JsonFile json;
    private final Catalogue catalogue;
    private final List<Problem> problems;
    private final ProjectDraft draft = ProjectDraft.of(Project.empty(""));
    private final Map<String, String> extras = new TreeMap<>();
    private long lastId;

    private ApplicationReader(JsonFile json, Catalogue catalogue, List<Problem> problems) {
        this.json = json;
        this.problems = problems;
        this.catalogue = catalogue;
    }

    /** Adds warnings to the problems. */
    static ProjectDraft read(String text, Catalogue catalogue, List<Problem> problems) throws BrokenFile {
        return new ApplicationReader(JsonFile.parse(ApplicationJson.FILE, text), catalogue, problems).read();
    }

    private ProjectDraft read() throws BrokenFile {
        final ObjectNode root = json.root();
        if (root.has("format") && json.whole(root, "", "format") != ApplicationJson.FORMAT) {
            throw json.broken(
                    "/format",
                    "the project has the format " + root.get("format") + ", and this version knows format "
                            + ApplicationJson.FORMAT + " only");
        }
        draft.name(json.required(root, "", "name"));
        keep(ExtraFields.ROOT, root, "", UnknownFields.APPLICATION);
        for (final var each : json.object(root, "", "settings").properties()) {
            final String value = setting(each, "");
            if (ApplicationSettings.find(each.getKey())
                    .filter(known -> known.defaultValue().equals(value))
                    .isEmpty()) {
                draft.settings().put(each.getKey(), value);
            }
        }
        for (final var each : json.object(root, "", "states").properties()) {
            state(each);
        }
        for (final var each : json.object(root, "", "nodes").properties()) {
            node(each);
        }
        edges(root);
        return draft.extras(new Extras(extras, Map.of()));
    }

    private void keep(String key, ObjectNode of, String pointer, UnknownFields known) {
        JsonFile.others(of, known.fields()).ifPresent(others -> extras.put(key, others));
        problems.addAll(known.in(json, of, pointer));
    }

    private NodeId nextId() {
        lastId++;
        return new NodeId(lastId);
    }

    private String name(String name, String pointer) throws BrokenFile {
        final Optional<String> problem = Names.nodeProblem(name);
        if (problem.isPresent()) {
            final String text = problem.get();
            throw json.broken(pointer, text.substring(0, text.length() - 1));
        }
        return name;
    }

    private void state(Map.Entry<String, JsonNode> entry) throws BrokenFile {
        final String pointer = "/states/" + JsonFile.escaped(entry.getKey());
        final String name = name(entry.getKey(), pointer);
        final ObjectNode of = json.entry(entry, "/states");
        final String scope = json.text(of, pointer, "scope").orElse("key");
        final ProjectState state = new ProjectState(nextId(), name, constant(Scope.class, scope, pointer + "/scope"));
        draft.put(state.withTtl(ttl(of, pointer)));
        keep(ExtraFields.state(name), of, pointer, UnknownFields.STATE);
    }

    private Optional<String> ttl(ObjectNode state, String pointer) throws BrokenFile {
        final Optional<String> text = json.text(state, pointer, "ttl");
        final Optional<String> wrong = text.flatMap(given -> catalogue.kinds().stream()
                .filter(kind -> kind.shape() == Shape.STATE)
                .flatMap(kind -> kind.setting("ttl").stream())
                .flatMap(setting -> SettingValues.problem(setting, given).stream())
                .findFirst());
        if (wrong.isPresent()) {
            throw json.broken(pointer + "/ttl", wrong.get());
        }
        return text;
    }

    private void node(Map.Entry<String, JsonNode> entry) throws BrokenFile {
        final String pointer = "/nodes/" + JsonFile.escaped(entry.getKey());
        final String name = name(entry.getKey(), pointer);
        final ObjectNode of = json.entry(entry, "/nodes");
        final Map<String, String> settings = new TreeMap<>();
        final String kind = json.required(of, pointer, "kind");
        for (final var each : json.object(of, pointer, "settings").properties()) {
            final String value = setting(each, pointer);
            if (!isDefault(kind, each.getKey(), value)) {
                settings.put(each.getKey(), value);
            }
        }
        final String title = json.text(of, pointer, "title").orElse("");
        final Optional<String> state = json.text(of, pointer, "state");
        draft.put(new ProjectNode(nextId(), name, kind, title, settings, state));
        keep(ExtraFields.node(name), of, pointer, UnknownFields.NODE);
    }

    private boolean isDefault(String kind, String setting, String value) {
        return catalogue
                .kind(kind)
                .flatMap(known -> known.setting(setting))
                .filter(known -> known.defaultValue().equals(value))
                .isPresent();
    }

    private String setting(Map.Entry<String, JsonNode> entry, String node) throws BrokenFile {
        if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
            throw json.broken(
                    node + "/settings/" + JsonFile.escaped(entry.getKey()),
                    "the setting \"" + entry.getKey() + "\" must be a text, a number, true or false");
        }
        return entry.getValue().asText();
    }

    private void edges(ObjectNode root) throws BrokenFile {
        final JsonNode edges = root.path("edges");
        if (!edges.isMissingNode() && !edges.isArray()) {
            throw json.broken("/edges", "\"edges\" must be a list, as in [ ... ]");
        }
        for (int i = 0; i < edges.size(); i++) {
            final String pointer = "/edges/" + i;
            if (!(edges.get(i) instanceof ObjectNode of)) {
                throw json.broken(pointer, "an edge must be an object, as in { \"from\": \"a\", \"to\": \"b\" }");
            }
            final Edge edge = new Edge(
                    end(of, pointer, "from"),
                    end(of, pointer, "to"),
                    constant(Sends.class, json.text(of, pointer, "sends").orElse("everything"), pointer + "/sends"));
            draft.edges().add(edge);
            keep(ExtraFields.edge(edge.id()), of, pointer, UnknownFields.EDGE);
        }
    }

    private PortRef end(ObjectNode of, String pointer, String field) throws BrokenFile {
        final PortRef end =
                ApplicationJson.port(json.required(of, pointer, field), field.equals("from") ? Port.OUT : Port.IN);
        name(end.node(), pointer + "/" + field);
        name(end.port(), pointer + "/" + field);
        return end;
    }

    private <E extends Enum<E>> E constant(Class<E> type, String text, String pointer) throws BrokenFile {
        for (final E each : type.getEnumConstants()) {
            if (ApplicationJson.lower(each).equals(text.toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        final String all = String.join(
                ", ",
                Arrays.stream(type.getEnumConstants())
                        .map(ApplicationJson::lower)
                        .toList());
        throw json.broken(pointer, "\"" + text + "\" is none of " + all);
    }
}
