package io.millrace.engine.runtime;

import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one worker runs of a deployment.
 *
 * <p>Threading: the worker.
 */
final class LiveShare implements Worker.Share {
    private final Flow flow;
    private final Generations generations;
    private final Ending ending;
    private final Resting resting;
    private final Publisher publisher;
    private final Outward outward;
    private long stepsPublished = -1;

    LiveShare(Flow flow, Generations generations, Outward outward) {
        this.flow = flow;
        this.generations = generations;
        flow.stopped(outward.accord()::isStopped);
        this.ending = new Ending(flow, outward.accord());
        this.resting = new Resting(flow, outward.worker());
        this.publisher = new Publisher(outward.board(), flow, outward.worker());
        this.outward = outward;
    }

    /** What the worker shares with others, and its number among them. */
    record Outward(Board board, Accord accord, int worker) {}

    /** Everything is open here. */
    void opened() {
        publisher.publish();
    }

    /** Everything is open everywhere. */
    void running() {
        flow.begin();
        publisher.begin();
    }

    @Override
    public void begin() {
        flow.context().pulse().beginTurn();
        flow.context().halt().look();
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
        resting.look();
        ending.look();
        final long steps = flow.context().pulse().steps();
        final boolean worked = steps != stepsPublished;
        stepsPublished = steps;
        publisher.turn(worked);
        return worked || flow.context().pulse().hasPutOff();
    }

    @Override
    public long untilDue() {
        return Math.min(flow.untilDue(), Math.min(ending.untilDue(), resting.untilDue()));
    }

    @Override
    public boolean hasArrivals() {
        return flow.hasArrivals();
    }

    @Override
    public boolean isOver() {
        return ending.isOver();
    }

    /** Measures from now on, or nothing any more. */
    void measure(boolean on) {
        flow.context().probe().turn(on);
    }

    void stop(Duration bound) {
        ending.stop(bound);
    }

    /** Comes to rest and says so. */
    void pause(Pause pause) {
        resting.begin(pause);
    }

    /** The pause is over. */
    void goOn() {
        resting.end();
    }

    /** Makes and opens new code; everything that can fail. */
    Generations.Next prepare(Code next, Set<CodeRef> changed) throws DeploymentRefused {
        return generations.prepare(next, changed);
    }

    /** Exchanges the code, between two messages. */
    void install(Generations.Next next) {
        generations.install(next);
    }

    /** Gives new code up. */
    void discard(Generations.Next next) {
        generations.discard(next);
    }

    static DeploymentRefused notRunning() {
        return new DeploymentRefused(
                List.of(Problem.error(Where.project(), "the application is not running any more", "Run it again.")));
    }

    @Override
    public void close() {
        resting.giveUp();
        flow.flush();
        flow.abandon();
        flow.close();
        generations.close();
        publisher.publish();
        outward.accord().left(undelivered(), halfFrames());
    }

    @Override
    public void closed() {
        outward.accord().closed(outward.board());
    }

    private Map<String, Long> undelivered() {
        final Map<String, Long> undelivered = new HashMap<>();
        for (final Operator operator : flow.operators()) {
            if (operator.counts().abandoned > 0) {
                undelivered.put(operator.name(), operator.counts().abandoned);
            }
        }
        return undelivered;
    }

    private Map<String, Long> halfFrames() {
        final Map<String, Long> halfFrames = new HashMap<>();
        for (final Intake intake : flow.intakes()) {
            if (intake.halfFrames() > 0) {
                halfFrames.put(intake.starter().operator().name(), intake.halfFrames());
            }
        }
        return halfFrames;
    }
}
