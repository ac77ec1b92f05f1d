package io.millrace.engine.runtime;

/** Forgets the message. */
final class DiscardStage extends Stage {
    @Override
    Object apply(Run run, Object message) {
        return DONE;
    }
}
