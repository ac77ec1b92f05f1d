package io.millrace.engine.catalogue;

import io.millrace.engine.catalogue.SettingType.Option;
import java.util.List;

/** Windows over time and over counts. */
final class WindowKinds {
    private static final String TYPE = "type";
    private static final String COUNT = "count";
    private static final String TUMBLING = "tumbling";
    private static final String SLIDING = "sliding";
    private static final String SESSION = "session";
    private static final String LONGEST = "3650d";

    private WindowKinds() {}

    static List<NodeKind> all() {
        return List.of(window());
    }

    private static NodeKind window() {
        return NodeKindBuilder.named("window", Category.STATEFUL, Shape.KEYED_STEP)
                .label("Window")
                .doc("Gathers the messages of each key, or of all where there is no key, and gives one result for each"
                        + " window.")
                .code(Role.AGGREGATE)
                .input(new TypeRule.ParameterOf(Role.AGGREGATE))
                .output(new TypeRule.ResultOf(Role.AGGREGATE))
                .settings(which())
                .settings(when())
                .setting(SettingBuilder.choice(
                                "on-stop",
                                "output",
                                new Option("output", "Give open windows"),
                                new Option("discard", "Discard open windows"))
                        .label("On stop")
                        .doc("What becomes of open windows when the application is stopped; what is discarded is"
                                + " counted as undelivered.")
                        .change(Change.REDEPLOY)
                        .advanced())
                .setting(CommonSettings.onError())
                .build();
    }

    private static List<SettingBuilder> which() {
        return List.of(
                SettingBuilder.choice(
                                TYPE,
                                TUMBLING,
                                new Option(TUMBLING, "Tumbling: one after the other"),
                                new Option(SLIDING, "Sliding: overlapping"),
                                new Option(SESSION, "Session: until there is a gap"),
                                new Option(COUNT, "Count: so many messages"))
                        .doc("Where a window ends.")
                        .change(Change.REDEPLOY),
                SettingBuilder.whole(COUNT, 100, 1, 1_000_000_000)
                        .doc("Messages in each window.")
                        .change(Change.REDEPLOY)
                        .shownWhen(TYPE, COUNT),
                SettingBuilder.duration("range", "10s", "1ms", LONGEST)
                        .doc("How much event time a window covers.")
                        .change(Change.REDEPLOY)
                        .shownWhen(TYPE, TUMBLING, SLIDING),
                SettingBuilder.duration("slide", "1s", "1ms", LONGEST)
                        .doc("Event time from the start of one window to the start of the next.")
                        .change(Change.REDEPLOY)
                        .atMost("range")
                        .shownWhen(TYPE, SLIDING),
                SettingBuilder.duration("gap", "30s", "1ms", LONGEST)
                        .doc("A session is over when no message has come for so much event time.")
                        .change(Change.REDEPLOY)
                        .shownWhen(TYPE, SESSION));
    }

    private static List<SettingBuilder> when() {
        return List.of(
                SettingBuilder.duration("delay", "0s", "0ms", LONGEST)
                        .doc("How long a window waits behind its end for messages that come out of order; rounded up to"
                                + " a multiple of the slide.")
                        .change(Change.REDEPLOY)
                        .shownWhen(TYPE, TUMBLING, SLIDING, SESSION),
                SettingBuilder.flag("aligned", true)
                        .doc("Windows start at multiples of the slide since 1970; without, where the key begins.")
                        .change(Change.REDEPLOY)
                        .shownWhen(TYPE, TUMBLING, SLIDING)
                        .advanced(),
                SettingBuilder.choice(
                                "late",
                                "drop",
                                new Option("drop", "Leave it out"),
                                new Option("fire", "Give its own result at once"),
                                new Option("oldest", "Take it into the oldest open window"))
                        .label("Late messages")
                        .doc("What becomes of a message whose window has come out; it is counted as late in any case.")
                        .change(Change.REDEPLOY)
                        .shownWhen(TYPE, TUMBLING, SLIDING, SESSION)
                        .advanced());
    }
}
