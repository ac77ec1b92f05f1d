package io.millrace.engine.runtime;

import io.millrace.engine.api.Expiring;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a state computation gives something outside of any message: when the time to live of an object is over. It starts
 * that like a source, one after the other while there is room behind the node.
 *
 * <p>Threading: the worker.
 */
final class ExpiryPort implements Input {
    private final Starter starter;
    private List<Input> feeders = List.of();
    private @Nullable Expiring<Object, Object, Object> code;
    private long started;

    ExpiryPort(Starter starter) {
        this.starter = starter;
    }

    @Override
    public Starter starter() {
        return starter;
    }

    /** Inputs whose messages can come to the node. */
    void feeders(List<Input> some) {
        feeders = some;
    }

    /** Who is told from now on; null for nobody. */
    void use(@Nullable Expiring<Object, Object, Object> next) {
        code = next;
    }

    /** Whether one more object may expire as far as this node is concerned. */
    boolean hasRoom() {
        return code == null || starter.hasRoom();
    }

    /** An object is gone. */
    void expired(Aged gone) {
        final Object key = gone.key();
        final Object object = gone.object();
        if (code != null && key != null && object != null) {
            started++;
            starter.expire(code, gone);
        }
    }

    @Override
    public void poll(int budget) {
        // objects are taken for all nodes of a State at once
    }

    @Override
    public boolean ended() {
        return Input.areDry(feeders);
    }

    @Override
    public long started() {
        return started;
    }

    @Override
    public boolean isHeldUp() {
        return starter.isUnderway();
    }

    @Override
    public boolean isQuiet(int pause) {
        return !starter.isUnderway() && feeders.stream().allMatch(input -> input.isQuiet(pause));
    }
}
