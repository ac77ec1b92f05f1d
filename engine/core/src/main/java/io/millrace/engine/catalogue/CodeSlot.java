package io.millrace.engine.catalogue;

/** A place for user code in a node: which role it plays and whether the node works without it. */
public record CodeSlot(Role role, boolean required) {
    public static CodeSlot required(Role role) {
        return new CodeSlot(role, true);
    }

    public static CodeSlot optional(Role role) {
        return new CodeSlot(role, false);
    }
}
