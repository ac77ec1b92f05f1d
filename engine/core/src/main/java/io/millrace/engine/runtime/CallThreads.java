package io.millrace.engine.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The threads of one computation that may wait. They take calls in the order in which they come.
 *
 * <p>Threading: {@link #start}, {@link #submit} and {@link #close} the worker.
 */
final class CallThreads {
    private final BlockingQueue<Call> queue = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final int emitLimit;
    private final Consumer<Call> back;
    private volatile boolean closed;

    /** {@code back} is told of each call that is done, on the thread that made it. */
    CallThreads(int emitLimit, Consumer<Call> back) {
        this.emitLimit = emitLimit;
        this.back = back;
    }

    void start(String name, int number) {
        for (int i = 0; i < number; i++) {
            final int index = i;
            final Thread thread = new Thread(() -> run(index), name + "-call-" + (i + 1));
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    void submit(Call call) {
        queue.add(call);
    }

    private void run(int index) {
        while (!closed) {
            try {
                final Call call = queue.take();
                call.make(index, emitLimit);
                back.accept(call);
                // What user code has left set would end the wait for the next call.
                Thread.interrupted();
            } catch (InterruptedException woken) {
                // Either it is closed, or user code has interrupted a thread that was done.
                continue;
            }
        }
    }

    /** The deployment is over: who waits is interrupted. */
    void close() {
        closed = true;
        queue.clear();
        threads.forEach(Thread::interrupt);
    }
}
