package io.millrace.engine.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A kind of node, defined once. Built with {@link NodeKindBuilder}.
 *
 * @param id stable id on disk, such as {@code tcp-source}
 * @param label for people, such as "TCP in"
 * @param doc one line
 * @param category colour, icon, section
 * @param shape how the engine runs it
 * @param code slots for user code, in the order of tabs
 * @param generated code that is made from the settings, so that nobody writes it
 * @param ports inputs before outputs
 * @param settings in the order of forms
 */
public record NodeKind(
        String id,
        String label,
        String doc,
        Category category,
        Shape shape,
        List<CodeSlot> code,
        List<Role> generated,
        List<Port> ports,
        List<Setting> settings) {
    public NodeKind {
        code = List.copyOf(code);
        generated = List.copyOf(generated);
        ports = List.copyOf(ports);
        settings = List.copyOf(settings);
    }

    public Optional<Setting> setting(String name) {
        return settings.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The value of each setting by name, where some are given; empty text for what is no setting of this kind. */
    public UnaryOperator<String> values(Map<String, String> given) {
        return name -> Optional.ofNullable(given.get(name))
                .or(() -> setting(name).map(Setting::defaultValue))
                .orElse("");
    }

    public Optional<Port> port(String name) {
        return ports.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** The port where failed messages leave; of kinds that run user code. */
    public Optional<Port> errors() {
        return port(Port.ERRORS);
    }

    public Optional<CodeSlot> slot(Role role) {
        return code.stream().filter(s -> s.role() == role).findFirst();
    }

    /** Everything that runs for a node: what its user writes, and what is made from its settings. */
    public List<CodeSlot> allCode() {
        return Stream.concat(code.stream(), generated.stream().map(CodeSlot::required))
                .toList();
    }

    /** Whether a node is to be bound to one of the application's States. */
    public boolean bindsState() {
        return shape == Shape.STATE_COMPUTATION && !ownsState();
    }

    /** Whether a node has a State of its own, which is named like the node. */
    public boolean ownsState() {
        return generated.contains(Role.STATE);
    }
}
