package io.millrace.app.deploy;

import io.millrace.app.deploy.RunOptions.OutputListener;
import io.millrace.app.peer.PeerRefused;
import io.millrace.app.peer.Receiver;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.ReceiverView.Split;
import io.millrace.engine.catalogue.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The receivers beside an application, one per sink that connects.
 *
 * <p>Threading: any; what they are is fixed when they are made.
 */
final class Receivers {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Receiver> listening = new TreeMap<>();
    private final Map<String, ReceiverView> elsewhere = new TreeMap<>();

    /** Listens for each sink that aims at a free port of this machine; the others are connected to other programs. */
    static Receivers start(TcpEnds ends, OutputListener outputs) {
        final Receivers receivers = new Receivers();
        for (final String sink : ends.sinks()) {
            if (ends.isLoopback(sink) && !ends.isOwnSource(sink) && !ends.isTls(sink)) {
                receivers.listen(ends, sink, outputs);
            } else {
                receivers.other(ends, sink);
            }
        }
        return receivers;
    }

    static Receivers none() {
        return new Receivers();
    }

    private void listen(TcpEnds ends, String sink, OutputListener outputs) {
        try {
            final Receiver.Place place = new Receiver.Place(sink, ends.host(sink), ends.port(sink));
            listening.put(sink, Receiver.listen(place, message -> outputs.received(sink, message)));
        } catch (PeerRefused e) {
            other(ends, sink);
        }
    }

    private void other(TcpEnds ends, String sink) {
        final String text = ReceiverView.ELSEWHERE
                + ends.address(sink)
                + (ends.isTls(sink) ? " (it speaks TLS, which the receiver here does not)" : "");
        elsewhere.put(
                sink,
                new ReceiverView(sink, ends.address(sink), 0, 0, 0, List.of(), Split.RAW, Optional.empty(), text));
    }

    Receiver require(String sink) throws PeerRefused {
        final Receiver receiver = listening.get(sink);
        if (receiver != null) {
            return receiver;
        }
        final ReceiverView other = elsewhere.get(sink);
        throw new PeerRefused(
                other != null
                        ? sink + " is " + other.trouble() + ". What that gets can't be seen here."
                        : "No receiver stands behind " + sink + ". " + Nearest.advice(sink, listening.keySet()));
    }

    List<ReceiverView> views() {
        final Map<String, ReceiverView> views = new TreeMap<>(elsewhere);
        listening.forEach((sink, receiver) -> views.put(sink, receiver.view()));
        return new ArrayList<>(views.values());
    }

    /** Reads what is still under way, for two seconds at most, then closes. */
    void closeWhenQuiet() {
        listening.values().forEach(receiver -> receiver.closeWhenQuiet(PATIENCE));
    }

    void close() {
        listening.values().forEach(Receiver::close);
    }
}
