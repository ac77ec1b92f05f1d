package io.millrace.engine.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes away the objects of one State whose time to live is over, a slice in each turn, and tells the state computations
 * that want to know.
 *
 * <p>Threading: the worker.
 */
final class Expiry {
    /** Objects in one turn: so many that a million is done in a second, so few that a message waits for it no millisecond. */
    private static final int SLICE = 1024;

    private final AgedObjects objects;
    private final List<ExpiryPort> ports;
    private final Pulse pulse;

    Expiry(AgedObjects objects, List<ExpiryPort> ports, Pulse pulse) {
        this.objects = objects;
        this.ports = List.copyOf(ports);
        this.pulse = pulse;
        objects.look(pulse.exactly());
    }

    /** For each State of a flow whose objects expire; its ports are added to the inputs. */
    static List<Expiry> of(Flow flow, List<Input> inputs) {
        final List<Expiry> expiries = new ArrayList<>();
        final List<ExpiryPort> added = new ArrayList<>();
        for (final StateStore store : flow.states().values()) {
            final AgedObjects objects = store.aged();
            if (objects != null) {
                final List<ExpiryPort> ports = flow.operators().stream()
                        .filter(operator -> operator.state() == store)
                        .flatMap(operator -> Stream.ofNullable(operator.expiry()))
                        .toList();
                added.addAll(ports);
                expiries.add(new Expiry(objects, ports, flow.context().pulse()));
            }
        }
        inputs.addAll(added);
        added.forEach(port -> port.feeders(inputs.stream()
                .filter(input ->
                        input != port && input.starter().leadsTo(port.starter().operator()))
                .toList()));
        return expiries;
    }

    /** Nothing is said any more. */
    void close() {
        ports.forEach(port -> port.starter().open(false));
    }

    /** Whether nothing will be said of objects any more. */
    boolean isDry() {
        return ports.stream().allMatch(Input::isDry);
    }

    /** Done in each turn, before messages come. */
    void sweep() {
        objects.look(pulse.exactly());
        int left = SLICE;
        while (objects.hasExpired() && haveRoom()) {
            if (left-- == 0 || pulse.turnOver()) {
                pulse.putOff();
                return;
            }
            pulse.step();
            final Aged gone = objects.takeExpired();
            for (final ExpiryPort port : ports) {
                if (!port.ended()) {
                    port.expired(gone);
                }
            }
        }
    }

    private boolean haveRoom() {
        boolean allEnded = !ports.isEmpty();
        for (final ExpiryPort port : ports) {
            if (!port.ended()) {
                allEnded = false;
                if (!port.hasRoom()) {
                    return false;
                }
            }
        }
        return !allEnded;
    }

    /** Nanoseconds until something is due; room that is waited for wakes the worker by itself. */
    long untilDue() {
        final long until = objects.untilDue(pulse.exactly());
        return until == 0 && !haveRoom() ? Long.MAX_VALUE : until;
    }
}
