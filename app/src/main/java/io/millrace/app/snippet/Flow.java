package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.engine.api.Failed;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.catalogue.TypeRule;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;

/** Follows types along the edges: what each port takes or gives, and what key holds where. */
final class Flow {
    private final Project project;
    private final Catalogue catalogue;
    private final Map<CodeRef, Entry> entries;
    private final Attributed code;
    private final Map<PortRef, Optional<TypeMirror>> outputs = new HashMap<>();
    private final Set<String> underway = new HashSet<>();

    Flow(Project project, Catalogue catalogue, Map<CodeRef, Entry> entries, Attributed code) {
        this.project = project;
        this.catalogue = catalogue;
        this.entries = entries;
        this.code = code;
    }

    /** What a node's default input takes. */
    Optional<TypeMirror> input(String node) {
        return port(node, Port.IN).flatMap(port -> type(node, port.type()));
    }

    /** What a node's default input takes, whatever comes in: nothing is said of a step that fits itself to it. */
    Optional<TypeMirror> taken(String node) {
        final boolean fitsItself =
                kind(node).filter(kind -> !kind.generated().isEmpty()).isPresent()
                        || CodecPlace.at(new CodeRef(node, Role.ENCODE), project, catalogue)
                                .filter(CodecPlace::fitsItself)
                                .isPresent();
        return fitsItself ? Optional.empty() : input(node);
    }

    /** What an output gives; empty when it is not known. */
    Optional<TypeMirror> output(PortRef ref) {
        final Optional<TypeMirror> known = outputs.get(ref);
        if (known != null) {
            return known;
        } else if (!underway.add(ref.node())) {
            return Optional.empty();
        }
        final Optional<TypeMirror> type = port(ref.node(), ref.port()).flatMap(port -> type(ref.node(), port.type()));
        underway.remove(ref.node());
        outputs.put(ref, type);
        return type;
    }

    private Optional<TypeMirror> type(String node, TypeRule rule) {
        if (rule instanceof TypeRule.ParameterOf parameter) {
            return entry(node, parameter.role()).flatMap(Entry::in);
        } else if (rule instanceof TypeRule.ResultOf result) {
            return entry(node, result.role()).flatMap(Entry::out);
        } else if (rule instanceof TypeRule.Exactly exactly) {
            return code.mirror(exactly.javaType());
        } else if (rule instanceof TypeRule.FailedOf failed) {
            return type(node, failed.message()).flatMap(type -> generic(Failed.class, type));
        } else if (rule instanceof TypeRule.ListOf list) {
            return type(node, list.element()).flatMap(type -> generic(List.class, type));
        }
        return rule instanceof TypeRule.SameAsInput ? passedOn(node) : Optional.empty();
    }

    private Optional<TypeMirror> generic(Class<?> of, TypeMirror message) {
        final Optional<TypeMirror> boxed = message.getKind().isPrimitive()
                ? Optional.of(code.types().boxedClass((PrimitiveType) message).asType())
                : Optional.of(message);
        return boxed.flatMap(
                type -> code.type(of.getName()).map(element -> code.types().getDeclaredType(element, type)));
    }

    /** A pass-through node gives what comes in, where that fits; otherwise what it takes. */
    private Optional<TypeMirror> passedOn(String node) {
        final Optional<TypeMirror> taken = input(node);
        final Optional<TypeMirror> incoming = incoming(node);
        final boolean fits =
                incoming.isPresent() && taken.map(t -> fits(incoming.get(), t)).orElse(true);
        return fits ? incoming : taken;
    }

    /** The one type that comes in over all edges: equal, or assignable from all others. */
    Optional<TypeMirror> incoming(String node) {
        return incoming(PortRef.in(node));
    }

    /** As {@link #incoming(String)}, for any input. */
    Optional<TypeMirror> incoming(PortRef input) {
        final List<TypeMirror> types = new ArrayList<>();
        for (final Edge edge : project.edges()) {
            if (edge.to().equals(input)) {
                output(edge.from()).ifPresent(types::add);
            }
        }
        return types.stream()
                .filter(wide -> types.stream().allMatch(t -> fits(t, wide)))
                .findFirst()
                .or(() -> anyFailed(types));
    }

    /** Failed messages of different types have in common that they failed. */
    private Optional<TypeMirror> anyFailed(List<TypeMirror> types) {
        final boolean failed = !types.isEmpty() && types.stream().allMatch(t -> Attributed.isNamed(t, Failed.class));
        return failed
                ? code.type(Failed.class.getName())
                        .map(element -> code.types()
                                .getDeclaredType(element, code.types().getWildcardType(null, null)))
                : Optional.empty();
    }

    /** Whether an argument of one type is accepted by a parameter of the other. */
    boolean fits(TypeMirror out, TypeMirror in) {
        return code.types().isAssignable(out, in);
    }

    /** What comes in for a snippet, whatever its role. */
    Optional<TypeMirror> incoming(CodeRef ref) {
        return switch (ref.role()) {
            case TIMESTAMP -> output(PortRef.out(ref.owner()));
            case ROUTE ->
                project.edges().stream()
                        .filter(edge -> edge.id().equals(ref.owner()))
                        .findFirst()
                        .flatMap(edge -> output(edge.from()));
            case COMPUTE, KEY, ENCODE, AGGREGATE -> incoming(ref.owner());
            default -> Optional.empty();
        };
    }

    /** The key that holds for messages when they come into a node. */
    Optional<TypeMirror> keyAt(String node) {
        return keyAt(node, new HashSet<>());
    }

    /** Whether messages come into a node over a key, even one whose code is not there yet. */
    boolean isKeyed(String node) {
        return isKeyed(node, new HashSet<>());
    }

    private boolean isKeyed(String node, Set<String> seen) {
        return seen.add(node)
                && project.edges().stream()
                        .filter(edge -> edge.to().node().equals(node))
                        .map(Edge::from)
                        .anyMatch(from -> isKeyed(from) || isKeyed(from.node(), seen));
    }

    private Optional<TypeMirror> keyAt(String node, Set<String> seen) {
        if (!seen.add(node)) {
            return Optional.empty();
        }
        return keyOver(edge -> edge.to().node().equals(node), seen);
    }

    /** The key that holds for messages that come in by one input. */
    Optional<TypeMirror> keyAt(PortRef input) {
        return keyOver(edge -> edge.to().equals(input), new HashSet<>(Set.of(input.node())));
    }

    private Optional<TypeMirror> keyOver(Predicate<Edge> edges, Set<String> seen) {
        return project.edges().stream()
                .filter(edges)
                .map(edge -> isKeyed(edge.from())
                        ? entry(edge.from().node(), Role.KEY).flatMap(Entry::out)
                        : keyAt(edge.from().node(), seen))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Messages that fail at a key have none of it. */
    private boolean isKeyed(PortRef from) {
        return !from.isErrors()
                && kind(from.node()).filter(k -> k.shape() == Shape.KEY).isPresent();
    }

    private Optional<Entry> entry(String node, Role role) {
        return Optional.ofNullable(entries.get(new CodeRef(node, role)));
    }

    Optional<NodeKind> kind(String node) {
        return project.node(node).flatMap(n -> catalogue.kind(n.kind()));
    }

    private Optional<Port> port(String node, String name) {
        return kind(node).flatMap(kind -> kind.port(name));
    }
}
