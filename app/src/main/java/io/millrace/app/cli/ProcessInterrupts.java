package io.millrace.app.cli;

import io.millrace.app.standalone.StopSignals;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C of the process: the running command is told each time, and ends by itself. Where no command wants to know, the
 * process ends at once; so it does at the third time, whatever the command thinks of it.
 */
final class ProcessInterrupts implements Host.Interrupts {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int KILLED = 130;
    private static final int ENOUGH = 3;

    private final CopyOnWriteArrayList<Runnable> actions = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final AtomicInteger times = new AtomicInteger();

    ProcessInterrupts() {
        StopSignals.on(this::interrupted);
        // For other ways to end a process, and where signals can't be had.
        Runtime.getRuntime().addShutdownHook(new Thread(this::ending, "interrupt"));
    }

    @Override
    public Host.Registration on(Runnable action) {
        actions.add(action);
        return () -> actions.remove(action);
    }

    /** The command has ended by itself or because it was told to. */
    void done(int exitCode) {
        code.complete(exitCode);
    }

    private void interrupted() {
        if (actions.isEmpty() || times.incrementAndGet() >= ENOUGH) {
            Runtime.getRuntime().halt(KILLED);
        }
        actions.forEach(Runnable::run);
    }

    private void ending() {
        if (code.isDone() || actions.isEmpty()) {
            return;
        }
        actions.forEach(Runnable::run);
        Runtime.getRuntime().halt(awaitedCode());
    }

    private int awaitedCode() {
        try {
            return code.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return KILLED;
        } catch (ExecutionException | TimeoutException e) {
            return KILLED;
        }
    }
}
