package io.millrace.engine.topology;

import io.millrace.engine.topology.Problem.Where;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Names are well-formed and unique among nodes and States. */
final class NameChecks {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private NameChecks() {}

    static List<Problem> check(Topology topology) {
        final List<String> names = new ArrayList<>();
        topology.nodes().forEach(node -> names.add(node.name()));
        topology.states().stream()
                .map(StateDeclaration::name)
                .filter(name -> topology.node(name)
                        .filter(node -> node.kind().ownsState())
                        .isEmpty())
                .forEach(names::add);
        final List<Problem> problems = new ArrayList<>();
        new LinkedHashSet<>(names)
                .stream()
                        .filter(name -> !NAME.matcher(name).matches())
                        .map(NameChecks::badName)
                        .forEach(problems::add);
        duplicates(names)
                .forEach(name -> problems.add(Problem.error(
                        Where.subject(name),
                        "the name " + name + " is used more than once",
                        "Nodes and States share their names: rename one.")));
        return problems;
    }

    private static Set<String> duplicates(List<String> names) {
        final Set<String> seen = new HashSet<>();
        final Set<String> twice = new LinkedHashSet<>();
        names.stream().filter(name -> !seen.add(name)).forEach(twice::add);
        return twice;
    }

    private static Problem badName(String name) {
        return Problem.error(
                Where.subject(name),
                name.isEmpty() ? "a node has no name" : name + " is not a good name",
                "Names begin with a small letter and have at most 40 small letters, digits and hyphens.");
    }
}
