package io.millrace.engine.runtime;

/** Forgets the message. */
record DiscardStage() implements Stage {
    @Override
    public Object apply(Run run, Object message) {
        return DONE;
    }

    @Override
    public boolean looksAtKey() {
        return false;
    }
}
