package io.millrace.app.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.project.Project.Extras;
import java.util.Map;
import java.util.Set;
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

    /** Positions of things that there are not are left out. */
    static void read(String text, ProjectDraft draft) throws BrokenFile {
        final JsonFile json = JsonFile.parse(FILE, text);
        final Map<String, String> extras = new TreeMap<>();
        JsonFile.others(json.root(), Set.of("nodes")).ifPresent(others -> extras.put(ExtraFields.ROOT, others));
        for (final var each : json.object(json.root(), "", "nodes").properties()) {
            final String name = each.getKey();
            final String pointer = "/nodes/" + JsonFile.escaped(name);
            final ObjectNode of = json.entry(each, "/nodes");
            if (draft.hasName(name)) {
                draft.layout().put(name, new Position(json.whole(of, pointer, "x"), json.whole(of, pointer, "y")));
                JsonFile.others(of, Set.of("x", "y")).ifPresent(others -> extras.put(ExtraFields.node(name), others));
            }
        }
        draft.extras(new Extras(draft.extras().application(), extras));
    }
}
