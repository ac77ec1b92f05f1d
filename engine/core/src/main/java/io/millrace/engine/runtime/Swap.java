package io.millrace.engine.runtime;

import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * One exchange of code on all workers of a deployment: each makes and opens its new instances, and when all have, each
 * exchanges them between two of its messages, or in a {@link Pause}. If one can't, all give theirs up and the old code
 * goes on.
 *
 * <p>Threading: any thread begins it; the rest is done by the workers.
 */
final class Swap {
    private final Accord accord;
    private final List<LiveShare> shares;
    private final Optional<Pause> pause;

    /** {@code pause}: nothing of the old code may be in flight when the new comes. */
    Swap(Accord accord, List<LiveShare> shares, Optional<Pause> pause) {
        this.accord = accord;
        this.shares = List.copyOf(shares);
        this.pause = pause;
    }

    CompletableFuture<Integer> run(Code next, Set<CodeRef> changed) {
        return on(0, this::begin)
                .thenCompose(begun -> exchange(next, changed))
                .thenApply(done -> accord.vitals().generation());
    }

    private boolean begin() throws DeploymentRefused {
        if (!accord.vitals().beginSwap()) {
            throw LiveShare.notRunning();
        }
        return true;
    }

    private CompletableFuture<Void> exchange(Code next, Set<CodeRef> changed) {
        final List<CompletableFuture<Generations.Next>> prepared = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            final LiveShare share = shares.get(i);
            prepared.add(on(i, () -> share.prepare(next, changed)));
        }
        return all(prepared)
                .thenCompose(done -> rest())
                .handle((done, failed) -> Optional.<Throwable>ofNullable(failed))
                .thenCompose(failed -> failed.isEmpty() ? install(prepared) : discard(prepared, failed.get()))
                .handle((done, failed) -> Optional.<Throwable>ofNullable(failed))
                .thenCompose(this::goOn)
                .whenComplete((done, failed) -> accord.endSwap(failed == null));
    }

    private CompletableFuture<Boolean> rest() {
        if (pause.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        final Pause wanted = pause.get();
        final CompletableFuture<Void> told = each(share -> share.pause(wanted));
        return told.thenCompose(done -> wanted.begun());
    }

    /** The outcome of the exchange, once messages flow again. */
    private CompletableFuture<Void> goOn(Optional<Throwable> failed) {
        final CompletableFuture<Void> gone =
                pause.isEmpty() ? CompletableFuture.completedFuture(null) : each(LiveShare::goOn);
        return gone.handle((done, over) -> {
            failed.ifPresent(reason -> {
                throw reason instanceof CompletionException known ? known : new CompletionException(reason);
            });
            return null;
        });
    }

    private CompletableFuture<Void> each(Consumer<LiveShare> step) {
        final List<CompletableFuture<Boolean>> done = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            final LiveShare share = shares.get(i);
            done.add(on(i, () -> {
                step.accept(share);
                return true;
            }));
        }
        return all(done);
    }

    private CompletableFuture<Void> install(List<CompletableFuture<Generations.Next>> prepared) {
        final List<CompletableFuture<Boolean>> installed = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            final LiveShare share = shares.get(i);
            final Generations.Next next = prepared.get(i).join();
            installed.add(on(i, () -> {
                share.install(next);
                return true;
            }));
        }
        return all(installed);
    }

    private CompletableFuture<Void> discard(List<CompletableFuture<Generations.Next>> prepared, Throwable failed) {
        final List<CompletableFuture<Boolean>> discarded = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            if (!prepared.get(i).isCompletedExceptionally()) {
                final LiveShare share = shares.get(i);
                final Generations.Next next = prepared.get(i).join();
                discarded.add(on(i, () -> {
                    share.discard(next);
                    return true;
                }));
            }
        }
        return all(discarded).handle((done, ignored) -> {
            throw new CompletionException(reason(prepared, failed));
        });
    }

    /** All the reasons of all workers, each once. */
    private static Throwable reason(List<CompletableFuture<Generations.Next>> prepared, Throwable failed) {
        final Set<Problem> problems = new LinkedHashSet<>();
        for (final CompletableFuture<Generations.Next> one : prepared) {
            one.handle((made, problem) ->
                            problem instanceof DeploymentRefused refused && problems.addAll(refused.problems()))
                    .join();
        }
        final Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        return problems.isEmpty() ? cause : new DeploymentRefused(List.copyOf(problems));
    }

    private static CompletableFuture<Void> all(List<? extends CompletableFuture<?>> some) {
        return CompletableFuture.allOf(some.toArray(CompletableFuture[]::new));
    }

    /** Done by a worker between two messages. */
    private <T> CompletableFuture<T> on(int worker, Step<T> step) {
        final CompletableFuture<T> done = new CompletableFuture<>();
        final Runnable task = () -> {
            try {
                done.complete(step.take());
            } catch (DeploymentRefused | RuntimeException | Error problem) {
                done.completeExceptionally(problem);
            }
        };
        try {
            accord.workers().get(worker).execute(task);
        } catch (RejectedExecutionException over) {
            done.completeExceptionally(LiveShare.notRunning());
        }
        return done;
    }

    /** Something that a worker does. */
    private interface Step<T> {
        T take() throws DeploymentRefused;
    }
}
