package io.millrace.app.snippet;

import com.sun.source.tree.CompilationUnitTree;
import io.millrace.app.project.Project;
import io.millrace.app.snippet.Attributed.Unit;
import io.millrace.app.snippet.EntryReader.Place;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.JavaFileObject;

/** One analysis of one project: parses and attributes everything at once, runs nothing. */
final class Analyst {
    private final Expansion expansion;
    private final Project project;
    private final Catalogue catalogue;
    private final Places places;
    private final Findings findings;
    private final TreeMap<CodeRef, Entry> entries = new TreeMap<>();
    private final Reuse reuse;

    /** An analysis that goes on from what a cache knows; functions of a build need their classes, too. */
    Analyst(Expansion expansion, Catalogue catalogue, SnippetCache cache, boolean forBuild) {
        this.expansion = expansion;
        this.project = expansion.project();
        this.catalogue = catalogue;
        this.reuse = new Reuse(project, new Places(project, catalogue), cache, forBuild);
        this.places = new Places(project, catalogue);
        this.findings = new Findings(expansion);
    }

    Analysed analyse(Javac javac) throws IOException {
        final List<UserSource> sources = sources();
        final List<JavaFileObject> all = new ArrayList<>(sources);
        all.add(reuse.probe().source());
        final Javac.Run run = javac.run(all, Map.of());
        final Attributed code = attribute(run, sources);
        final Fixes fixes = new Fixes(project, name -> code.type(name).isPresent());
        final CompilerMessages messages = new CompilerMessages(findings, fixes);
        run.diagnostics().getDiagnostics().forEach(messages::add);
        CodeRules.check(code, findings);
        readStates(code);
        final PortRules rules = new PortRules(findings, fixes, holders());
        final EntryReader reader = new EntryReader(code, findings, rules);
        readFunctions(code, reader);
        readAggregations(code, new AggregateReader(code, findings, rules, fixes));
        final Flow flow = new Flow(project, catalogue, entries, code);
        final TypeChecks checks = new TypeChecks(project, flow, findings, fixes);
        entries.values().stream()
                .filter(entry -> entry.ref().role() == Role.GENERATE)
                .forEach(next -> checks.generator(code.unit(next.ref()).orElseThrow(), next, code, reader));
        final StepReader steps = new StepReader(expansion, catalogue, code, findings);
        final Map<CodeRef, Map<String, TypeName>> told = steps.told();
        reuse.remember(entries, findings);
        reuse.recall(entries, findings, code);
        checks.edges(entries);
        new MissingCode(project, places, findings, fixes).report(entries.keySet(), flow);
        expansion.problems().forEach(findings::problem);
        final Map<String, StepTypes> around = steps.around(flow);
        final Map<CodeRef, Codecs.Answer> shapes = new CodecReader(project, code).shapes(catalogue, flow);
        return new Analysed(
                result(flow, checks.connect()), expansion, around, shapes, told, entries, messages(flow), run);
    }

    private Map<String, String> messages(Flow flow) {
        final Map<String, String> messages = new HashMap<>();
        project.nodes()
                .keySet()
                .forEach(node ->
                        flow.output(PortRef.out(node)).ifPresent(type -> messages.put(node, TypeTexts.boxed(type))));
        return messages;
    }

    private List<UserSource> sources() {
        final SourceWriter writer = new SourceWriter(project);
        final List<UserSource> sources = new ArrayList<>();
        if (places.written(CodeRef.TYPES)) {
            sources.addAll(writer.types());
        }
        places.writtenStates().forEach(ref -> sources.add(writer.state(ref)));
        reuse.fresh().forEach(ref -> sources.add(writer.function(ref)));
        return sources;
    }

    private static Attributed attribute(Javac.Run run, List<UserSource> sources) throws IOException {
        final Map<URI, UserSource> known = new HashMap<>();
        sources.forEach(source -> known.put(source.toUri(), source));
        final List<Unit> units = new ArrayList<>();
        for (final CompilationUnitTree tree : run.task().parse()) {
            Optional.ofNullable(known.get(tree.getSourceFile().toUri()))
                    .ifPresent(source -> units.add(new Unit(source, tree)));
        }
        run.task().analyze();
        return new Attributed(run.task(), units);
    }

    private Map<String, CodeRef> holders() {
        final Map<String, CodeRef> holders = new HashMap<>();
        places.writtenFunctions().forEach(ref -> holders.put(Names.holder(ref), ref));
        return holders;
    }

    private void readStates(Attributed code) {
        final StateReader reader = new StateReader(project, code, findings);
        for (final CodeRef ref : places.writtenStates()) {
            code.unit(ref).flatMap(reader::read).ifPresent(entry -> entries.put(ref, entry));
        }
    }

    private void readFunctions(Attributed code, EntryReader reader) {
        for (final CodeRef ref : reuse.fresh()) {
            if (ref.role() == Role.AGGREGATE) {
                continue;
            }
            final Optional<CodeRef> state = places.boundState(ref);
            final Place place = new Place(
                    places.stateful(ref), state, state.map(s -> entries.get(s)).flatMap(Entry::state));
            code.unit(ref).flatMap(unit -> reader.read(unit, place)).ifPresent(entry -> entries.put(ref, entry));
        }
    }

    private void readAggregations(Attributed code, AggregateReader reader) {
        for (final CodeRef ref : reuse.fresh()) {
            if (ref.role() == Role.AGGREGATE) {
                code.unit(ref).flatMap(reader::read).ifPresent(entry -> entries.put(ref, entry));
            }
        }
    }

    private ProjectAnalysis result(Flow flow, ConnectRules connect) {
        final Map<CodeRef, SnippetReport> reports = new HashMap<>();
        if (places.written(CodeRef.TYPES)) {
            reports.put(CodeRef.TYPES, report(CodeRef.TYPES, flow));
        }
        places.states().stream().filter(ref -> !places.isMade(ref)).forEach(ref -> reports.put(ref, report(ref, flow)));
        places.functions().forEach((ref, required) -> {
            if (!places.isMade(ref) && (required || places.written(ref))) {
                reports.put(ref, report(ref, flow));
            }
        });
        final Map<String, String> keys = new HashMap<>();
        project.nodes()
                .keySet()
                .forEach(node -> flow.keyAt(node).ifPresent(key -> keys.put(node, TypeTexts.brief(key))));
        return new ProjectAnalysis(reports, ports(flow), keys, findings.problems(), connect, made());
    }

    private Map<CodeRef, String> made() {
        final Map<CodeRef, String> made = new HashMap<>(expansion.texts());
        made.keySet().removeIf(findings::hasErrors);
        return made;
    }

    private SnippetReport report(CodeRef ref, Flow flow) {
        return new SnippetReport(
                ref,
                findings.of(ref),
                Optional.ofNullable(entries.get(ref)).map(Entry::signature),
                flow.incoming(ref).map(TypeTexts::brief));
    }

    private Map<PortRef, String> ports(Flow flow) {
        final Map<PortRef, String> types = new HashMap<>();
        for (final String node : project.nodes().keySet()) {
            for (final Port port : flow.kind(node).map(k -> k.ports()).orElse(List.of())) {
                final PortRef ref = new PortRef(node, port.name());
                (port.direction() == Port.Direction.INPUT ? flow.taken(node) : flow.output(ref))
                        .ifPresent(type -> types.put(ref, TypeTexts.brief(type)));
            }
        }
        return types;
    }

    /** What can be said when the compiler itself fails over a text. */
    ProjectAnalysis failed(Throwable reason) {
        System.getLogger(Analyst.class.getName())
                .log(System.Logger.Level.DEBUG, "the compiler failed over a project", reason);
        findings.problem(Problem.error(
                Where.project(),
                "the Java compiler gave up over this code, without saying where",
                "Take back or rewrite what was changed last."));
        return new ProjectAnalysis(Map.of(), Map.of(), Map.of(), findings.problems(), ProjectAnalysis.EMPTY.connect());
    }
}
