package io.millrace.app.session;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.snippet.ErrorPorts;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One fitting of a project's untouched templates, from its sources to its sinks. What a template gives is read off its own
 * text, so that a whole chain follows at once, before any compiler has seen it.
 */
final class Fitting {
    /** Templates of these give what they take. */
    private static final List<Role> PASSING = List.of(Role.COMPUTE, Role.KEY);

    private static final Set<Role> TAKING = EnumSet.of(Role.COMPUTE, Role.KEY, Role.AGGREGATE, Role.ENCODE);
    private static final Set<Role> GIVING = EnumSet.of(Role.DECODE, Role.COMPUTE, Role.KEY, Role.AGGREGATE);

    private final Machine machine;
    private final Project project;
    private final ProjectAnalysis analysis;
    private final Set<CodeRef> following;
    private final Map<PortRef, String> types;
    private final Map<CodeRef, String> texts = new TreeMap<>();
    private final Set<String> visited = new HashSet<>();

    Fitting(Machine machine, Project project, ProjectAnalysis analysis, Set<CodeRef> following) {
        this.machine = machine;
        this.project = project;
        this.analysis = analysis;
        this.following = Set.copyOf(following);
        this.types = new HashMap<>(analysis.portTypes());
    }

    static Project with(Project project, Map<CodeRef, String> texts) {
        if (texts.isEmpty()) {
            return project;
        }
        final ProjectDraft draft = ProjectDraft.of(project);
        texts.forEach(draft::put);
        return draft.build();
    }

    /** New texts of the templates that change. */
    Map<CodeRef, String> texts() {
        following.forEach(this::forget);
        following.stream()
                .filter(ref -> PASSING.contains(ref.role()))
                .forEach(ref -> wanted(ref.owner(), new HashSet<>())
                        .ifPresent(type -> types.put(PortRef.in(ref.owner()), type)));
        project.nodes().keySet().forEach(this::visit);
        following.stream().filter(ref -> ref.role() == Role.ROUTE).forEach(this::fit);
        texts.entrySet().removeIf(each -> project.text(each.getKey()).equals(each.getValue()));
        return texts;
    }

    /** What the last analysis knew of a template's ports holds no longer. */
    private void forget(CodeRef ref) {
        if (GIVING.contains(ref.role())) {
            types.remove(PortRef.out(ref.owner()));
        }
        if (TAKING.contains(ref.role())) {
            types.remove(PortRef.in(ref.owner()));
            types.remove(PortRef.errors(ref.owner()));
        }
    }

    /** What written code behind a node takes, over templates in between. */
    private Optional<String> wanted(String node, Set<String> seen) {
        if (!seen.add(node)) {
            return Optional.empty();
        }
        return project.edges().stream()
                .filter(edge -> edge.from().equals(PortRef.out(node)))
                .map(Edge::to)
                .map(to -> Optional.ofNullable(types.get(to))
                        .or(() -> passes(to.node()) ? wanted(to.node(), seen) : Optional.empty()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean passes(String node) {
        return PASSING.stream().anyMatch(role -> following.contains(new CodeRef(node, role)));
    }

    private void visit(String node) {
        if (!visited.add(node)) {
            return;
        }
        project.edges().stream()
                .filter(edge -> edge.to().node().equals(node))
                .forEach(edge -> visit(edge.from().node()));
        for (final Role role :
                List.of(Role.DECODE, Role.COMPUTE, Role.KEY, Role.AGGREGATE, Role.TIMESTAMP, Role.ENCODE)) {
            final CodeRef ref = new CodeRef(node, role);
            if (following.contains(ref)) {
                fit(ref);
            }
        }
    }

    private void fit(CodeRef ref) {
        final PortRef in = PortRef.in(ref.owner());
        final boolean asBefore = ref.role() != Role.ROUTE && !types.containsKey(in);
        if (asBefore) {
            parameter(project.text(ref), ref.role()).ifPresent(type -> types.put(in, type));
        }
        final String text = machine.template(ref, project, known());
        if (asBefore) {
            types.remove(in);
        }
        texts.put(ref, text);
        final Optional<String> gives = ref.role() == Role.KEY ? parameter(text, Role.KEY) : result(text, ref.role());
        if (GIVING.contains(ref.role())) {
            gives.ifPresent(type -> types.put(PortRef.out(ref.owner()), type));
        }
        if (ref.role() == Role.ENCODE || PASSING.contains(ref.role())) {
            parameter(text, ref.role())
                    .ifPresent(type -> types.put(PortRef.errors(ref.owner()), ErrorPorts.typeOf(type)));
        }
    }

    private ProjectAnalysis known() {
        return new ProjectAnalysis(Map.of(), types, Map.of(), List.of(), analysis.connect());
    }

    private static Optional<String> result(String text, Role role) {
        final String name = role == Role.AGGREGATE ? "output" : role.id();
        final int at = text.indexOf(" " + name + "(");
        return at < 0 ? Optional.empty() : Optional.of(text.substring(text.lastIndexOf('\n', at) + 1, at));
    }

    /** The type of a template's message: the first parameter, of an aggregation the one after the accumulator. */
    private static Optional<String> parameter(String text, Role role) {
        final String method = role == Role.AGGREGATE ? "update(" : role.id() + "(";
        final int open = text.indexOf(method) + method.length();
        final int begin = role == Role.AGGREGATE ? text.indexOf(" acc, ", open) + " acc, ".length() : open;
        final String name = role == Role.ENCODE ? " out" : " in";
        final int end = text.indexOf(name, begin);
        return open < method.length() || end < 0 ? Optional.empty() : Optional.of(text.substring(begin, end));
    }
}
