package io.millrace.engine.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Starts the threads of one deployment. All open what they are to run; when every one of them could, all begin, and else
 * all give everything back before the refusal is told.
 *
 * <p>Threading: {@link #run} whoever deploys.
 */
final class Startup {
    private final Launch launch;
    private final List<CompletableFuture<Boolean>> opened = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> closed = new ArrayList<>();
    private final CompletableFuture<Boolean> decision = new CompletableFuture<>();

    Startup(Launch launch) {
        this.launch = launch;
    }

    Deployment run(String name, int number) throws DeploymentRefused {
        final List<Worker> workers = new ArrayList<>();
        final CompletableFuture<Launch.Common> common = new CompletableFuture<>();
        for (int i = 0; i < number; i++) {
            final int index = i;
            opened.add(new CompletableFuture<>());
            closed.add(new CompletableFuture<>());
            final String thread = number == 1 ? name : name + "-" + (i + 1);
            workers.add(Worker.threaded(thread, worker -> work(index, worker, common.join())));
        }
        common.complete(launch.common(workers));
        workers.forEach(Worker::start);
        return decide(common.join());
    }

    private Deployment decide(Launch.Common common) throws DeploymentRefused {
        try {
            all(opened).get();
            if (launch.isSound()) {
                final Deployment deployment = launch.deployment(common);
                decision.complete(true);
                return deployment;
            }
        } catch (ExecutionException failed) {
            giveUp();
            throw new IllegalStateException("the engine could not start a deployment", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            decision.complete(false);
            throw new IllegalStateException("interrupted while a deployment started", interrupted);
        }
        giveUp();
        throw launch.refusal();
    }

    private void giveUp() {
        decision.complete(false);
        all(closed).join();
    }

    private void work(int index, Worker worker, Launch.Common common) {
        try {
            launch.open(index, common);
            opened.get(index).complete(true);
        } catch (RuntimeException | Error broken) {
            opened.get(index).completeExceptionally(broken);
        }
        if (decision.join()) {
            launch.begin(index, common);
            worker.run();
        } else {
            launch.close(index);
            worker.close();
            closed.get(index).complete(true);
        }
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Boolean>> some) {
        return CompletableFuture.allOf(some.toArray(CompletableFuture[]::new));
    }
}
