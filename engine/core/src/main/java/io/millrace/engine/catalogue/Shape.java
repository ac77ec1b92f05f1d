package io.millrace.engine.catalogue;

/** How the engine runs a node of a kind; the only thing that it distinguishes kinds by. */
public enum Shape {
    SOURCE,
    COMPUTATION,
    KEY,
    STATE_COMPUTATION,
    /** A step of the engine's own that remembers something for each key, and may give results at a time. */
    KEYED_STEP,
    SINK,
    /** Not an operator: the declaration of a State that state computations are bound to. */
    STATE
}
