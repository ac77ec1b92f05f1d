package io.millrace.engine.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What one worker runs of a deployment: its operators with everything that belongs to them.
 *
 * <p>Threading: the worker.
 */
final class Flow {
    /** What one read of a socket brings in small frames; slow messages are bounded by time. */
    private static final int BUDGET = 4096;

    private final RunContext context;
    private final List<Operator> operators;
    private final List<Operator> inGraphOrder;
    private final List<Exit> edges;
    private final Map<String, StateStore> states;
    private final Map<String, Previous> previous = new HashMap<>();
    private final List<Intake> intakes = new ArrayList<>();
    private final List<SinkPort> sinks = new ArrayList<>();
    private final List<Inlet> inlets = new ArrayList<>();
    private final List<Outlet> outlets = new ArrayList<>();
    private final List<StepPort> steps = new ArrayList<>();
    private final List<CallPort> calls = new ArrayList<>();
    private final EventTime eventTime;
    private BooleanSupplier stopped = () -> false;
    private final List<Expiry> expiries = new ArrayList<>();
    private Input[] inputs = new Input[0];
    private int first;

    Flow(RunContext context, Parts parts) {
        this.context = context;
        this.operators = parts.operators();
        this.inGraphOrder = inGraphOrder(operators);
        this.edges = parts.edges();
        this.states = parts.states();
        this.eventTime = parts.eventTime();
        context.pulse().onBeat(this::beat);
        for (int i = 0; i < operators.size(); i++) {
            operators.get(i).number(i);
            final SinkPort sink = operators.get(i).sink();
            if (sink != null) {
                sink.written(new Written(context.probe(), i));
            }
        }
    }

    /** The graph without its connectors. */
    record Parts(List<Operator> operators, List<Exit> edges, Map<String, StateStore> states, EventTime eventTime) {}

    private static List<Operator> inGraphOrder(List<Operator> operators) {
        final Set<Operator> ordered = new LinkedHashSet<>();
        operators.forEach(operator -> order(operator, ordered));
        return List.copyOf(ordered);
    }

    private static void order(Operator operator, Set<Operator> ordered) {
        if (!ordered.contains(operator)) {
            operator.entrances().forEach(entrance -> order(entrance.source(), ordered));
            ordered.add(operator);
        }
    }

    RunContext context() {
        return context;
    }

    /** Nodes before those that they lead to. */
    List<Operator> inGraphOrder() {
        return inGraphOrder;
    }

    /** Brings the counts that follow from others up to date; between two messages. */
    void count() {
        inGraphOrder.forEach(Operator::count);
    }

    /** The operator of a node. */
    Optional<Operator> operator(String name) {
        return operators.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** What a generator made last; it stays when its code is swapped. */
    Previous previous(String generator) {
        return previous.computeIfAbsent(generator, name -> new Previous());
    }

    List<Operator> operators() {
        return operators;
    }

    List<Exit> edges() {
        return edges;
    }

    Map<String, StateStore> states() {
        return states;
    }

    List<Intake> intakes() {
        return intakes;
    }

    List<SinkPort> sinks() {
        return sinks;
    }

    /** Everything that messages come from. */
    List<Input> inputs() {
        return List.of(inputs);
    }

    /** Ends of queues from other workers, the most downstream first. */
    List<Inlet> inlets() {
        return inlets;
    }

    /** Whatever starts messages here. */
    List<Starter> starters() {
        return Stream.concat(intakes.stream(), inlets.stream())
                .map(Input::starter)
                .toList();
    }

    /** Ends of queues to other workers. */
    List<Outlet> outlets() {
        return outlets;
    }

    /** Steps that act at a time, each before those that it leads to. */
    List<StepPort> steps() {
        return steps;
    }

    /** Computations whose calls are made on other threads. */
    List<CallPort> calls() {
        return calls;
    }

    EventTime eventTime() {
        return eventTime;
    }

    /** Says whether somebody has asked for the end, which is when steps may be told to discard what they hold. */
    void stopped(BooleanSupplier byWhom) {
        stopped = byWhom;
    }

    /** Everything has been opened: messages may start. */
    void begin() {
        final List<Input> all = new ArrayList<>(inlets);
        all.addAll(intakes);
        all.addAll(steps);
        all.addAll(calls);
        expiries.addAll(Expiry.of(this, all));
        inputs = all.toArray(Input[]::new);
        all.forEach(input -> input.starter().open(true));
    }

    /** What could not go on before goes on, then each queue and source may start some. */
    void advance() {
        if (!steps.isEmpty()) {
            context.pulse().look();
        }
        eventTime.look(intakes);
        for (final Input input : inputs) {
            input.starter().resume();
        }
        for (final Expiry expiry : expiries) {
            expiry.sweep();
        }
        poll();
        act();
        for (final Outlet outlet : outlets) {
            outlet.sayWatermark(context.pulse().now(), false);
            if (outlet.endWhenDry()) {
                context.pulse().step();
            }
        }
        flush();
    }

    /** What has become due by all that has come in. */
    private void act() {
        for (final StepPort step : steps) {
            if (step.finishWhenDry(stopped.getAsBoolean())) {
                context.pulse().step();
            }
            step.poll(BUDGET);
        }
    }

    private void beat() {
        for (final StepPort step : steps) {
            step.look();
        }
        for (final Outlet outlet : outlets) {
            outlet.sayWatermark(context.pulse().now(), true);
        }
        flush();
    }

    /** The first of a turn may use up all its time, so each is the first at times. */
    private void poll() {
        for (int i = 0; i < inputs.length; i++) {
            context.pulse().beginShare();
            inputs[(first + i) % inputs.length].starter().lookAgain();
            inputs[(first + i) % inputs.length].poll(BUDGET);
        }
        first = inputs.length == 0 ? 0 : (first + 1) % inputs.length;
    }

    /** Whether something has come from another worker that could start now. */
    boolean hasArrivals() {
        for (final Inlet inlet : inlets) {
            if (inlet.isWaitedFor()) {
                return true;
            }
        }
        return false;
    }

    void flush() {
        for (final SinkPort sink : sinks) {
            sink.flush();
        }
        for (final Inlet inlet : inlets) {
            inlet.flush();
        }
        for (final Outlet outlet : outlets) {
            outlet.flush();
        }
    }

    /**
     * Keeps at rest what is, says so to the other workers, and returns whether all is. Sources have been told to pause.
     */
    boolean comesToRest(int pause) {
        boolean all = true;
        for (final Input input : inputs) {
            final boolean quiet = input.isQuiet(pause);
            input.starter().pause(quiet || input.starter().isPaused());
            all &= quiet;
        }
        for (final Outlet outlet : outlets) {
            all &= outlet.pauseWhenQuiet(pause);
            outlet.flush();
        }
        return all;
    }

    void stopIntakes() {
        intakes.forEach(Intake::stop);
    }

    /** Nothing comes any more and nothing is on its way to a sink. */
    boolean isDry() {
        return intakes.stream().allMatch(Input::isDry)
                && inlets.stream().allMatch(Input::isDry)
                && steps.stream().allMatch(Input::isDry)
                && calls.stream().allMatch(Input::isDry)
                && expiries.stream().allMatch(Expiry::isDry)
                && outlets.stream().allMatch(Outlet::hasEnded);
    }

    boolean sourcesEnded() {
        return intakes.stream().allMatch(Input::ended);
    }

    /** Sinks have handed over everything that they took. */
    boolean isDelivered() {
        return sinks.stream().allMatch(sink -> sink.connector().pending() == 0);
    }

    /** Nanoseconds until something is due by the clock. */
    long untilDue() {
        long least = Long.MAX_VALUE;
        for (final Intake intake : intakes) {
            least = Math.min(least, intake.untilDue());
        }
        for (final StepPort step : steps) {
            least = Math.min(least, step.untilDue());
        }
        for (final Expiry expiry : expiries) {
            least = Math.min(least, expiry.untilDue());
        }
        return least;
    }

    /** Counts what will not be delivered any more. */
    void abandon() {
        for (final Operator operator : operators) {
            final SinkPort sink = operator.sink();
            operator.counts().abandoned =
                    operator.held() + (sink == null ? 0 : sink.connector().pending());
        }
        for (final Intake intake : intakes) {
            intake.starter().operator().counts().abandoned += intake.unread();
        }
    }

    /** Closes everything that reaches outside; asking again does nothing. */
    void close() {
        expiries.forEach(Expiry::close);
        inlets.forEach(inlet -> inlet.starter().open(false));
        intakes.forEach(intake -> intake.starter().open(false));
        steps.forEach(step -> step.starter().open(false));
        calls.forEach(port -> port.starter().open(false));
        calls.forEach(CallPort::close);
        intakes.forEach(Intake::close);
        sinks.forEach(sink -> sink.connector().close());
    }
}
