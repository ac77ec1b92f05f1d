package io.millrace.engine.steps;

import java.util.HashMap;
import java.util.Map;

/** The steps that come with the engine. */
public final class BuiltInSteps {
    private BuiltInSteps() {}

    /** What makes the step of a node, by the id of the node's kind. */
    public static Map<String, StepMaker> makers() {
        final Map<String, StepMaker> makers = new HashMap<>(ReadySteps.makers());
        makers.put("window", new Windows());
        return Map.copyOf(makers);
    }
}
