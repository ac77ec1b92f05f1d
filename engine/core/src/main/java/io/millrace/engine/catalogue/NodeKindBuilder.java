package io.millrace.engine.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a {@link NodeKind}: the one place where a kind is written down. */
public final class NodeKindBuilder {
    private final String id;
    private final Category category;
    private final Shape shape;
    private final List<CodeSlot> code = new ArrayList<>();
    private final List<Role> generated = new ArrayList<>();
    private final List<Port> ports = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private String label;
    private String doc = "";

    private NodeKindBuilder(String id, Category category, Shape shape) {
        this.id = id;
        this.category = category;
        this.shape = shape;
        this.label = id;
    }

    public static NodeKindBuilder named(String id, Category category, Shape shape) {
        return new NodeKindBuilder(id, category, shape);
    }

    public NodeKindBuilder label(String text) {
        label = text;
        return this;
    }

    public NodeKindBuilder doc(String text) {
        doc = text;
        return this;
    }

    /** User code that the node cannot do without. */
    public NodeKindBuilder code(Role role) {
        code.add(CodeSlot.required(role));
        return this;
    }

    public NodeKindBuilder optionalCode(Role role) {
        code.add(CodeSlot.optional(role));
        return this;
    }

    /** Code that is made from the node's settings. */
    public NodeKindBuilder generates(Role role) {
        generated.add(role);
        return this;
    }

    public NodeKindBuilder input(TypeRule type) {
        ports.add(new Port(Port.IN, Port.Direction.INPUT, type));
        return this;
    }

    /** An input with a name of its own, for kinds with several. */
    public NodeKindBuilder input(String name, TypeRule type) {
        ports.add(new Port(name, Port.Direction.INPUT, type));
        return this;
    }

    public NodeKindBuilder output(TypeRule type) {
        ports.add(new Port(Port.OUT, Port.Direction.OUTPUT, type));
        return this;
    }

    public NodeKindBuilder setting(SettingBuilder setting) {
        settings.add(setting.build());
        return this;
    }

    public NodeKindBuilder settings(List<SettingBuilder> more) {
        more.forEach(this::setting);
        return this;
    }

    /** Makes the kind; a default that its own setting refuses is an error of the author. */
    public NodeKind build() {
        for (final Setting setting : settings) {
            final boolean mustBeGiven = setting.defaultValue().isEmpty();
            if (!mustBeGiven) {
                SettingValues.problem(setting, setting.defaultValue()).ifPresent(words -> {
                    throw new IllegalArgumentException(id + ": " + words);
                });
            }
        }
        errors().ifPresent(ports::add);
        return new NodeKind(id, label, doc, category, shape, code, generated, ports, settings);
    }

    /** A kind that says what happens on errors has a port for them. */
    private Optional<Port> errors() {
        final boolean mayFail =
                settings.stream().anyMatch(setting -> setting.name().equals(ErrorPolicy.SETTING));
        final boolean there = ports.stream().anyMatch(port -> port.name().equals(Port.ERRORS));
        return mayFail && !there
                ? Optional.of(new Port(Port.ERRORS, Port.Direction.OUTPUT, new TypeRule.FailedOf(inHand())))
                : Optional.empty();
    }

    /** What a node of the kind has in hand when its code fails. */
    private TypeRule inHand() {
        if (ports.stream().anyMatch(port -> port.name().equals(Port.IN))) {
            return new TypeRule.SameAsInput();
        } else if (ports.stream().anyMatch(port -> port.direction() == Port.Direction.INPUT)) {
            return new TypeRule.Exactly("java.lang.Object");
        }
        final boolean frames = code.stream().anyMatch(slot -> slot.role() == Role.DECODE);
        return frames ? new TypeRule.Exactly("byte[]") : new TypeRule.ResultOf(Role.GENERATE);
    }
}
