package io.millrace.engine.steps;

import java.util.Map;

/** The steps that come with the engine. */
public final class BuiltInSteps {
    private BuiltInSteps() {}

    /** What makes the step of a node, by the id of the node's kind. */
    public static Map<String, StepMaker> makers() {
        return Map.of("window", new Windows());
    }
}
