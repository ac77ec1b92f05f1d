package io.millrace.engine.steps;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Joiner;
import io.millrace.engine.api.Key;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.SettingValues;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Makes the steps that need no code of the settings of their nodes. */
final class ReadySteps {
    private ReadySteps() {}

    /** By the id of the node's kind. */
    static Map<String, StepMaker> makers() {
        return Map.of(
                "distinct",
                new Timeless(ReadySteps::distinct),
                "throttle",
                new Timeless(ReadySteps::throttle),
                "sample",
                new Timeless(ReadySteps::sample),
                "delay",
                new Timeless(setup -> new Delay(nanos(setup, "by"), whole(setup, "most-waiting"))),
                "top-n",
                new Timeless(ReadySteps::topN),
                "join",
                ReadySteps::join);
    }

    /** Makes a step to which event time means nothing. */
    private record Timeless(StepMaker maker) implements StepMaker {
        @Override
        public KeyedStep<?> make(StepSetup setup) {
            return maker.make(setup);
        }

        @Override
        public boolean needsWatermark(UnaryOperator<String> settings) {
            return false;
        }
    }

    private static KeyedStep<?> distinct(StepSetup setup) {
        final boolean forever = setup.setting("again").equals("never");
        return new Distinct((Key<?, ?>) setup.code(Role.KEY), forever ? StepScope.NEVER : nanos(setup, "after"));
    }

    private static KeyedStep<?> throttle(StepSetup setup) {
        final long waiting = setup.setting("others").equals("wait") ? whole(setup, "most-waiting") : 0;
        return new Throttle(
                new Throttle.Limit(Math.toIntExact(whole(setup, "messages")), nanos(setup, "per"), waiting));
    }

    private static KeyedStep<?> sample(StepSetup setup) {
        return setup.setting("takes").equals("each")
                ? Sample.each(whole(setup, "each"))
                : Sample.newestOf(nanos(setup, "every"));
    }

    private static KeyedStep<?> topN(StepSetup setup) {
        final long nanos = setup.setting("emit").equals("change") ? 0 : nanos(setup, "every");
        return new TopN(
                Math.toIntExact(whole(setup, "size")), nanos, (Computation<?, ?>) setup.code(Role.COMPUTE), (Key<?, ?>)
                        setup.code(Role.KEY));
    }

    private static KeyedStep<?> join(StepSetup setup) {
        return new Join(nanos(setup, "span"), setup.setting("unmatched").equals("left"), (Joiner<?, ?, ?>)
                setup.code(Role.JOIN));
    }

    private static long whole(StepSetup setup, String setting) {
        return Long.parseLong(setup.setting(setting));
    }

    private static long nanos(StepSetup setup, String setting) {
        return TimeUnit.MILLISECONDS.toNanos(SettingValues.millis(setup.setting(setting)));
    }
}
