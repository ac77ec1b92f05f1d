package io.millrace.engine.dsl;

import io.millrace.engine.steps.LatePolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Where windows begin and end; each method gives a new value. */
public final class Windows {
    private final Map<String, String> settings;

    private Windows(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** Windows of so much event time, one after the other. */
    public static Windows tumbling(Duration range) {
        return of("tumbling").with("range", text(range));
    }

    /** Windows of so much event time, each one a slide after the one before; the slide is at most the range. */
    public static Windows sliding(Duration range, Duration slide) {
        return of("sliding").with("range", text(range)).with("slide", text(slide));
    }

    /** A window for each time of activity, over when no message has come for the gap. */
    public static Windows session(Duration gap) {
        return of("session").with("gap", text(gap));
    }

    /** Windows of so many messages. */
    public static Windows count(int messages) {
        return of("count").with("count", Integer.toString(messages));
    }

    private static Windows of(String type) {
        return new Windows(Map.of("type", type));
    }

    /** How long a window waits behind its end for messages that come out of order. */
    public Windows delay(Duration delay) {
        return with("delay", text(delay));
    }

    /** What becomes of messages whose window has come out; they are dropped unless this says otherwise. */
    public Windows late(LatePolicy policy) {
        return with("late", policy.id());
    }

    /** The windows of a key start where the key begins, not at multiples of the slide since 1970. */
    public Windows fromFirstMessage() {
        return with("aligned", "false");
    }

    /** Windows that are open when the application is stopped are discarded and counted as undelivered. */
    public Windows discardOnStop() {
        return with("on-stop", "discard");
    }

    Connector connector() {
        Connector connector = Connector.of("window");
        for (final Map.Entry<String, String> setting : settings.entrySet()) {
            connector = connector.with(setting.getKey(), setting.getValue());
        }
        return connector;
    }

    private Windows with(String setting, String value) {
        final Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new Windows(more);
    }

    /** A duration as settings have it. */
    static String text(Duration duration) {
        if (duration.toNanosPart() % 1_000_000 != 0) {
            throw new IllegalArgumentException(duration + " is no whole number of milliseconds");
        }
        return duration.toMillis() + "ms";
    }
}
