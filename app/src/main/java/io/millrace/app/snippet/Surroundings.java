package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.snippet.Declarations.What;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands around a snippet: what comes in, which State it has, how bytes become frames. */
final class Surroundings {
    private static final List<String> WIDTHS = List.of("byte", "short", "int", "long", "float", "double");
    private static final Pattern KEY_METHOD = Pattern.compile("([\\w.]+(?:<[^()]*>)?)\\s+key\\s*\\(");
    private static final Set<String> LINES = Set.of("lines", "delimiter");

    private final CodeRef ref;
    private final Project project;
    private final Function<PortRef, Optional<String>> types;
    private final Optional<NodeKind> kind;

    Surroundings(CodeRef ref, Project project, Function<PortRef, Optional<String>> types) {
        this.ref = ref;
        this.project = project;
        this.types = types;
        this.kind = kind(ref.owner());
    }

    private Optional<NodeKind> kind(String node) {
        return project.node(node).flatMap(n -> Catalogue.standard().kind(n.kind()));
    }

    /** Type of the messages that come in; where nothing is connected yet, what is wanted or taken, else text. */
    String incoming() {
        final Stream<PortRef> from = switch (ref.role()) {
            case TIMESTAMP -> Stream.of(PortRef.out(ref.owner()));
            case ROUTE ->
                project.edges().stream()
                        .filter(edge -> edge.id().equals(ref.owner()))
                        .map(Edge::from);
            default -> into(ref.owner());
        };
        final List<String> known = from.map(port -> type(port, new HashSet<>()))
                .flatMap(Optional::stream)
                .toList();
        if (!known.isEmpty()) {
            return widest(known);
        }
        return wanted().or(this::taken).orElse("String");
    }

    /** The number that all others fit into, or any failed message; the first type where they are neither. */
    private static String widest(List<String> types) {
        if (types.stream().allMatch(ErrorPorts::isFailed)
                && types.stream().distinct().count() > 1) {
            return "Failed<?>";
        }
        return WIDTHS.containsAll(types)
                ? types.stream().max(Comparator.comparingInt(WIDTHS::indexOf)).orElseThrow()
                : types.get(0);
    }

    /** What the node behind takes. */
    Optional<String> wanted() {
        if (ref.role() != Role.DECODE && ref.role() != Role.COMPUTE && ref.role() != Role.KEY) {
            return Optional.empty();
        }
        return project.edges().stream()
                .filter(edge -> edge.from().equals(PortRef.out(ref.owner())))
                .map(edge -> types.apply(edge.to()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> taken() {
        return ref.role() == Role.ROUTE ? Optional.empty() : types.apply(PortRef.in(ref.owner()));
    }

    private Stream<PortRef> into(String node) {
        return project.edges().stream()
                .filter(edge -> edge.to().node().equals(node))
                .map(Edge::from);
    }

    /** A key gives what comes in, also when its own code is not there yet. */
    private Optional<String> type(PortRef port, Set<String> seen) {
        final Optional<String> known = types.apply(port);
        final boolean passes = !port.isErrors()
                && kind(port.node()).filter(k -> k.shape() == Shape.KEY).isPresent();
        if (known.isPresent() || !passes || !seen.add(port.node())) {
            return known;
        }
        return into(port.node())
                .map(before -> type(before, seen))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Type of the key that holds here, as its code has it; any object where that is not known. */
    String keyHere() {
        return keyAt(ref.owner(), new HashSet<>()).orElse("Object");
    }

    private Optional<String> keyAt(String node, Set<String> seen) {
        if (!seen.add(node)) {
            return Optional.empty();
        }
        return into(node)
                .map(from -> !from.isErrors()
                                && kind(from.node())
                                        .filter(k -> k.shape() == Shape.KEY)
                                        .isPresent()
                        ? keyOf(project.text(new CodeRef(from.node(), Role.KEY)))
                        : keyAt(from.node(), seen))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> keyOf(String code) {
        final Matcher method = KEY_METHOD.matcher(code);
        return method.find() ? Optional.of(method.group(1)) : Optional.empty();
    }

    boolean stateful() {
        return kind.filter(k -> k.shape() == Shape.STATE_COMPUTATION).isPresent();
    }

    /** Name of the State's class. */
    String state() {
        return project.node(ref.owner())
                .flatMap(ProjectNode::state)
                .map(name -> project.text(new CodeRef(name, Role.STATE)))
                .flatMap(text -> Declarations.of(text, What.TYPE).stream().findFirst())
                .map(Declarations.Declaration::name)
                .orElse("Tally");
    }

    /** Whether frames are lines of text. */
    boolean lines() {
        final Optional<String> given =
                project.node(ref.owner()).map(n -> n.settings().getOrDefault("framing", ""));
        return given.filter(text -> !text.isEmpty())
                .or(() -> kind.flatMap(k -> k.setting("framing")).map(Setting::defaultValue))
                .filter(LINES::contains)
                .isPresent();
    }
}
