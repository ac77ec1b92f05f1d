package io.millrace.engine.catalogue;

import java.util.List;

/** Steps that need no code: their settings say all, and what runs is made from these. */
final class ReadyKinds {
    private ReadyKinds() {}

    static List<NodeKind> all() {
        return List.of(filter(), map(), mapField());
    }

    private static NodeKind filter() {
        return step("filter", Category.ROUTE)
                .label("Filter")
                .doc("Lets messages pass for which a condition holds.")
                .output(new TypeRule.SameAsInput())
                .setting(SettingBuilder.expression("when", "", "in")
                        .label("Passes when")
                        .doc("The condition, such as in.count() > 10; fields of a record can stand alone: count > 10."))
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind map() {
        return step("map", Category.COMPUTE)
                .label("Map")
                .doc("Turns each message into the value of an expression.")
                .output(new TypeRule.ResultOf(Role.COMPUTE))
                .setting(SettingBuilder.expression("to", "", "in")
                        .label("Becomes")
                        .doc("What goes on instead, such as in.name().trim(); null filters the message out, a Stream"
                                + " gives each of its elements."))
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind mapField() {
        return step("map-field", Category.COMPUTE)
                .label("Map field")
                .doc("Gives one field of a record a new value and keeps the others.")
                .output(new TypeRule.SameAsInput())
                .setting(SettingBuilder.of("field", new SettingType.FieldName(), "")
                        .doc("The field of the record that changes.")
                        .change(Change.CODE))
                .setting(SettingBuilder.expression("to", "", "in")
                        .label("Becomes")
                        .doc("The field's new value, such as in.count() + 1 or count + 1."))
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKindBuilder step(String id, Category category) {
        return NodeKindBuilder.named(id, category, Shape.COMPUTATION)
                .generates(Role.COMPUTE)
                .input(new TypeRule.ParameterOf(Role.COMPUTE));
    }
}
