package io.millrace.engine.runtime;

import java.util.List;

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
                port.expired(gone);
            }
        }
    }

    private boolean haveRoom() {
        for (final ExpiryPort port : ports) {
            if (port.ended() || !port.hasRoom()) {
                return false;
            }
        }
        return true;
    }

    /** Nanoseconds until something is due; room that is waited for wakes the worker by itself. */
    long untilDue() {
        final long until = objects.untilDue(pulse.exactly());
        return until == 0 && !haveRoom() ? Long.MAX_VALUE : until;
    }
}
