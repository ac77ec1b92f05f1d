package io.millrace.app.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.project.Project.Extras;
import io.millrace.engine.topology.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code layout.json}: where things stand on the canvas, and nothing else. */
final class LayoutJson {
    static final String FILE = "layout.json";

    private LayoutJson() {}

    static byte[] write(Project project) {
        final Map<String, String> extras = project.extras().layout();
        final ObjectNode root = JsonFile.object();
        final ObjectNode nodes = root.putObject("nodes");
        project.layout().forEach((name, at) -> {
            final ObjectNode json = nodes.putObject(name).put("x", at.x()).put("y", at.y());
            ApplicationJson.addExtras(json, extras, ExtraFields.node(name));
        });
        ApplicationJson.addExtras(root, extras, ExtraFields.ROOT);
        return JsonLines.write(root, 2);
    }

    /** Adds warnings to the problems; the draft is changed as a whole, or not. Positions of things that there are not are left out. */
    static void read(String text, ProjectDraft draft, List<Problem> problems) throws BrokenFile {
        final JsonFile json = JsonFile.parse(FILE, text);
        final Map<String, String> extras = new TreeMap<>();
        JsonFile.others(json.root(), UnknownFields.LAYOUT.fields())
                .ifPresent(others -> extras.put(ExtraFields.ROOT, others));
        problems.addAll(UnknownFields.LAYOUT.in(json, json.root(), ""));
        final Map<String, Position> positions = new TreeMap<>();
        for (final var each : json.object(json.root(), "", "nodes").properties()) {
            final String name = each.getKey();
            final String pointer = "/nodes/" + JsonFile.escaped(name);
            final ObjectNode of = json.entry(each, "/nodes");
            if (draft.hasName(name)) {
                positions.put(name, new Position(json.whole(of, pointer, "x"), json.whole(of, pointer, "y")));
                JsonFile.others(of, UnknownFields.POSITION.fields())
                        .ifPresent(others -> extras.put(ExtraFields.node(name), others));
                problems.addAll(UnknownFields.POSITION.in(json, of, pointer));
            }
        }
        draft.layout().putAll(positions);
        draft.extras(new Extras(draft.extras().application(), extras));
    }
}
