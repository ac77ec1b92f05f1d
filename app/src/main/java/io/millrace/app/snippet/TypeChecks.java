package io.millrace.app.snippet;

import com.sun.source.tree.MethodTree;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.app.snippet.Attributed.Unit;
import io.millrace.app.snippet.ConnectRules.Pair;
import io.millrace.app.snippet.Diagnostic.Fix;
import io.millrace.app.snippet.Diagnostic.Severity;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/** Whether what goes over each edge fits, and which types could be connected at all. */
final class TypeChecks {
    private final Project project;
    private final Flow flow;
    private final Findings findings;
    private final Fixes fixes;

    TypeChecks(Project project, Flow flow, Findings findings, Fixes fixes) {
        this.project = project;
        this.flow = flow;
        this.findings = findings;
        this.fixes = fixes;
    }

    void edges(Map<CodeRef, Entry> entries) {
        for (final Edge edge : project.edges()) {
            final Optional<TypeMirror> out = flow.output(edge.from());
            final Optional<TypeMirror> in =
                    edge.to().port().equals(Port.IN) ? flow.input(edge.to().node()) : Optional.empty();
            if (out.isPresent() && in.isPresent() && !flow.fits(out.get(), in.get())) {
                final String gives = TypeTexts.brief(out.get());
                final String takes = TypeTexts.brief(in.get());
                findings.problem(Problem.error(
                        Where.subject(edge.id()),
                        called(edge.from()) + " gives " + gives + ", but " + called(edge.to()) + " takes " + takes,
                        "Let " + edge.to().node() + " take " + gives + ", or put a computation between them."));
            }
        }
        entries.values().forEach(this::parameter);
        entries.values().forEach(this::key);
    }

    /** A function one of whose methods takes another key than the one that holds at its node. */
    private void key(Entry entry) {
        if (entry.ref().role() == Role.COMPUTE && entry.key().isPresent()) {
            expired(entry);
        }
        final Optional<TypeMirror> key = flow.keyAt(entry.ref().owner());
        final boolean unboxes =
                entry.key().filter(type -> type.getKind().isPrimitive()).isPresent();
        if (unboxes && !flow.isKeyed(entry.ref().owner())) {
            findings.error(
                    entry.nameSpan(),
                    "there is no key before " + entry.ref().owner() + ", so output can't take one: leave it out");
        }
        if (key.isEmpty()
                || entry.key().isEmpty()
                || flow.fits(key.get(), entry.key().get())) {
            return;
        }
        final String holds = TypeTexts.brief(key.get());
        final String method = entry.ref().role() == Role.COMPUTE ? ExpiredReader.NAME : "output";
        findings.error(
                entry.nameSpan(),
                "the key here is " + holds + ", but " + method + " takes "
                        + TypeTexts.brief(entry.key().get()) + ": " + method + "(" + holds + " key, ...)");
    }

    /** Whether its State's objects expire, and have keys. */
    private void expired(Entry entry) {
        final ProjectState state = project.node(entry.ref().owner())
                .flatMap(ProjectNode::state)
                .map(name -> project.states().get(name))
                .orElse(null);
        if (state == null) {
            return;
        }
        if (state.scope() == Scope.APPLICATION) {
            findings.error(
                    entry.nameSpan(),
                    "the State " + state.name() + " is one for the whole application and has no keys, so nothing calls "
                            + ExpiredReader.NAME);
        } else if (state.ttl().isEmpty()) {
            findings.add(
                    Severity.WARNING,
                    entry.nameSpan(),
                    ExpiredReader.NAME + " is never called: the State " + state.name()
                            + " keeps its objects for ever; give it a time to live",
                    Optional.empty());
        }
    }

    /** A function whose parameter does not take what comes in: shown in its text, with the change that mends it. */
    private void parameter(Entry entry) {
        final Optional<TypeMirror> incoming = flow.incoming(entry.ref());
        if (incoming.isEmpty()
                || entry.in().isEmpty()
                || flow.fits(incoming.get(), entry.in().get())) {
            return;
        }
        final String comes = TypeTexts.brief(incoming.get());
        final String message =
                comes + " comes in, but " + Names.entry(entry.ref().role()) + " takes "
                        + TypeTexts.brief(entry.in().get());
        final Fix fix = fixes.replace(entry.inSpan(), comes, Fix.CHANGE_SIGNATURE);
        final boolean onEdge =
                entry.ref().role() != Role.TIMESTAMP && entry.ref().role() != Role.ROUTE;
        if (onEdge) {
            findings.silent(Severity.ERROR, entry.inSpan(), message, Optional.of(fix));
        } else {
            findings.error(entry.inSpan(), message, fix);
        }
    }

    /** A generator's {@code initial} gives what its {@code next} takes and gives. */
    void generator(Unit unit, Entry next, Attributed code, EntryReader reader) {
        final TypeMirror type = next.out().orElseThrow();
        if (next.in().isPresent() && !flow.fits(type, next.in().get())) {
            findings.error(
                    next.inSpan(),
                    "next gives " + TypeTexts.brief(type) + ", so it must take " + TypeTexts.brief(type),
                    fixes.replace(next.inSpan(), TypeTexts.brief(type), "Change the parameter"));
        }
        final List<MethodTree> found = reader.methods(unit, "initial").stream()
                .filter(m -> m.getParameters().isEmpty())
                .toList();
        if (found.isEmpty()) {
            findings.error(
                    next.nameSpan(), "the first message is missing: write " + TypeTexts.brief(type) + " initial()");
            return;
        }
        code.element(unit, found.get(0))
                .map(e -> ((ExecutableElement) e).getReturnType())
                .filter(t -> !PortRules.broken(t) && !flow.fits(t, type))
                .ifPresent(t -> findings.error(
                        code.span(unit, found.get(0).getReturnType()),
                        "initial gives " + TypeTexts.brief(t) + ", but next gives " + TypeTexts.brief(type)));
    }

    private String called(PortRef port) {
        final String node = project.node(port.node()).map(ProjectNode::called).orElse(port.node());
        return port.isErrors() ? "the error port of " + node : node;
    }

    /** All pairs of an output's and an input's type that occur in the project. */
    ConnectRules connect() {
        final Map<String, TypeMirror> outs = new TreeMap<>();
        final Map<String, TypeMirror> ins = new TreeMap<>();
        for (final String node : project.nodes().keySet()) {
            flow.output(PortRef.out(node)).ifPresent(t -> outs.put(TypeTexts.brief(t), t));
            flow.output(PortRef.errors(node)).ifPresent(t -> outs.put(TypeTexts.brief(t), t));
            flow.taken(node).ifPresent(t -> ins.put(TypeTexts.brief(t), t));
        }
        final Map<Pair, String> refusals = new HashMap<>();
        outs.forEach((gives, out) -> ins.forEach((takes, in) -> {
            if (!flow.fits(out, in)) {
                refusals.put(new Pair(gives, takes), "the output gives " + gives + ", but the input takes " + takes);
            }
        }));
        return new ConnectRules(refusals);
    }
}
