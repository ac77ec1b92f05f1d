package io.millrace.engine.steps;

/** What a step has done with a message; each is counted in exactly one way. */
public enum Fate {
    /** It gave a result, or is used up as it should be. */
    PASSED,
    /** It is of no interest and gone. */
    FILTERED,
    /** The step keeps it and says later that it {@link StepScope#passed passed} or was {@link StepScope#filtered}. */
    HELD,
    /** It came too late, whatever was done with it then. */
    LATE
}
