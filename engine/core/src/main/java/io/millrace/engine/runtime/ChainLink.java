package io.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a chain: what becomes of a message from here on, as far as that can be done at once. Each link of a chain is
 * a class of its own, a hidden copy of one of a few templates whose parts are constants to the compiler, so that a whole
 * chain is compiled as if it had been written by hand.
 *
 * <p>Threading: the worker.
 */
abstract class ChainLink {
    /** Gives it the message, which comes with this key. Nothing that user code throws comes out of here. */
    abstract void accept(Run run, Object message, @Nullable Object key);

    /** Leaves the message behind instead, to be given later. */
    abstract void leave(Run run, Object message, @Nullable Object key);

    /** Asks user code what it could be asked behind this for this key; called where the user code may throw. */
    void probe(@Nullable Object key) {}
}
