package io.millrace.engine.steps;

/**
 * A message that a step keeps for later.
 *
 * @param due engine time at which it may go on; unused where order alone decides
 */
record Waiting(Object message, long eventTime, long due) {
    /** Refuses one more where there are as many as may be. */
    static void checkRoom(int waiting, long most) {
        if (waiting >= most) {
            throw new IllegalStateException("there are " + most
                    + " messages waiting already, as many as its settings allow: let more wait, or send less");
        }
    }
}
