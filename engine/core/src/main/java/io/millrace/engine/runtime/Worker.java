package io.millrace.engine.runtime;

import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does all the work of its share of a deployment on one thread: I/O, user code, publishing of counts. It owns the event
 * loop that its connectors use. Nothing on it blocks.
 *
 * <p>A worker has no thread of its own: an engine gives it one, a trial drives it by hand.
 *
 * <p>Threading: {@link #turn} and {@link #run} one thread, {@link #wake} and {@link #execute} any.
 */
public final class Worker {
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long TASKS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Thread thread;
    private final ManualIoEventLoop loop;
    private final Object closing = new Object();
    private boolean closed;
    private Share share = Share.NOTHING;
    private volatile boolean parked;
    private volatile boolean woken;
    private boolean idle;
    private boolean ended;

    private Worker(Thread thread, IoHandlerFactory io) {
        this.thread = thread;
        this.loop = new ManualIoEventLoop(thread, io);
    }

    /** A worker that has real I/O and a thread of its own, which ends with the body; {@link #start} starts it. */
    static Worker threaded(String name, Consumer<Worker> body) {
        final AtomicReference<@Nullable Worker> worker = new AtomicReference<>();
        final Thread thread = new Thread(() -> body.accept(Objects.requireNonNull(worker.get())), name);
        thread.setDaemon(true);
        final Worker made = new Worker(thread, NioIoHandler.newFactory());
        worker.set(made);
        return made;
    }

    void start() {
        thread.start();
    }

    /** A worker that the calling thread drives by hand; it has no I/O with the outside. */
    public static Worker byHand() {
        return new Worker(Thread.currentThread(), LocalIoHandler.newFactory());
    }

    EventLoop loop() {
        return loop;
    }

    void share(Share next) {
        share = next;
        idle = false;
    }

    /** Does something on the worker soon. */
    void execute(Runnable task) {
        loop.execute(task);
        // One that is driven by hand has no selector that the task would wake.
        woken = true;
    }

    /** Another turn is taken soon. */
    void wake() {
        woken = true;
        if (parked) {
            wakeUp();
        }
    }

    /** As {@link #wake}, for a thread that has made a full fence since it changed what the worker looks at. */
    void wakeIfParked() {
        if (parked) {
            wake();
        }
    }

    /** The selector of a worker that has ended must not be touched. */
    private void wakeUp() {
        synchronized (closing) {
            if (!closed) {
                loop.wakeup();
            }
        }
    }

    /** Works and waits until the share is over. */
    void run() {
        while (!ended) {
            if (idle) {
                park();
            } else {
                turn();
            }
        }
    }

    /**
     * Does everything that can be done at once.
     *
     * @return whether another turn could do more without anything new from outside
     */
    public boolean turn() {
        if (ended) {
            return false;
        }
        begin();
        return finish(loop.runNow(TASKS));
    }

    private void park() {
        begin();
        parked = true;
        // What came before parked was seen did not reach the selector; the field is volatile, so this sees it.
        final boolean waits = !woken && !share.hasArrivals();
        final int done = waits ? loop.run(waitNanos(), TASKS) : loop.runNow(TASKS);
        parked = false;
        finish(done);
    }

    private void begin() {
        // What user code has left set would close the next socket that is touched.
        Thread.interrupted();
        share.begin();
    }

    private boolean finish(int ioDone) {
        final boolean asked = woken;
        woken = false;
        final boolean worked = share.advance();
        idle = ioDone == 0 && !worked && !asked && !woken;
        if (share.isOver()) {
            end();
        }
        return !idle && !ended;
    }

    private void end() {
        ended = true;
        final Share last = share;
        share = Share.NOTHING;
        try {
            last.close();
        } finally {
            close();
            last.closed();
        }
    }

    /** Whether its share is over and everything has been given back. */
    public boolean hasEnded() {
        return ended;
    }

    private long waitNanos() {
        return Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, share.untilDue()));
    }

    /** Gives the event loop back; what is registered with it is closed. */
    void close() {
        synchronized (closing) {
            closed = true;
        }
        final Future<?> terminated = loop.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
        while (!terminated.isDone()) {
            loop.runNow();
        }
    }

    /** What a worker works at. */
    interface Share {
        Share NOTHING = new Share() {
            @Override
            public void begin() {}

            @Override
            public boolean advance() {
                return false;
            }

            @Override
            public long untilDue() {
                return Long.MAX_VALUE;
            }

            @Override
            public boolean hasArrivals() {
                return false;
            }

            @Override
            public boolean isOver() {
                return false;
            }

            @Override
            public void close() {}

            @Override
            public void closed() {}
        };

        /** A turn begins; I/O comes first. */
        void begin();

        /** Everything else of the turn; returns whether something was done or is left to do. */
        boolean advance();

        /** Nanoseconds until there is something to do by the clock. */
        long untilDue();

        /** Whether another worker has handed over something that could be worked at now. */
        boolean hasArrivals();

        boolean isOver();

        /** It is over: gives back what it holds; the event loop still runs. */
        void close();

        /** The event loop has ended too. */
        void closed();
    }
}
