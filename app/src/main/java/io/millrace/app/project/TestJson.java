package io.millrace.app.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.project.Project.Extras;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.topology.Problem;
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
            final ObjectNode json = expected.putObject(sink).put("format", ApplicationJson.lower(rows.format()));
            final ArrayNode list = json.putArray("rows");
            rows.rows().forEach(list::add);
            ApplicationJson.addExtras(json, extras.application(), ExtraFields.expected(test.name(), sink));
        });
        ApplicationJson.addExtras(root, extras.application(), ExtraFields.test(test.name()));
        return JsonLines.write(root, 4);
    }

    /** Gives warnings. */
    static List<Problem> read(String file, String text, ProjectDraft draft) throws BrokenFile {
        final JsonFile json = JsonFile.parse(file, text);
        final List<Problem> problems = new ArrayList<>(UnknownFields.TEST.in(json, json.root(), ""));
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
        references(json, draft, inputs, problems);
        final String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".json".length());
        final Map<String, String> extras = new TreeMap<>();
        JsonFile.others(root, UnknownFields.TEST.fields())
                .ifPresent(others -> extras.put(ExtraFields.test(name), others));
        final Map<String, Expected> expected = new LinkedHashMap<>();
        for (final var each : json.object(root, "", "expected").properties()) {
            final ObjectNode of = json.entry(each, "/expected");
            final String pointer = "/expected/" + JsonFile.escaped(each.getKey());
            expected.put(each.getKey(), expected(json, of, pointer));
            problems.addAll(UnknownFields.EXPECTED.in(json, of, pointer));
            JsonFile.others(of, UnknownFields.EXPECTED.fields())
                    .ifPresent(others -> extras.put(ExtraFields.expected(name, each.getKey()), others));
        }
        draft.tests().put(name, new ProjectTest(name, inputs, generate, expected));
        extras.forEach((key, others) -> draft.extras(ExtraFields.with(draft.extras(), key, others)));
        return problems;
    }

    /** Warns of sources, data sets and sinks that there are not. */
    private static void references(
            JsonFile json, ProjectDraft draft, Map<String, String> inputs, List<Problem> problems) throws BrokenFile {
        for (final String part : List.of("inputs", "generate", "expected")) {
            for (final var each : json.object(json.root(), "", part).properties()) {
                if (!draft.nodes().containsKey(each.getKey())) {
                    problems.add(json.broken(
                                    "/" + part + "/" + JsonFile.escaped(each.getKey()),
                                    "there is no node " + each.getKey())
                            .warning(Nearest.advice(each.getKey(), draft.nodes().keySet())));
                }
            }
        }
        inputs.forEach((source, set) -> {
            final Set<String> sets =
                    draft.data().getOrDefault(source, new TreeMap<>()).keySet();
            if (draft.nodes().containsKey(source) && !sets.contains(set)) {
                problems.add(json.broken("/inputs/" + JsonFile.escaped(source), source + " has no data set " + set)
                        .warning(Nearest.advice(set, sets)));
            }
        });
    }

    private static Expected expected(JsonFile json, ObjectNode of, String pointer) throws BrokenFile {
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
