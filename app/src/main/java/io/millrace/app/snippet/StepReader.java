package io.millrace.app.snippet;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.snippet.Attributed.Unit;
import io.millrace.app.snippet.Declarations.What;
import io.millrace.app.snippet.Findings.Span;
import io.millrace.app.snippet.StepText.Hole;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads what the compiler found out about steps: types of expressions, and what comes into them. */
final class StepReader {
    private final Expansion expansion;
    private final Catalogue catalogue;
    private final Attributed code;
    private final Findings findings;
    private final Set<String> declared;

    StepReader(Expansion expansion, Catalogue catalogue, Attributed code, Findings findings) {
        this.expansion = expansion;
        this.catalogue = catalogue;
        this.code = code;
        this.findings = findings;
        this.declared = Declarations.of(expansion.project().text(CodeRef.TYPES), What.TYPE).stream()
                .map(Declarations.Declaration::name)
                .collect(Collectors.toSet());
    }

    /** Types of the variables of all probes that compile; each setting must be one expression. */
    Map<CodeRef, Map<String, TypeName>> told() {
        final Map<CodeRef, Map<String, TypeName>> told = new HashMap<>();
        for (final Unit unit : code.units()) {
            expansion
                    .made(unit.ref())
                    .filter(made -> !findings.hasErrors(unit.ref()))
                    .ifPresent(made -> {
                        expressions(unit, made);
                        final Map<String, TypeName> types = made.isProbe() ? variables(unit) : Map.of();
                        if (made.isProbe() && !findings.hasErrors(unit.ref())) {
                            told.put(unit.ref(), types);
                        }
                    });
        }
        return told;
    }

    private void expressions(Unit unit, StepText made) {
        final Set<Span> found = new HashSet<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(Tree tree, @Nullable Void nothing) {
                if (tree instanceof ExpressionTree) {
                    found.add(code.span(unit, tree));
                }
                return super.scan(tree, nothing);
            }
        }.scan(unit.tree(), null);
        for (final Hole hole : made.holes()) {
            final String text = made.text().substring(hole.start(), hole.end());
            final int start = hole.start() + text.length() - text.stripLeading().length();
            final Span whole = new Span(unit.ref(), start, start + text.strip().length());
            if (!found.contains(whole)) {
                findings.error(whole, "this must be one expression");
            }
        }
    }

    private Map<String, TypeName> variables(Unit unit) {
        final Map<String, TypeName> types = new HashMap<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
                if (tree.getBody() != null) {
                    tree.getBody().getStatements().stream()
                            .filter(VariableTree.class::isInstance)
                            .map(VariableTree.class::cast)
                            .forEach(variable -> variable(unit, variable, types));
                }
                return nothing;
            }
        }.scan(unit.tree(), null);
        return types;
    }

    private void variable(Unit unit, VariableTree tree, Map<String, TypeName> types) {
        final TypeMirror type = code.element(unit, tree).map(Element::asType).orElse(null);
        if (type == null) {
            return;
        } else if (!hasName(type)) {
            findings.error(
                    code.span(unit, tree.getInitializer() == null ? tree : tree.getInitializer()),
                    "this has a type without a name: put the type that you mean before it, as in (Object) ...");
            return;
        }
        types.put(tree.getName().toString(), TypeName.of(type, declared));
    }

    private static boolean hasName(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return hasName(array.getComponentType());
        }
        return type.getKind().isPrimitive()
                || type instanceof DeclaredType declared
                        && !declared.asElement().getSimpleName().isEmpty()
                        && !PortRules.broken(type);
    }

    /** What comes into each step whose inputs are all known. */
    Map<String, StepTypes> around(Flow flow) {
        final Map<String, StepTypes> around = new HashMap<>();
        for (final ProjectNode node : expansion.project().nodes().values()) {
            catalogue
                    .kind(node.kind())
                    .filter(kind -> !kind.generated().isEmpty())
                    .flatMap(kind -> around(node.name(), kind, flow))
                    .ifPresent(types -> around.put(node.name(), types));
        }
        return around;
    }

    /** Messages meet by equal keys: keys of different types never do. */
    private void checkKeys(String node, NodeKind kind, Flow flow) {
        final List<String> keys = kind.ports().stream()
                .filter(port -> port.direction() == Port.Direction.INPUT)
                .flatMap(port -> flow.keyAt(new PortRef(node, port.name())).stream()
                        .map(type -> port.name() + " by " + TypeTexts.boxed(type)))
                .toList();
        final long types = keys.stream()
                .map(key -> key.substring(key.indexOf(" by ")))
                .distinct()
                .count();
        if (types > 1) {
            findings.problem(Problem.error(
                    Problem.Where.subject(node),
                    "the inputs of " + node + " have keys of different types, which never meet: "
                            + String.join(", ", keys).replace("java.lang.", ""),
                    "Let both keys give the same type."));
        }
    }

    private Optional<StepTypes> around(String node, NodeKind kind, Flow flow) {
        checkKeys(node, kind, flow);
        final Map<String, Inflow> ins = new HashMap<>();
        for (final Port port : kind.ports()) {
            if (port.direction() == Port.Direction.INPUT) {
                final Optional<TypeMirror> type =
                        flow.incoming(new PortRef(node, port.name())).filter(t -> !PortRules.broken(t));
                if (type.isEmpty()) {
                    return Optional.empty();
                }
                ins.put(port.name(), Inflow.of(type.get(), code.types(), declared));
            }
        }
        return Optional.of(new StepTypes(
                ins, flow.keyAt(node).filter(t -> !PortRules.broken(t)).map(t -> TypeName.of(t, declared)), Map.of()));
    }
}
