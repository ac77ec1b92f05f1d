package io.millrace.engine.runtime;

import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.api.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the chains of one worker: a link for each node, from the last to the first, since each has those behind it as
 * constants. What has not changed since the last time is used again.
 *
 * <p>Threading: the worker, between two messages.
 */
final class Weaver {
    /** Links in a row before a message goes on from the run's stack. */
    private static final int LONGEST = 24;

    private final Templates templates = new Templates();
    private Map<Spot, Woven> before = new HashMap<>();
    private Map<Spot, Woven> now = new HashMap<>();

    /** Where in the graph something is needed. */
    private record Spot(Class<?> template, @Nullable Object owner, int index) {}

    /** What was made there last, and what it is made of. */
    private record Woven(List<@Nullable Object> uses, Object made) {
        boolean isMadeOf(List<@Nullable Object> others) {
            for (int i = 0; i < uses.size(); i++) {
                if (uses.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A link and how many lie in a row from it. */
    private record Row(ChainLink link, int length) {}

    /** Gives every operator its link and every starter its head. */
    void weave(Flow flow) {
        now = new HashMap<>();
        final Map<Operator, Row> rows = new HashMap<>();
        final List<Operator> lastFirst = new ArrayList<>(flow.inGraphOrder());
        Collections.reverse(lastFirst);
        for (final Operator operator : lastFirst) {
            final Row row = stage(operator, rows);
            rows.put(operator, row);
            operator.link(row.link());
        }
        flow.starters().forEach(this::head);
        before = now;
    }

    private void head(Starter starter) {
        final ChainLink first = Objects.requireNonNull(starter.operator().link());
        final Spot spot = new Spot(HeadLoop.class, starter, 0);
        starter.head((Head) make(spot, Arrays.asList(first), new HeadLoop.Parts(first)));
    }

    private Row stage(Operator operator, Map<Operator, Row> rows) {
        final Exit[] exits = operator.exits();
        if (operator.isRouted() && exits.length > Router.MOST) {
            throw new IllegalStateException(operator.name() + " has more edges with conditions than fit");
        }
        final List<Row> behind = new ArrayList<>();
        for (final Exit exit : exits) {
            behind.add(edge(exit, rows));
        }
        final int length = 1 + behind.stream().mapToInt(Row::length).max().orElse(0);
        final ChainLink next = operator.isRouted() || exits.length == 0 ? null : tee(operator, behind, 0);
        final Router router = operator.isRouted() ? router(operator, behind, 0) : null;
        final StageLink.Parts parts = new StageLink.Parts(
                operator,
                operator.stage(),
                looksAtKey(operator),
                next,
                router,
                Arrays.stream(exits).anyMatch(Exit::isExchange),
                operator.end(),
                operator.entrances().isEmpty() ? null : operator.entrances().get(0));
        final Spot spot = new Spot(StageLink.class, operator, 0);
        return new Row((ChainLink) make(spot, Arrays.asList(parts.stage(), next, router), parts), length);
    }

    private static boolean looksAtKey(Operator operator) {
        return operator.stage().looksAtKey()
                || Arrays.stream(operator.exits()).anyMatch(exit -> exit.route() instanceof Lifecycle);
    }

    /** Where a message goes on that takes this edge. */
    private Row edge(Exit exit, Map<Operator, Row> rows) {
        final Row row = Objects.requireNonNull(rows.get(exit.target()));
        final Row near = row.length() < LONGEST ? row : new Row(cut(exit, row.link()), 0);
        final Row target = byPort(exit, near);
        if (!exit.isExchange()) {
            return target;
        }
        final ChainLink stays = exit.staysPossible() ? target.link() : null;
        final Spot spot = new Spot(ExchangeLink.class, exit, 0);
        final Object made = make(spot, Arrays.asList(stays), new ExchangeLink.Parts(exit, stays));
        return new Row((ChainLink) made, target.length() + 1);
    }

    /** A step with several inputs is told which one it is. */
    private Row byPort(Exit exit, Row target) {
        final StepPort port = exit.target().port();
        if (port == null || exit.target().isEnteredByOnePort()) {
            return target;
        }
        final Spot spot = new Spot(PortLink.class, exit, 0);
        final Woven last = before.get(spot);
        final Woven woven = last != null && last.isMadeOf(Arrays.asList(target.link()))
                ? last
                : new Woven(Arrays.asList(target.link()), new PortLink(exit, port, target.link()));
        return new Row((ChainLink) remember(spot, woven), target.length() + 1);
    }

    private ChainLink cut(Exit exit, ChainLink next) {
        final Spot spot = new Spot(CutLink.class, exit, 0);
        final Woven last = before.get(spot);
        final Woven woven = last != null && last.isMadeOf(Arrays.asList(next))
                ? last
                : new Woven(Arrays.asList(next), new CutLink(exit, next));
        return (ChainLink) remember(spot, woven);
    }

    private ChainLink tee(Operator operator, List<Row> behind, int from) {
        final ChainLink first = behind.get(from).link();
        if (from == behind.size() - 1) {
            return first;
        }
        final ChainLink second = tee(operator, behind, from + 1);
        final Spot spot = new Spot(TeeLink.class, operator, from);
        return (ChainLink) make(spot, Arrays.asList(first, second), new TeeLink.Parts(first, second));
    }

    private @Nullable Router router(Operator operator, List<Row> behind, int from) {
        if (from == behind.size()) {
            return null;
        }
        final Router rest = router(operator, behind, from + 1);
        final Exit exit = operator.exits()[from];
        final Route<Object> route = exit.route();
        final ChainLink taker = behind.get(from).link();
        final Spot spot = new Spot(RouteFork.class, operator, from);
        final RouteFork.Parts parts = new RouteFork.Parts(exit, route, 1L << from, taker, rest);
        return (Router) make(spot, Arrays.asList(route, taker, rest), parts);
    }

    private Object make(Spot spot, List<@Nullable Object> uses, Object parts) {
        final Woven last = before.get(spot);
        if (last != null && last.isMadeOf(uses)) {
            return remember(spot, last);
        }
        return remember(spot, new Woven(uses, templates.copy(spot.template(), parts)));
    }

    private Object remember(Spot spot, Woven woven) {
        now.put(spot, woven);
        return woven.made();
    }
}
