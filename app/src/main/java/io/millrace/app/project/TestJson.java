package io.millrace.app.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.project.Project.Extras;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.ProjectTest.RowFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code tests/<name>.json}. */
final class TestJson {
    private TestJson() {}

    static byte[] write(ProjectTest test, Extras extras) {
        final ObjectNode root = JsonFile.object();
        if (!test.inputs().isEmpty()) {
            final ObjectNode inputs = root.putObject("inputs");
            test.inputs().forEach(inputs::put);
        }
        if (!test.generate().isEmpty()) {
            final ObjectNode generate = root.putObject("generate");
            test.generate().forEach(generate::put);
        }
        final ObjectNode expected = root.putObject("expected");
        new TreeMap<>(test.expected()).forEach((sink, rows) -> {
            final ArrayNode list = expected.putObject(sink)
                    .put("format", ApplicationJson.lower(rows.format()))
                    .putArray("rows");
            rows.rows().forEach(list::add);
        });
        ApplicationJson.addExtras(root, extras.application(), ExtraFields.test(test.name()));
        return JsonLines.write(root, 4);
    }

    static void read(String file, String text, ProjectDraft draft) throws BrokenFile {
        final JsonFile json = JsonFile.parse(file, text);
        final ObjectNode root = json.root();
        final Map<String, String> inputs = new LinkedHashMap<>();
        final ObjectNode inputsJson = json.object(root, "", "inputs");
        for (final var each : inputsJson.properties()) {
            inputs.put(each.getKey(), json.required(inputsJson, "/inputs", each.getKey()));
        }
        final Map<String, Integer> generate = new LinkedHashMap<>();
        final ObjectNode generateJson = json.object(root, "", "generate");
        for (final var each : generateJson.properties()) {
            generate.put(each.getKey(), json.whole(generateJson, "/generate", each.getKey()));
        }
        final Map<String, Expected> expected = new LinkedHashMap<>();
        for (final var each : json.object(root, "", "expected").properties()) {
            expected.put(each.getKey(), expected(json, each));
        }
        final String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".json".length());
        draft.tests().put(name, new ProjectTest(name, inputs, generate, expected));
        JsonFile.others(root, Set.of("inputs", "generate", "expected"))
                .ifPresent(others -> draft.extras(ExtraFields.with(draft.extras(), ExtraFields.test(name), others)));
    }

    private static Expected expected(JsonFile json, Map.Entry<String, JsonNode> entry) throws BrokenFile {
        final String pointer = "/expected/" + JsonFile.escaped(entry.getKey());
        final ObjectNode of = json.entry(entry, "/expected");
        final String format = json.text(of, pointer, "format").orElse("text");
        if (!format.equals("text") && !format.equals("hex")) {
            throw json.broken(pointer + "/format", "\"" + format + "\" is none of text, hex");
        }
        final JsonNode rows = of.path("rows");
        if (!rows.isArray()) {
            throw json.broken(pointer, "\"rows\" must be a list of texts");
        }
        final List<String> texts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isTextual()) {
                throw json.broken(pointer + "/rows/" + i, "a row must be a text in quotes");
            }
            texts.add(rows.get(i).asText());
        }
        return new Expected(format.equals("hex") ? RowFormat.HEX : RowFormat.TEXT, texts);
    }
}
