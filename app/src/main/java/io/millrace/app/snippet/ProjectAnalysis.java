package io.millrace.app.snippet;

import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the compiler knows of a project without running anything of it.
 *
 * @param snippets one report per snippet that has text or is required
 * @param portTypes short Java type text per port whose type is known (inputs: what the node accepts)
 * @param keyTypes short type text of the key that holds at a node's input, where it is behind a key
 * @param problems of types across edges, missing code and so on; snippet diagnostics are in it too, as code problems
 * @param connect which output types fit which input types
 * @param made code that is made of settings, as a snippet would hold it
 */
public record ProjectAnalysis(
        Map<CodeRef, SnippetReport> snippets,
        Map<PortRef, String> portTypes,
        Map<String, String> keyTypes,
        List<Problem> problems,
        ConnectRules connect,
        Map<CodeRef, String> made) {
    public static final ProjectAnalysis EMPTY =
            new ProjectAnalysis(Map.of(), Map.of(), Map.of(), List.of(), new ConnectRules(Map.of()));

    public ProjectAnalysis {
        snippets = Map.copyOf(snippets);
        portTypes = Map.copyOf(portTypes);
        keyTypes = Map.copyOf(keyTypes);
        problems = List.copyOf(problems);
        made = Map.copyOf(made);
    }

    /** An analysis of a project without made code. */
    public ProjectAnalysis(
            Map<CodeRef, SnippetReport> snippets,
            Map<PortRef, String> portTypes,
            Map<String, String> keyTypes,
            List<Problem> problems,
            ConnectRules connect) {
        this(snippets, portTypes, keyTypes, problems, connect, Map.of());
    }

    /** The code that was made for a node, by role; empty when it has none, or none that compiles. */
    public Map<Role, String> madeFor(String node) {
        final Map<Role, String> code = new EnumMap<>(Role.class);
        made.forEach((ref, text) -> {
            if (ref.owner().equals(node)) {
                code.put(ref.role(), text);
            }
        });
        return code;
    }

    public Optional<SnippetReport> report(CodeRef ref) {
        return Optional.ofNullable(snippets.get(ref));
    }

    public Optional<String> type(PortRef port) {
        return Optional.ofNullable(portTypes.get(port));
    }
}
