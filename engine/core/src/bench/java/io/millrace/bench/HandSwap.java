package io.millrace.bench;

import io.millrace.engine.api.Computation;

/** The same chain as a loop by hand whose code is a volatile field. */
final class HandSwap implements AutoCloseable {
    private final Gaps gaps = new Gaps();
    private final PausedNumbers numbers = new PausedNumbers();
    private volatile Computation<Long, Long> step;
    private volatile boolean closed;
    private volatile long result;

    HandSwap() throws Exception {
        step = SwappedStep.fresh();
        numbers.pause();
        final Thread thread = new Thread(this::loop, "swapped-by-hand");
        thread.setDaemon(true);
        thread.start();
    }

    private void loop() {
        Long number = 0L;
        try {
            while (!closed) {
                number = numbers.next(number);
                final Long out = step.compute(number);
                result = out == null ? 0 : out;
                gaps.output();
            }
        } catch (Exception e) {
            throw new IllegalStateException("last result " + result, e);
        }
    }

    Gaps gaps() {
        return gaps;
    }

    Computation<Long, Long> swap() throws Exception {
        final Computation<Long, Long> next = SwappedStep.fresh();
        step = next;
        return next;
    }

    void pause() {
        numbers.pause();
    }

    void resume() {
        numbers.resume();
    }

    @Override
    public void close() {
        closed = true;
        numbers.resume();
    }
}
