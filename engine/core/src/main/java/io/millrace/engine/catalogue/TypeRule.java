package io.millrace.engine.catalogue;

/** Where the type of a port comes from. */
public sealed interface TypeRule {
    /** The message parameter of the role's entry method. */
    record ParameterOf(Role role) implements TypeRule {}

    /** What the role's entry method gives (a Stream's or Emitter's element; nothing for {@code void}). */
    record ResultOf(Role role) implements TypeRule {}

    /** The type that comes in goes out. */
    record SameAsInput() implements TypeRule {}

    /** A {@code java.util.List} of this. */
    record ListOf(TypeRule element) implements TypeRule {}

    /** Exactly this type, written in Java with full names. */
    record Exactly(String javaType) implements TypeRule {}

    /** {@code io.millrace.engine.api.Failed} of this, for error ports. */
    record FailedOf(TypeRule message) implements TypeRule {}
}
