package io.millrace.engine.runtime;

import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How one worker comes to rest in a {@link Pause}: sources take in nothing, what is in hand ends. Between workers the
 * pause travels through the queues, behind the last message.
 *
 * <p>Threading: the worker.
 */
final class Resting {
    /** So much longer the others may take to say what they wait for. */
    private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(250);

    private final Flow flow;
    private final int worker;
    private @Nullable Pause pause;
    private long until = Long.MAX_VALUE;
    private boolean said;

    Resting(Flow flow, int worker) {
        this.flow = flow;
        this.worker = worker;
    }

    void begin(Pause next) {
        pause = next;
        said = false;
        until = time() + Pause.BOUND.toNanos();
        flow.intakes().forEach(intake -> intake.starter().pause(true));
    }

    /** Looks whether everything has come to rest; done once a turn. */
    void look() {
        final Pause present = pause;
        if (present == null || present.begun().isDone()) {
            return;
        }
        if (flow.comesToRest(present.number())) {
            say(present, List.of(), true);
        } else if (flow.context().halt().isHalted()) {
            say(present, notRunning(), false);
        } else if (time() - until >= 0) {
            say(present, obstacles(present.number()), false);
        }
        if (time() - until >= GRACE) {
            present.giveUp();
        }
    }

    private void say(Pause present, List<Pause.Obstacle> obstacles, boolean quiet) {
        if (said) {
            return;
        }
        said = true;
        if (quiet) {
            present.quiet(worker);
        } else {
            present.late(worker, obstacles);
        }
    }

    /** The pause is over, whatever came of it. */
    void end() {
        pause = null;
        until = Long.MAX_VALUE;
        flow.inputs().forEach(input -> input.starter().pause(false));
    }

    /** This worker will not come to rest any more: it ends. */
    void giveUp() {
        if (pause != null) {
            say(pause, notRunning(), false);
        }
    }

    private static List<Pause.Obstacle> notRunning() {
        return LiveShare.notRunning().problems().stream()
                .map(problem -> new Pause.Obstacle(-1, problem))
                .toList();
    }

    /** Nanoseconds until something must have come to rest. */
    long untilDue() {
        return pause == null ? Long.MAX_VALUE : Math.max(0, until + (said ? GRACE : 0) - time());
    }

    private List<Pause.Obstacle> obstacles(int number) {
        final List<Pause.Obstacle> obstacles = new ArrayList<>();
        for (final Input input : flow.inputs()) {
            if (!input.isQuiet(number)) {
                final End end = input.starter().obstacle();
                if (input.inFlight() > 0) {
                    obstacles.add(calls(input));
                }
                if (end != null) {
                    obstacles.add(obstacle(end));
                } else if (input.starter().isUnderway()) {
                    obstacles.add(busy(input.starter().operator()));
                }
            }
        }
        return obstacles;
    }

    private static Pause.Obstacle obstacle(End end) {
        return new Pause.Obstacle(
                end instanceof Outlet ? 2 : 0,
                Problem.error(
                        Where.subject(end.place()),
                        end.place() + " has taken nothing for a second, and messages on their way to it must end with"
                                + " the old code",
                        "Wait until it takes messages again and deploy once more, or stop."));
    }

    private static Pause.Obstacle calls(Input input) {
        final String name = input.starter().operator().name();
        return new Pause.Obstacle(
                0,
                Problem.error(
                        Where.subject(name),
                        input.inFlight() + " calls of " + name
                                + " have not returned for a second, and they must end with" + " the old code",
                        "Wait until they return and deploy once more, or stop."));
    }

    private static Pause.Obstacle busy(Operator operator) {
        return new Pause.Obstacle(
                1,
                Problem.error(
                        Where.subject(operator.name()),
                        "what came in at " + operator.name() + " takes more than a second to end with the old code",
                        "Wait until it is done and deploy once more, or stop."));
    }

    private long time() {
        return flow.context().pulse().exactly();
    }
}
