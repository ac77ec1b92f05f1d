package io.millrace.app.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.topology.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which fields of a JSON file mean nothing: they are kept, but whoever wrote them probably meant something.
 *
 * @param what whose fields, in words
 * @param fields those that mean something
 * @param silent others that are known to stand there
 */
record UnknownFields(String what, Set<String> fields, Set<String> silent) {
    /** Fields of other programs begin so. */
    private static final String FOREIGN = "x-";

    private static final Map<String, String> EDGE_ADVICE = Map.of(
            "when", "Write \"sends\": \"when\"; the condition stands in code/<from>--<to>.route.jsh.",
            "otherwise", "Write \"sends\": \"otherwise\".");

    static final UnknownFields APPLICATION = new UnknownFields(
            "an application",
            Set.of("format", "name", "settings", "states", "nodes", "edges"),
            Set.of("title", "description"));
    static final UnknownFields STATE = of("a State", "scope", "ttl");
    static final UnknownFields NODE = of("a node", "kind", "title", "settings", "state");
    static final UnknownFields EDGE = of("an edge", "from", "to", "sends");
    static final UnknownFields LAYOUT = of("a layout", "nodes");
    static final UnknownFields POSITION = of("a position", "x", "y");
    static final UnknownFields TEST = of("a test", "inputs", "generate", "expected");
    static final UnknownFields EXPECTED = of("what a sink must give", "format", "rows");

    private static UnknownFields of(String what, String... fields) {
        return new UnknownFields(what, Set.of(fields), Set.of());
    }

    /** One warning for each. */
    List<Problem> in(JsonFile json, ObjectNode of, String pointer) {
        return of.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !fields.contains(name) && !silent.contains(name) && !name.startsWith(FOREIGN))
                .map(name -> json.broken(
                                pointer + "/" + JsonFile.escaped(name),
                                "\"" + name + "\" means nothing here, it is no field of " + what)
                        .warning(advice(name)))
                .toList();
    }

    private String advice(String name) {
        final String known = equals(EDGE) ? EDGE_ADVICE.getOrDefault(name, "") : "";
        final String advice =
                known.isEmpty() ? Nearest.advice(name, fields.stream().sorted().toList()) : known;
        return advice + " It is kept as it is.";
    }
}
