package io.millrace.engine.catalogue;

/** What a changed setting asks of a running node. */
public enum Change {
    /** Taken over at once. */
    LIVE,
    /** The node's socket or file is closed and opened again. */
    REOPEN,
    /** The node takes part in the next deploy. */
    REDEPLOY,
    /** It is a part of the node's code, which is exchanged; so it can't be given from outside when the program starts. */
    CODE
}
