package io.millrace.engine.runtime;

import io.millrace.engine.api.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A computation whose calls may wait, as its worker sees it. A message that comes here is handed to threads that the
 * computation has of its own; what comes back it starts itself, like a source. When as many calls are in flight as may
 * be, there is no room here for messages.
 *
 * <p>Threading: the worker, but for {@link #back}.
 */
final class CallPort implements Input, End {
    private final Operator operator;
    private final RunContext context;
    private final Worker worker;
    private final Site site;
    private final CallThreads threads;
    private final Marks marks = new Marks();
    private final Own own = new Own();
    private final List<Input> feeders = new ArrayList<>();
    private final Onlookers onlookers = new Onlookers();
    /** In the order in which the messages came. */
    private final Set<Call> calls = new LinkedHashSet<>();

    private final List<CallCode> retired = new ArrayList<>();
    private final Queue<Call> returned = new ConcurrentLinkedQueue<>();
    private @Nullable Starter starter;
    private @Nullable CallCode code;
    private @Nullable CallContext given;
    private @Nullable Call inHand;
    /** Given back last, as long as it may still be on its way: the watermark behind does not pass it. */
    private @Nullable Call givenBack;

    private boolean open;
    private long started;

    CallPort(Operator operator, RunContext context, Worker worker, Site site) {
        this.operator = operator;
        this.context = context;
        this.worker = worker;
        this.site = site;
        this.threads = new CallThreads(context.emitLimit(), this::back);
    }

    /**
     * What the node's settings say of it, for one worker.
     *
     * @param threads that it has
     * @param inFlight calls at most, those that wait for a thread or to go on among them
     * @param ordered whether results go on in the order of their messages
     */
    record Site(int threads, int inFlight, boolean ordered) {}

    /** Instances of the user's code that are needed. */
    int threads() {
        return site.threads();
    }

    Operator operator() {
        return operator;
    }

    /** What code that is being made may ask from now on. */
    CallContext context(Context node) {
        given = new CallContext(node);
        return given;
    }

    /** Calls that begin from now on are made with these instances; those in flight end with theirs. */
    void use(List<Object> instances) {
        if (code != null) {
            retired.add(code);
        }
        code = new CallCode(instances, Objects.requireNonNull(given));
        if (!open) {
            open = true;
            threads.start("millrace-" + operator.name(), site.threads());
        }
    }

    /** The code that was in use last is closed after its last call. */
    void retire(Runnable close) {
        final CallCode last = retired.get(retired.size() - 1);
        last.retire(() -> {
            retired.remove(last);
            close.run();
        });
    }

    void starter(Starter one) {
        starter = one;
    }

    @Override
    public Starter starter() {
        return Objects.requireNonNull(starter, "not connected");
    }

    /** Watermarks that lead here. */
    Marks marks() {
        return marks;
    }

    /** The watermark behind: it waits for the calls in flight. */
    @Override
    public Mark mark() {
        return own;
    }

    /** Messages of this input can come here. */
    void fedBy(Input input) {
        feeders.add(input);
    }

    /** A message comes, which has been asked room for, or comes back; returns what a stage does. */
    @Nullable
    Object message(Run run, Object message, @Nullable Object key) throws Exception {
        final Call back = inHand;
        if (back != null) {
            inHand = null;
            return back.result(run.emits());
        }
        final CallCode present = Objects.requireNonNull(code, "no code yet");
        final Call call = new Call(new Run.Given(message, key, run.eventTime()), run.receiptTime(), present);
        call.reached(marks.isEmpty() ? 0 : marks.reached(context.pulse().now()));
        present.begin();
        calls.add(call);
        // It is held here, and has not been used up although it gives nothing now.
        operator.waiting(1);
        operator.counts().done--;
        threads.submit(call);
        if (!hasRoom()) {
            onlookers.tell();
        }
        return Stage.DONE;
    }

    /** A call is done; any thread. */
    private void back(Call call) {
        if (!site.ordered()) {
            returned.add(call);
        }
        worker.wake();
    }

    private boolean hasReturned() {
        return site.ordered() ? !calls.isEmpty() && calls.iterator().next().isDone() : !returned.isEmpty();
    }

    private Call next() {
        final Call call = site.ordered() ? calls.iterator().next() : returned.remove();
        calls.remove(call);
        return call;
    }

    @Override
    public void poll(int budget) {
        settle();
        for (int left = budget; left > 0 && hasReturned() && starter().hasRoom(); left--) {
            final Call call = next();
            started++;
            operator.waiting(-1);
            inHand = call;
            givenBack = call;
            starter().returned(call);
            inHand = null;
            call.code().end();
        }
        settle();
    }

    /** What was given back last has gone all its way. */
    private void settle() {
        if (!starter().isUnderway()) {
            givenBack = null;
        }
    }

    @Override
    public boolean ended() {
        return calls.isEmpty() && onlookers.noneWaits() && Input.areDry(feeders);
    }

    @Override
    public long started() {
        return started;
    }

    @Override
    public boolean isHeldUp() {
        return starter().isUnderway() || hasReturned();
    }

    @Override
    public int inFlight() {
        return calls.size();
    }

    @Override
    public boolean isQuiet(int pause) {
        return calls.isEmpty()
                && onlookers.noneWaits()
                && !starter().isUnderway()
                && feeders.stream().allMatch(input -> input.isQuiet(pause));
    }

    @Override
    public boolean hasRoom() {
        return calls.size() < site.inFlight();
    }

    @Override
    public boolean hasRoomToStart() {
        return onlookers.noneWaits() && hasRoom();
    }

    @Override
    public Onlookers onlookers() {
        return onlookers;
    }

    @Override
    public String place() {
        return operator.name();
    }

    /** Interrupts what waits; calls that are still in flight are lost. */
    void close() {
        threads.close();
        List.copyOf(retired).forEach(CallCode::closeNow);
    }

    /** The watermark behind: that of the oldest message in flight, when it came. */
    private final class Own implements Mark {
        @Override
        public long reached() {
            final long oldest = calls.isEmpty()
                    ? marks.reached(context.pulse().now())
                    : calls.iterator().next().reached();
            return givenBack == null ? oldest : Math.min(oldest, givenBack.reached());
        }

        @Override
        public long withThis() {
            return reached();
        }

        @Override
        public boolean counts(long now) {
            return givenBack != null || !ended() && (!calls.isEmpty() || marks.count(now));
        }
    }
}
