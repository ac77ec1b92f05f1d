package io.millrace.engine.runtime;

import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge.Sends;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message of a source on its way through the graph, with everything that becomes of it. What waits lies on a stack
 * of its own, so that long chains need no deep calls; the newest is taken first, so that one output has gone all its
 * way before the next. It can stop anywhere between two calls and go on later.
 *
 * <p>Threading: the worker.
 */
final class Run {
    private static final int KEPT = 1 << 14;

    private final RunContext context;
    private final Emits emits;
    private Exit[] exits = new Exit[64];
    private @Nullable Object[] messages = new Object[64];
    private @Nullable Object[] keys = new Object[64];
    private int top;
    private @Nullable Object key;
    private long eventTime;
    /** Its {@link Stamp}, none when it is not measured. */
    private long receiptTime;

    private @Nullable CodeRef inside;
    private @Nullable End blockedBy;

    Run(RunContext context) {
        this.context = context;
        this.emits = new Emits(context.emitLimit());
    }

    Emits emits() {
        return emits;
    }

    @Nullable
    Object key() {
        return key;
    }

    void key(Object next) {
        key = next;
    }

    long eventTime() {
        return eventTime;
    }

    void eventTime(long nanos) {
        eventTime = nanos;
    }

    long receiptTime() {
        return receiptTime;
    }

    /** User code other than the node's own is about to be called, or has returned. */
    void inside(@Nullable CodeRef code) {
        inside = code;
    }

    /** What it waits for; null when it does not. */
    @Nullable
    End blockedBy() {
        return blockedBy;
    }

    /** Whether a message is still on its way. */
    boolean isUnderway() {
        return top > 0;
    }

    /** Sends one message from a source on its way. */
    void start(Operator source, Object input) {
        final Pulse pulse = context.pulse();
        pulse.step();
        context.enter(this);
        key = null;
        eventTime = pulse.epochNanos();
        receiptTime = context.probe().received(source);
        source.counts().started++;
        step(source, input);
        goOn();
    }

    /** Sends the first message of a queue from another worker on its way. */
    void arrive(Operator target, EdgeQueue queue) {
        final Pulse pulse = context.pulse();
        pulse.step();
        context.enter(this);
        final Object message = queue.item();
        key = queue.key();
        eventTime = queue.eventTime();
        receiptTime = queue.receiptTime();
        queue.remove();
        step(target, message);
        goOn();
    }

    /** Goes on until nothing is left, an end has no room, or the turn is over. */
    void goOn() {
        context.enter(this);
        if (blockedBy != null) {
            blockedBy.waiting(-1);
            blockedBy = null;
        }
        while (top > 0 && !context.halt().isHalted()) {
            final Exit exit = exits[top - 1];
            final End end = exit.end();
            if (end != null && !end.hasRoom()) {
                blockedBy = end;
                end.waiting(1);
                return;
            } else if (context.pulse().turnOver()) {
                context.pulse().putOff();
                return;
            }
            take(exit);
        }
        shrink();
    }

    private void take(Exit exit) {
        context.pulse().step();
        final Object message = Objects.requireNonNull(messages[--top]);
        key = keys[top];
        messages[top] = null;
        keys[top] = null;
        final Outlet outlet = exit.outlet();
        if (outlet != null) {
            outlet.put(message, key, this);
        } else {
            step(exit.target(), message);
        }
    }

    private void step(Operator operator, Object message) {
        if (receiptTime == Stamp.NONE) {
            call(operator, message);
            return;
        }
        final long entered = context.probe().enter(operator, receiptTime);
        call(operator, message);
        context.probe().leave(operator, receiptTime, entered);
    }

    /** The border to user code: whatever it throws ends here, at the node that threw. */
    private void call(Operator operator, Object message) {
        final int base = top;
        final Object keyBefore = key;
        try {
            final Object out = operator.stage().apply(this, message);
            if (out == Stage.DONE) {
                operator.counts().passed++;
            } else if (out == Stage.MANY) {
                passOnMany(operator);
            } else if (out == null) {
                operator.counts().filtered++;
            } else {
                final boolean routed = push(operator.exits(), operator.isRouted(), out);
                settle(operator, base, 1, routed ? 0 : 1);
            }
        } catch (Throwable problem) {
            withdraw(base);
            key = keyBefore;
            final CodeRef code = inside;
            inside = null;
            failed(operator, code, message, problem);
        }
    }

    /** Where every message ends that user code has failed, unless it goes on as a dead letter. */
    private void failed(Operator operator, @Nullable CodeRef code, Object message, Throwable problem) {
        final Object inHand = operator.stage().inHand(message);
        context.desk().failed(operator, code, inHand, problem);
        if (operator.errorExits().length > 0 && !context.halt().isHalted()) {
            deadLetter(operator, context.desk().letter(operator, inHand, problem));
        }
    }

    /** It goes on like any other output; what fails on the way to its edges has failed already. */
    private void deadLetter(Operator operator, Object letter) {
        final int base = top;
        try {
            final boolean taken = push(operator.errorExits(), operator.areErrorsRouted(), letter);
            operator.counts().unrouted += taken ? 0 : 1;
            cross(base);
        } catch (Throwable again) {
            withdraw(base);
            context.desk().trouble(operator, Objects.requireNonNullElse(inside, operator.code()), again);
            inside = null;
        }
    }

    private void passOnMany(Operator operator) throws Exception {
        final int base = top;
        final int size = emits.size();
        if (size == 0) {
            operator.counts().filtered++;
            return;
        }
        int unrouted = 0;
        for (int i = 0; i < size; i++) {
            unrouted += push(operator.exits(), operator.isRouted(), emits.get(i)) ? 0 : 1;
        }
        emits.clear();
        settle(operator, base, size, unrouted);
    }

    /** Lays the output on the stack for each edge that takes it; all or, when a predicate throws, none. */
    private boolean push(Exit[] ways, boolean routed, Object out) throws Exception {
        if (routed) {
            return pushRouted(ways, out);
        }
        for (final Exit way : ways) {
            push(way, out);
        }
        return ways.length > 0;
    }

    private boolean pushRouted(Exit[] ways, Object out) throws Exception {
        final int base = top;
        Exit otherwise = null;
        for (final Exit way : ways) {
            if (way.sends() == Sends.OTHERWISE) {
                otherwise = way;
            } else {
                inside = way.code();
                if (way.test(out)) {
                    push(way, out);
                }
            }
        }
        inside = null;
        if (top == base && otherwise != null) {
            push(otherwise, out);
        }
        return top > base;
    }

    private void push(Exit way, Object message) {
        final Exit exit = way.lane(key);
        if (top == exits.length) {
            exits = Arrays.copyOf(exits, top * 2);
            messages = Arrays.copyOf(messages, top * 2);
            keys = Arrays.copyOf(keys, top * 2);
        }
        exits[top] = exit;
        messages[top] = message;
        keys[top++] = key;
    }

    /** Nothing can fail any more: counts what was laid down since {@code base}, and turns it so that the first is taken first. */
    private void settle(Operator operator, int base, int outputs, int unrouted) {
        final OperatorCounts counts = operator.counts();
        counts.passed++;
        counts.emitted += outputs - unrouted;
        counts.unrouted += unrouted;
        cross(base);
    }

    private void cross(int base) {
        for (int i = base; i < top; i++) {
            exits[i].cross();
            context.crossed(exits[i], messages[i]);
        }
        for (int low = base, high = top - 1; low < high; low++, high--) {
            swap(low, high);
        }
    }

    private void swap(int low, int high) {
        final Exit exit = exits[low];
        exits[low] = exits[high];
        exits[high] = exit;
        final Object message = messages[low];
        messages[low] = messages[high];
        messages[high] = message;
    }

    private void withdraw(int base) {
        emits.clear();
        Arrays.fill(messages, base, top, null);
        Arrays.fill(keys, base, top, null);
        top = base;
    }

    private void shrink() {
        if (top == 0 && exits.length > KEPT) {
            exits = new Exit[64];
            messages = new Object[64];
            keys = new Object[64];
        }
    }
}
