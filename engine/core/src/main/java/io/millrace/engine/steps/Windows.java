package io.millrace.engine.steps;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.SettingValues;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Makes windows of the settings of a node. */
final class Windows implements StepMaker {
    @Override
    public boolean needsWatermark(UnaryOperator<String> settings) {
        return !settings.apply("type").equals("count");
    }

    @Override
    public KeyedStep<?> make(StepSetup setup) {
        final Aggregation<?, ?, ?> aggregation = (Aggregation<?, ?, ?>) setup.code(Role.AGGREGATE);
        return switch (setup.setting("type")) {
            case "count" -> new CountWindows(Long.parseLong(setup.setting("count")), aggregation);
            case "tumbling" -> timed(setup, nanos(setup, "range"), aggregation);
            case "sliding" -> timed(setup, nanos(setup, "slide"), aggregation);
            case "session" ->
                new SessionWindows(
                        nanos(setup, "gap"), nanos(setup, "delay"), LatePolicy.of(setup.setting("late")), aggregation);
            default -> throw new IllegalArgumentException("there is no window of type " + setup.setting("type"));
        };
    }

    private static KeyedStep<?> timed(StepSetup setup, long slide, Aggregation<?, ?, ?> aggregation) {
        final Grid grid = new Grid(nanos(setup, "range"), slide, nanos(setup, "delay"));
        final boolean aligned = Boolean.parseBoolean(setup.setting("aligned"));
        return new TimeWindows(grid, aligned, LatePolicy.of(setup.setting("late")), aggregation);
    }

    private static long nanos(StepSetup setup, String setting) {
        return TimeUnit.MILLISECONDS.toNanos(SettingValues.millis(setup.setting(setting)));
    }
}
