package io.millrace.app.deploy;

import io.millrace.app.peer.PeerRefused;
import io.millrace.app.peer.SendPlan;
import io.millrace.app.peer.Sender;
import io.millrace.app.peer.SenderView;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.runtime.NanoClock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToIntFunction;

/**
 * The senders beside an application, one per source at most.
 *
 * <p>Threading: any.
 */
final class Senders {
    private final TcpEnds ends;
    private final ToIntFunction<String> portOf;
    private final NanoClock clock;
    private final Map<String, Sender> running = new ConcurrentSkipListMap<>();
    private final Map<String, SenderView> refused = new ConcurrentSkipListMap<>();
    private boolean closed;

    /** @param portOf gives the port on which a source really listens */
    Senders(TcpEnds ends, ToIntFunction<String> portOf, NanoClock clock) {
        this.ends = ends;
        this.portOf = portOf;
        this.clock = clock;
    }

    /** Starts what can be started; the view shows why something could not. */
    void startAll(Map<String, SendPlan> plans) {
        new TreeMap<>(plans).forEach((source, plan) -> {
            if (ends.sources().contains(source)) {
                startOrShow(source, plan);
            }
        });
    }

    private synchronized void startOrShow(String source, SendPlan plan) {
        try {
            start(source, plan);
        } catch (PeerRefused e) {
            refused.put(
                    source,
                    new SenderView(
                            source,
                            plan.data().file(),
                            ends.address(source),
                            "once",
                            false,
                            0,
                            0,
                            String.valueOf(e.getMessage())));
        }
    }

    synchronized void start(String source, SendPlan plan) throws PeerRefused {
        if (closed) {
            throw new PeerRefused("The application has ended; start it again to send to it.");
        }
        if (!ends.sources().contains(source)) {
            throw new PeerRefused(source + " is no source that listens. " + Nearest.advice(source, ends.sources()));
        }
        if (ends.isTls(source)) {
            throw new PeerRefused(source + " speaks TLS, which the sender here does not. Send from another program, or"
                    + " switch TLS off while you try things out.");
        }
        final Sender.Target target =
                new Sender.Target(source, ends.reachableHost(source), portOf.applyAsInt(source), ends.framing(source));
        stop(source);
        running.put(source, Sender.start(target, plan, clock));
        refused.remove(source);
    }

    synchronized void stop(String source) {
        final Sender sender = running.get(source);
        if (sender != null) {
            sender.stop();
        }
    }

    /** Never waits: a sender that is being stopped may take its time. */
    List<SenderView> views() {
        final Map<String, SenderView> views = new TreeMap<>(refused);
        running.forEach((source, sender) -> views.putIfAbsent(source, sender.view()));
        return List.copyOf(views.values());
    }

    /** Stops all; none can be started any more. */
    synchronized void close() {
        closed = true;
        running.values().forEach(Sender::stop);
    }
}
