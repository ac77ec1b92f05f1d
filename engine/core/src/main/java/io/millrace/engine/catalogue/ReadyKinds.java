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
                average(),
                distinct(),
                throttle(),
                sample(),
                delay(),
                topN(),
                join());
    }

    private static NodeKind filter() {
        return step("filter", Category.ROUTE)
                .label("Filter")
                .doc("Lets messages pass for which a condition holds.")
                .output(new TypeRule.SameAsInput())
                .setting(SettingBuilder.expression("when", "", "in")
                        .label("Passes when")
                        .doc("The condition, such as in.count() > 10; fields of a record can stand alone: count > 10."))
                .setting(CommonSettings.parallel())
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
                .setting(CommonSettings.parallel())
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
                .setting(CommonSettings.parallel())
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

    private static NodeKind distinct() {
        return keyed("distinct", Category.ROUTE)
                .label("Distinct")
                .doc("Lets a message pass when its value comes for the first time.")
                .generates(Role.KEY)
                .input(new TypeRule.ParameterOf(Role.KEY))
                .output(new TypeRule.SameAsInput())
                .setting(SettingBuilder.expression("of", "in", "in", "key")
                        .label("Value")
                        .doc("What must be new: the message itself, its key, or something of it such as in.id()."))
                .setting(SettingBuilder.choice(
                                "again", "never", new Option("never", "Never"), new Option("after", "After a time"))
                        .label("Passes again")
                        .doc("Whether a value is forgotten some time after it passed."))
                .setting(duration("after", "1h", "After this time a value passes once more.")
                        .shownWhen("again", "after"))
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind throttle() {
        return passing("throttle")
                .label("Throttle")
                .doc("Lets so many messages pass in a time, for each key or all together.")
                .setting(SettingBuilder.whole("messages", 100, 1, 100_000).doc("How many pass."))
                .setting(duration("per", "1s", "In which time; it begins anywhere."))
                .setting(
                        SettingBuilder.choice(
                                        "others",
                                        "drop",
                                        new Option("drop", "Are left out"),
                                        new Option("wait", "Wait"))
                                .label("The others")
                                .doc(
                                        "What becomes of more: they are left out and counted as filtered, or wait for their turn."))
                .setting(waiting().shownWhen("others", "wait"))
                .setting(onStop("messages that wait").shownWhen("others", "wait"))
                .build();
    }

    private static NodeKind sample() {
        return passing("sample")
                .label("Sample")
                .doc("Lets a part of the messages pass, for each key or all together.")
                .setting(SettingBuilder.choice(
                                "takes",
                                "each",
                                new Option("each", "Every so many"),
                                new Option("newest", "The newest, at times"))
                        .doc("Every so many messages one, or the newest of each stretch of time."))
                .setting(SettingBuilder.whole("each", 10, 1, 1_000_000_000)
                        .label("One of")
                        .doc("One of so many messages passes, the last of them.")
                        .shownWhen("takes", "each"))
                .setting(duration("every", "1s", "The newest message of each such time passes.")
                        .shownWhen("takes", "newest"))
                .setting(onStop("the newest message").shownWhen("takes", "newest"))
                .build();
    }

    private static NodeKind delay() {
        return passing("delay")
                .label("Delay")
                .doc("Lets each message go on some time after it came.")
                .setting(duration("by", "1s", "How long a message stays."))
                .setting(waiting())
                .setting(onStop("messages that wait"))
                .build();
    }

    private static NodeKind topN() {
        return keyed("top-n", Category.STATEFUL)
                .label("Top n")
                .doc("Gives the list of the messages with the largest values, for each key or of all.")
                .generates(Role.COMPUTE)
                .generates(Role.KEY)
                .input(new TypeRule.ParameterOf(Role.COMPUTE))
                .output(new TypeRule.ListOf(new TypeRule.SameAsInput()))
                .setting(SettingBuilder.expression("by", "", "in")
                        .doc("The value, such as in.count() or count: a number, a text, a time or the like."))
                .setting(SettingBuilder.whole("size", 10, 1, 1000)
                        .label("How many")
                        .doc("At most so many messages are in the list, the largest value first."))
                .setting(SettingBuilder.expression("about", "in", "in", "key")
                        .label("One for each")
                        .doc(
                                "Of messages about the same thing only the newest is in the list: what they are about, such"
                                        + " as in.word()."))
                .setting(SettingBuilder.choice(
                                "emit",
                                "change",
                                new Option("change", "When it changes"),
                                new Option("times", "At times"))
                        .label("Comes out")
                        .doc("Whether each change gives a list, or the last of each stretch of time."))
                .setting(duration("every", "1s", "A list comes out after each such time in which it changed.")
                        .shownWhen("emit", "times"))
                .setting(onStop("a list that has changed").shownWhen("emit", "times"))
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind join() {
        return keyed("join", Category.ROUTE)
                .label("Join")
                .doc("Makes one message of two with the same key whose event times are close together.")
                .generates(Role.JOIN)
                .input("left", new TypeRule.Exactly("java.lang.Object"))
                .input("right", new TypeRule.Exactly("java.lang.Object"))
                .output(new TypeRule.ResultOf(Role.JOIN))
                .setting(duration("span", "10s", "The event times of both are at most this far apart."))
                .setting(SettingBuilder.expression("gives", "", "left", "right", "key")
                        .doc("What goes on: an expression over left, right and key; null filters out."))
                .setting(SettingBuilder.choice(
                                "unmatched",
                                "none",
                                new Option("none", "Are left out"),
                                new Option("left", "Left ones come out"))
                        .label("Without a partner")
                        .doc(
                                "What becomes of messages that find no partner: left ones can come out alone when their time"
                                        + " is over; then right is null."))
                .setting(onStop("left messages without a partner").shownWhen("unmatched", "left"))
                .setting(CommonSettings.onError())
                .build();
    }

    private static SettingBuilder onStop(String what) {
        return SettingBuilder.choice(
                        "on-stop", "output", new Option("output", "Comes out"), new Option("discard", "Is discarded"))
                .label("On stop")
                .doc("What becomes of " + what + " when the application is stopped; what is discarded is counted as"
                        + " undelivered.")
                .change(Change.REDEPLOY)
                .advanced();
    }

    private static SettingBuilder waiting() {
        return SettingBuilder.whole("most-waiting", 100_000, 1, 100_000_000)
                .label("Wait at most")
                .doc("Messages that wait at once for one key; one more fails.")
                .change(Change.REDEPLOY)
                .advanced();
    }

    private static SettingBuilder duration(String name, String value, String doc) {
        return SettingBuilder.duration(name, value, "1ms", "365d").doc(doc).change(Change.REDEPLOY);
    }

    /** A step that lets messages pass as they are and needs nothing to be made. */
    private static NodeKindBuilder passing(String id) {
        return keyed(id, Category.ROUTE)
                .input(new TypeRule.Exactly("java.lang.Object"))
                .output(new TypeRule.SameAsInput());
    }

    /** A step that remembers something for each key and may act at a time. */
    private static NodeKindBuilder keyed(String id, Category category) {
        return NodeKindBuilder.named(id, category, Shape.KEYED_STEP);
    }
}
