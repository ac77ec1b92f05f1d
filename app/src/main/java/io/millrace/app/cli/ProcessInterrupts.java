package io.millrace.app.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ctrl-C of the process: the running command is told, and the process ends with that command's exit code. */
final class ProcessInterrupts implements Host.Interrupts {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int KILLED = 130;

    private final CopyOnWriteArrayList<Runnable> actions = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    ProcessInterrupts() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "interrupt"));
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
