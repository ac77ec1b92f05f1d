package io.millrace.engine.runtime;

import io.millrace.engine.runtime.Exchanges.Lane;
import io.millrace.engine.runtime.Placement.Site;
import io.millrace.engine.topology.Edge;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Joins what one worker runs to what the others run: the ends of queues at the edges where messages may cross. */
final class Seams {
    private final Flow flow;
    private final Assembly.Place place;

    Seams(Flow flow, Assembly.Place place) {
        this.flow = flow;
        this.place = place;
    }

    /** Lanes to other workers. */
    void out(Edge edge, Exit exit) {
        final Site site = place.placement().exchange(edge).orElse(null);
        if (site == null || !place.placement().runs(edge.from().node(), place.worker())) {
            return;
        }
        final Exit[] byWorker = new Exit[place.workers().size()];
        for (final int to : place.placement().targets(site)) {
            byWorker[to] = to == place.worker() ? exit : remote(edge, exit, to);
        }
        exit.lanes(lanes(site, exit, byWorker), byWorker[place.worker()] != null);
    }

    private Exit remote(Edge edge, Exit exit, int to) {
        final EdgeQueue queue = place.exchanges().queue(new Lane(edge.id(), place.worker(), to));
        final Outlet outlet = new Outlet(edge.id(), queue, place.workers().get(to));
        flow.outlets().add(outlet);
        return exit.remote(outlet);
    }

    private static Exit.Lanes lanes(Site site, Exit exit, @Nullable Exit[] byWorker) {
        if (site instanceof Site.Fixed fixed) {
            final Exit lane = Objects.requireNonNull(byWorker[fixed.worker()]);
            return key -> lane;
        }
        if (site instanceof Site.Loose) {
            return new Turns(exit, byWorker);
        }
        // Without a key the State says what is wrong.
        return key -> key == null ? exit : Objects.requireNonNull(byWorker[Partitions.owner(key, byWorker.length)]);
    }

    /** Queues from other workers; all lanes out of this one are there already. */
    void in(Edge edge, Exit exit) {
        final List<Worker> workers = place.workers();
        for (int from = 0; from < workers.size(); from++) {
            final Lane lane = new Lane(edge.id(), from, place.worker());
            if (place.exchanges().has(lane)) {
                final Starter starter = new Starter(exit.target(), flow.context());
                final Inlet inlet =
                        new Inlet(starter, exit.port(), place.exchanges().queue(lane), workers.get(from));
                flow.inlets().add(inlet);
                starter.feeds(inlet);
                exit.from(inlet);
                exit.target().from(inlet);
            }
        }
    }
}
