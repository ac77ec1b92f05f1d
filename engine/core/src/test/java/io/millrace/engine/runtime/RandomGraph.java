package io.millrace.engine.runtime;

import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An application drawn by lot, the same for the same seed. A message is its number, {@code /} and the nodes that have
 * passed it; keys are remainders of the number by 2, 3 or 4.
 */
final class RandomGraph {
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    final Application app;
    final List<String> sources = new ArrayList<>();
    final List<String> sinks = new ArrayList<>();
    private final Random lot;
    private final List<State<int[]>> keyed = new ArrayList<>();
    private final State<int[]> whole;
    private final List<Way> open = new ArrayList<>();
    private int nodes;

    RandomGraph(long seed) {
        lot = new Random(seed);
        app = Application.named("lot" + seed);
        keyed.add(app.state("odd", () -> new int[1]));
        keyed.add(app.state("even", () -> new int[1]));
        whole = app.applicationState("whole", () -> new int[1]);
        for (int i = 0; i <= lot.nextInt(3); i++) {
            sources.add("in" + i);
            open.add(new Way(app.source("in" + i, Sources.tcp(7000 + i), Bench::text), false));
        }
        for (int steps = 3 + lot.nextInt(14); steps > 0; steps--) {
            grow();
        }
        open.forEach(this::finish);
    }

    /** Where the drawing goes on, and whether messages have a key there. */
    private record Way(Pipeline<String> pipeline, boolean hasKey) {}

    static int number(String message) {
        return Integer.parseInt(message.substring(0, message.indexOf('/')));
    }

    private void grow() {
        final Way way = open.get(lot.nextInt(open.size()));
        final Pipeline<String> from = way.pipeline();
        final String name = "n" + nodes++;
        final int sort = lot.nextInt(11);
        if (sort <= 1) {
            final int divisor = 2 + lot.nextInt(3);
            replace(way, new Way(from.key(name, s -> number(s) % divisor), true));
        } else if (sort <= 3 && way.hasKey()) {
            replace(way, new Way(from.computeWith(name, keyed.get(lot.nextInt(2)), (s, n) -> count(s, n, name)), true));
        } else if (sort == 4) {
            replace(way, new Way(from.computeWith(name, whole, (s, n) -> count(s, n, name)), way.hasKey()));
        } else if (sort == 5) {
            replace(
                    way,
                    new Way(
                            from.computeMany(name, (String s, Emitter<String> out) -> many(s, out, name)),
                            way.hasKey()));
        } else if (sort == 6 && open.size() > 1) {
            merge(way, open.get(lot.nextInt(open.size())));
        } else if (sort == 9) {
            route(way, name);
        } else if (sort == 10) {
            replace(way, new Way(from.compute(name, s -> risky(s, name)), way.hasKey()));
        } else if (sort == 7) {
            open.add(new Way(from.compute(name, s -> s + name + "."), way.hasKey()));
        } else {
            replace(way, new Way(from.compute(name, s -> number(s) % 7 == 3 ? null : s + name + "."), way.hasKey()));
        }
    }

    private static String count(String message, int[] n, String name) {
        n[0]++;
        return message + name + ".";
    }

    private static void many(String message, Emitter<String> out, String name) {
        for (int i = 0; i < number(message) % 4; i++) {
            out.emit(message + name + "x" + i + ".");
        }
    }

    private static String risky(String message, String name) {
        if (number(message) % 11 == 5) {
            throw new IllegalArgumentException(message);
        }
        return message + name + ".";
    }

    /** Odd numbers, multiples of three, and the rest; a multiple of three that is odd goes both ways. */
    private void route(Way way, String name) {
        final Pipeline<String> from = way.pipeline().compute(name, s -> s);
        replace(
                way,
                new Way(from.when(s -> number(s) % 2 == 1).compute(name + "-odd", s -> s + name + "o."), way.hasKey()));
        open.add(new Way(
                from.when(s -> number(s) % 3 == 0).compute(name + "-by3", s -> s + name + "t."), way.hasKey()));
        open.add(new Way(from.otherwise().compute(name + "-rest", s -> s + name + "r."), way.hasKey()));
    }

    private void merge(Way one, Way other) {
        if (!one.equals(other)) {
            open.remove(other);
            replace(one, new Way(one.pipeline().merge(other.pipeline()), one.hasKey() && other.hasKey()));
        }
    }

    private void replace(Way old, Way next) {
        open.set(open.indexOf(old), next);
    }

    private void finish(Way way) {
        final String name = "out" + sinks.size();
        sinks.add(name);
        way.pipeline().compute(name + "-last", s -> s).sink(name, Sinks.stdout(), TEXT);
    }
}
