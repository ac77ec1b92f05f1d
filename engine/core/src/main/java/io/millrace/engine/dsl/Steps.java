package io.millrace.engine.dsl;

import java.time.Duration;

/** Settings of the engine's own steps. */
final class Steps {
    /** Stands where the designer has an expression: a function says it. */
    private static final String FUNCTION = "function";

    private Steps() {}

    static Connector distinct() {
        return Connector.of("distinct");
    }

    static Connector distinct(Duration forget) {
        return distinct().with("again", "after").with("after", Windows.text(forget));
    }

    static Connector throttle(int messages, Duration per) {
        return Connector.of("throttle")
                .with("messages", Integer.toString(messages))
                .with("per", Windows.text(per));
    }

    static Connector pace(int messages, Duration per) {
        return throttle(messages, per).with("others", "wait");
    }

    static Connector sample(long each) {
        return Connector.of("sample").with("each", Long.toString(each));
    }

    static Connector sample(Duration every) {
        return Connector.of("sample").with("takes", "newest").with("every", Windows.text(every));
    }

    static Connector delay(Duration by) {
        return Connector.of("delay").with("by", Windows.text(by));
    }

    static Connector top(int size) {
        return Connector.of("top-n").with("size", Integer.toString(size)).with("by", FUNCTION);
    }

    static Connector join(Duration span, boolean outer) {
        return Connector.of("join")
                .with("span", Windows.text(span))
                .with("gives", FUNCTION)
                .with("unmatched", outer ? "left" : "none");
    }
}
