package io.millrace.engine.runtime;

import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A deployment as its worker runs it.
 *
 * <p>Threading: the worker.
 */
final class LiveShare implements Worker.Share {
    private final Flow flow;
    private final Generations generations;
    private final Vitals vitals;
    private final Ending ending;
    private final Publisher publisher;
    private final Outward outward;
    private long stepsPublished = -1;

    LiveShare(Flow flow, Generations generations, Vitals vitals, Outward outward) {
        this.flow = flow;
        this.generations = generations;
        this.vitals = vitals;
        this.ending = new Ending(flow, vitals);
        this.publisher = new Publisher(outward.board(), flow);
        this.outward = outward;
    }

    /** What of it everyone sees. */
    record Outward(Board board, CompletableFuture<EndReport> ended) {}

    /** Everything is open. */
    void running() {
        vitals.become(DeploymentStatus.RUNNING);
        flow.begin();
        publisher.publish();
    }

    @Override
    public void begin() {
        flow.context().pulse().beginTurn();
    }

    @Override
    public boolean advance() {
        try {
            return work();
        } catch (RuntimeException | Error broken) {
            // Of a connector or of the engine: user code is caught where it is called.
            flow.context().halt().giveUp("The engine met an error of its own: " + Rendering.error(broken) + ".");
            ending.atOnce();
            return true;
        }
    }

    private boolean work() {
        flow.advance();
        ending.look();
        final long steps = flow.context().pulse().steps();
        final boolean worked = steps != stepsPublished;
        if (worked || publisher.windowIsOver()) {
            stepsPublished = steps;
            publisher.publish();
        } else {
            publisher.publishTroubles();
        }
        return worked || flow.context().pulse().hasPutOff();
    }

    @Override
    public long untilDue() {
        return Math.min(flow.untilDue(), ending.untilDue());
    }

    @Override
    public boolean isOver() {
        return ending.isOver();
    }

    void stop(Duration bound) {
        ending.stop(bound);
    }

    /** Code is exchanged between two messages; everything that can fail comes first. */
    int swap(Code next, Set<CodeRef> changed) throws DeploymentRefused {
        if (vitals.status() != DeploymentStatus.RUNNING) {
            throw notRunning();
        }
        vitals.become(DeploymentStatus.SWAPPING);
        try {
            generations.swap(next, changed);
            vitals.generation(vitals.generation() + 1);
        } finally {
            vitals.become(DeploymentStatus.RUNNING);
        }
        return vitals.generation();
    }

    static DeploymentRefused notRunning() {
        return new DeploymentRefused(
                List.of(Problem.error(Where.project(), "the application is not running any more", "Run it again.")));
    }

    @Override
    public void close() {
        flow.flush();
        flow.abandon();
        flow.close();
        generations.close();
        publisher.publish();
    }

    @Override
    public void closed() {
        final Halt halt = flow.context().halt();
        vitals.become(halt.isHalted() ? DeploymentStatus.FAILED : DeploymentStatus.STOPPED);
        if (halt.isHalted()) {
            outward.ended()
                    .completeExceptionally(new DeploymentFailed(halt.reason().orElse("")));
        } else {
            outward.ended().complete(report());
        }
    }

    private EndReport report() {
        final Map<String, Long> undelivered = new HashMap<>();
        for (final Operator operator : flow.operators()) {
            if (operator.counts().abandoned > 0) {
                undelivered.put(operator.name(), operator.counts().abandoned);
            }
        }
        final Map<String, Long> halfFrames = new HashMap<>();
        for (final Intake intake : flow.intakes()) {
            if (intake.halfFrames() > 0) {
                halfFrames.put(intake.starter().operator().name(), intake.halfFrames());
            }
        }
        return new EndReport(outward.board().read(), undelivered, halfFrames);
    }
}
