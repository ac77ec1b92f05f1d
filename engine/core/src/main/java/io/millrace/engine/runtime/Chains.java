package io.millrace.engine.runtime;

/** How messages go from node to node. Both ways do the same; one is fast, the other is easy to follow. */
public enum Chains {
    /** Each chain is compiled as one piece; the interpreter goes on with what has to wait. */
    LINKED,
    /** As linked, also for the messages that go by the interpreter to be measured, or because calls are slow. For tests. */
    ALWAYS_LINKED,
    /** The interpreter takes every step. */
    INTERPRETED;

    /** As {@code -Dmillrace.chains=interpreted} says; linked when nothing is said. */
    static Chains ofProperty() {
        return "interpreted".equals(System.getProperty("millrace.chains")) ? INTERPRETED : LINKED;
    }
}
