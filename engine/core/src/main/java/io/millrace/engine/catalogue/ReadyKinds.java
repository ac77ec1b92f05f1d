package io.millrace.engine.catalogue;

import io.millrace.engine.catalogue.SettingType.Option;
import java.util.List;

/** Steps that need no code: their settings say all, and what runs is made from these. */
final class ReadyKinds {
    private ReadyKinds() {}

    static List<NodeKind> all() {
        return List.of(
                filter(),
                map(),
                mapField(),
                count(),
                sum(),
                extreme("min", "Minimum", "smallest"),
                extreme("max", "Maximum", "largest"),
                average());
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

    private static NodeKind count() {
        return total("count")
                .label("Count")
                .doc("Counts messages, for each key or all together.")
                .settings(totals("the number of messages so far"))
                .build();
    }

    private static NodeKind sum() {
        return total("sum")
                .label("Sum")
                .doc("Adds up a number of each message, for each key or all together.")
                .setting(of("The number to add, such as in.amount() or amount; whole numbers give a long."))
                .settings(totals("the sum so far"))
                .build();
    }

    private static NodeKind average() {
        return total("average")
                .label("Average")
                .doc("The mean of a number of all messages so far, for each key or all together.")
                .setting(of("The number, such as in.amount() or amount."))
                .settings(totals("the mean so far"))
                .build();
    }

    private static NodeKind extreme(String id, String label, String word) {
        return total(id)
                .label(label)
                .doc("The " + word + " value of all messages so far, for each key or all together.")
                .setting(of("The value, such as in.amount() or amount: a number, a text, a time or the like."))
                .setting(SettingBuilder.choice(
                                "emit",
                                "each",
                                new Option("each", "With each message"),
                                new Option("change", "When it changes"))
                        .label("Comes out")
                        .doc("Whether something goes on with each message, or only with one that has the " + word
                                + " value so far.")
                        .change(Change.CODE))
                .settings(totals("the " + word + " value so far"))
                .build();
    }

    private static SettingBuilder of(String doc) {
        return SettingBuilder.expression("of", "", "in").doc(doc);
    }

    private static List<SettingBuilder> totals(String value) {
        return List.of(
                SettingBuilder.expression("gives", "value", "in", "key", "value")
                        .doc("What goes on: an expression over the message in, its key, and value, " + value
                                + "; null filters out."),
                SettingBuilder.choice(
                                "scope",
                                "key",
                                new Option("key", "One per key"),
                                new Option("application", "One for all messages"))
                        .doc("One value for each key, or one for all messages.")
                        .change(Change.REDEPLOY),
                CommonSettings.onError());
    }

    /** A step with a State of its own. */
    private static NodeKindBuilder total(String id) {
        return NodeKindBuilder.named(id, Category.STATEFUL, Shape.STATE_COMPUTATION)
                .generates(Role.COMPUTE)
                .generates(Role.STATE)
                .input(new TypeRule.ParameterOf(Role.COMPUTE))
                .output(new TypeRule.ResultOf(Role.COMPUTE));
    }

    private static NodeKindBuilder step(String id, Category category) {
        return NodeKindBuilder.named(id, category, Shape.COMPUTATION)
                .generates(Role.COMPUTE)
                .input(new TypeRule.ParameterOf(Role.COMPUTE));
    }
}
