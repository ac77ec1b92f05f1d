package io.millrace.engine.runtime;

import io.millrace.engine.api.Expiring;
import io.millrace.engine.steps.StepRunner;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge.Sends;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message of a source on its way through the graph, with everything that becomes of it. As a rule it goes by the
 * links of its chain. What has to wait lies on a stack, from which the interpreter here takes it: the newest first, so
 * that one output has gone all its way before the next. The interpreter goes the whole way with messages that are
 * measured, and with all where there are no links; it can stop anywhere between two calls and go on later.
 *
 * <p>Threading: the worker.
 */
final class Run {
    private final RunContext context;
    private final Emits emits;
    private final Waiting stack = new Waiting();
    /** What the message that goes by links has left behind lies above. */
    private int base;

    private @Nullable Object key;
    private long eventTime;
    /** Its {@link Stamp}, none when it is not measured. */
    private long receiptTime;

    private @Nullable CodeRef inside;
    private @Nullable End blockedBy;
    private boolean looksAgain = true;

    Run(RunContext context) {
        this.context = context;
        this.emits = new Emits(context.emitLimit());
    }

    Emits emits() {
        return emits;
    }

    /** Key of the message in hand, for stages that look at it. */
    @Nullable
    Object key() {
        return key;
    }

    void key(@Nullable Object next) {
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
        return !stack.isEmpty();
    }

    /** No message starts before somebody has looked whether everything is as it should be. */
    void lookAgain() {
        looksAgain = true;
    }

    boolean looksAgain() {
        return looksAgain;
    }

    /** Somebody has looked. */
    void hasLooked() {
        looksAgain = false;
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

    /** Tells a computation that an object of its State is gone, and sends what it gives for that on its way. */
    void expire(Operator operator, Expiring<Object, Object, Object> code, Aged gone) {
        context.enter(this);
        key = gone.key();
        eventTime = gone.eventTime();
        receiptTime = Stamp.NONE;
        final int begin = stack.top();
        try {
            final Object out = code.expired(Objects.requireNonNull(key), Objects.requireNonNull(gone.object()));
            if (out != null) {
                pushOutside(operator, out);
            }
        } catch (Throwable problem) {
            stack.cut(begin);
            outside(operator, problem);
        }
        goOn();
    }

    /** Messages are about to go by links, none of them measured. */
    void enter() {
        context.enter(this);
        receiptTime = Stamp.NONE;
        eventTime = context.pulse().epochNanos();
        base = 0;
    }

    /** Whether what else becomes of the message that goes by links has to wait on the stack. */
    boolean mustWait() {
        return stack.top() > base
                || context.pulse().turnOver()
                || context.halt().isHalted();
    }

    /** One more of many outputs of a message is about to go on by links. */
    void nextOfMany() {
        context.pulse().step();
    }

    /** Leaves behind what can't go on now; what is left behind first goes on first. */
    void leave(Exit way, Object message, @Nullable Object itsKey) {
        stack.push(way, message, itsKey, eventTime);
        looksAgain = true;
    }

    /** Goes on with what messages that went by links have left behind. */
    void goOnBehind() {
        if (isUnderway()) {
            stack.turn(0);
            goOn();
        }
    }

    /** Goes on until nothing is left, an end has no room, or the turn is over. */
    void goOn() {
        context.enter(this);
        if (blockedBy != null) {
            blockedBy.onlookers().waiting(-1);
            blockedBy = null;
        }
        while (!stack.isEmpty() && !context.halt().isHalted()) {
            final Exit exit = stack.way();
            final End end = exit.end();
            if (end != null && !end.hasRoom()) {
                blockedBy = end;
                end.onlookers().waiting(1);
                return;
            } else if (stack.top() > 1 && context.pulse().turnOver()) {
                // A single message goes all its way, as it does by links.
                context.pulse().putOff();
                return;
            }
            take(exit);
        }
        stack.shrink();
    }

    private void take(Exit exit) {
        context.pulse().step();
        final Object message = stack.message();
        key = stack.key();
        eventTime = stack.eventTime();
        stack.pop();
        final Outlet outlet = exit.outlet();
        if (outlet != null) {
            outlet.put(message, key, this);
            return;
        }
        final StepPort port = exit.target().port();
        if (port != null) {
            port.by(exit.port());
        }
        final ChainLink link = exit.target().link();
        // An end has been asked for room here; its link would ask once more.
        if (receiptTime != Stamp.NONE || link == null || exit.end() != null) {
            step(exit.target(), message);
        } else {
            base = stack.top();
            link.accept(this, message, key);
            stack.turn(base);
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
        final int begin = stack.top();
        final Object keyBefore = key;
        try {
            final Object out = operator.stage().apply(this, message);
            if (out == null) {
                operator.counts().filtered++;
            } else if (out == Stage.MANY) {
                passOnMany(operator, begin);
            } else if (out == Stage.DONE) {
                operator.counts().done++;
            } else {
                final boolean routed = push(operator.exits(), operator.isRouted(), out);
                settle(operator, begin, routed ? 0 : 1);
            }
        } catch (Throwable problem) {
            stack.cut(begin);
            failed(operator, message, keyBefore, problem);
            stack.turn(begin);
        }
    }

    /**
     * User code of a node has thrown: the only place where that ends, whichever way the message went. With the policy for
     * it a letter is left behind, in the order of links.
     */
    void failed(Operator operator, Object message, @Nullable Object itsKey, Throwable problem) {
        emits.withdraw();
        final CodeRef code = inside;
        inside = null;
        final Object inHand = operator.stage().inHand(message);
        context.desk().failed(operator, code, inHand, problem);
        looksAgain |= context.halt().isHalted();
        if (operator.errorExits().length > 0 && !context.halt().isHalted()) {
            key = itsKey;
            deadLetter(operator, context.desk().letter(operator, inHand, problem));
        }
    }

    /** It goes on like any other output; what fails on the way to its edges has failed already. */
    private void deadLetter(Operator operator, Object letter) {
        final int begin = stack.top();
        try {
            if (!push(operator.errorExits(), operator.areErrorsRouted(), letter)) {
                operator.counts().unrouted++;
                // It counts among the outputs that no edge took, and is none of a message that passed.
                operator.counts().extra++;
            }
            cross(begin);
            looksAgain = true;
        } catch (Throwable again) {
            stack.cut(begin);
            context.desk().trouble(operator, Objects.requireNonNullElse(inside, operator.code()), again);
            inside = null;
        }
    }

    /** Lets a step do one thing outside of any message; returns whether nothing failed. */
    boolean fire(Operator operator, StepRunner step) {
        context.enter(this);
        try {
            step.fire(this::key);
            return true;
        } catch (Throwable problem) {
            outside(operator, problem);
            return false;
        }
    }

    /** Sends a result on its way that a step has given outside of any message. */
    void give(Operator operator, Given given) {
        context.enter(this);
        key = given.key();
        eventTime = given.eventTime();
        receiptTime = context.probe().began();
        final int begin = stack.top();
        try {
            pushOutside(operator, given.out());
        } catch (Throwable problem) {
            stack.cut(begin);
            outside(operator, problem);
        }
        goOn();
    }

    /** Lays down an output that no message in hand has given. */
    private void pushOutside(Operator operator, Object out) throws Exception {
        final int begin = stack.top();
        final boolean routed = push(operator.exits(), operator.isRouted(), out);
        operator.counts().extra++;
        settle(operator, begin, routed ? 0 : 1);
    }

    /** Goes on with a message that another thread has given to the user's code. */
    void returned(Operator operator, Call call) {
        context.pulse().step();
        context.enter(this);
        key = call.in().key();
        eventTime = call.in().eventTime();
        receiptTime = call.stamp();
        step(operator, call.in().out());
        goOn();
    }

    /**
     * A result of a step, or a message in other hands.
     *
     * @param key of those messages that it is made of; null where they have none
     */
    record Given(Object out, @Nullable Object key, long eventTime) {}

    private void outside(Operator operator, Throwable problem) {
        final CodeRef code = inside;
        inside = null;
        context.desk().failedOutside(operator, code, problem);
    }

    private void passOnMany(Operator operator, int begin) throws Exception {
        final int first = emits.first();
        final int count = emits.count();
        if (count == 0) {
            operator.counts().filtered++;
            return;
        }
        int unrouted = 0;
        for (int i = first; i < first + count; i++) {
            unrouted += push(operator.exits(), operator.isRouted(), emits.get(i)) ? 0 : 1;
        }
        emits.release(first);
        operator.counts().extra += count - 1;
        settle(operator, begin, unrouted);
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
        final int begin = stack.top();
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
        if (stack.top() == begin && otherwise != null) {
            push(otherwise, out);
        }
        return stack.top() > begin;
    }

    private void push(Exit way, Object message) {
        stack.push(way.lane(key), message, key, eventTime);
    }

    /** Nothing can fail any more: counts what was laid down since {@code begin}, and turns it so that the first is taken first. */
    private void settle(Operator operator, int begin, int unrouted) {
        operator.counts().unrouted += unrouted;
        cross(begin);
        stack.turn(begin);
    }

    private void cross(int begin) {
        for (int i = begin; i < stack.top(); i++) {
            final Exit way = stack.way(i);
            if (way.isCounted()) {
                way.cross();
            }
            context.crossed(way, Objects.requireNonNull(stack.message(i)));
        }
    }
}
