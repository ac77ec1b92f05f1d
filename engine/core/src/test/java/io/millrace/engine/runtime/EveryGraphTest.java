package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All rows of up to three steps, each with a key before it or none, each stateless, with a State, a filter, or with many
 * outputs: every output carries exactly the tags of its path, and those of a key keep their order.
 */
class EveryGraphTest {
    private static final int DEEPEST = 3;
    private static final int MESSAGES = 16;
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    /** What a step does with a message. */
    private enum Sort {
        STATELESS,
        STATE,
        FILTER,
        MANY
    }

    /** One step of a row. */
    private record Step(boolean key, Sort sort) {}

    @ParameterizedTest
    @CsvSource({
        "1, INTERPRETED",
        "1, ALWAYS_LINKED",
        "2, INTERPRETED",
        "2, ALWAYS_LINKED",
        "3, INTERPRETED",
        "3, ALWAYS_LINKED"
    })
    void everyOutputCarriesTheTagsOfItsPath(int workers, Chains chains, TestReporter reporter) throws Exception {
        final long seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        final Random lot = new Random(seed);
        int graphs = 0;
        for (final List<Step> row : rows()) {
            check(row, new Bench(workers, chains).queueSlots(1 << lot.nextInt(2)), lot, "seed " + seed + ", " + row);
            graphs++;
        }
        assertThat(graphs).isEqualTo(8 + 64 + 512);
    }

    private static List<List<Step>> rows() {
        final List<List<Step>> all = new ArrayList<>();
        List<List<Step>> last = List.of(List.of());
        for (int depth = 0; depth < DEEPEST; depth++) {
            final List<List<Step>> longer = new ArrayList<>();
            for (final List<Step> row : last) {
                for (final Sort sort : Sort.values()) {
                    longer.add(plus(row, new Step(false, sort)));
                    longer.add(plus(row, new Step(true, sort)));
                }
            }
            all.addAll(longer);
            last = longer;
        }
        return all;
    }

    private static List<Step> plus(List<Step> row, Step step) {
        final List<Step> longer = new ArrayList<>(row);
        longer.add(step);
        return longer;
    }

    private static void check(List<Step> row, Bench bench, Random lot, String what) throws Exception {
        bench.deploy(application(row));
        final Random room = new Random(lot.nextLong());
        bench.sink("out").room(() -> room.nextInt(3) > 0);
        final List<String> expected = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            bench.source("in").give(i + "/");
            expect(row, 0, i + "/", expected);
            if (lot.nextInt(4) == 0) {
                bench.worker.turn();
            }
        }
        bench.source("in").finish();
        for (int turns = 0; turns < 20_000 && !bench.worker.haveEnded(); turns++) {
            bench.worker.turn();
        }
        assertThat(bench.deployment().status()).as(what).isEqualTo(DeploymentStatus.STOPPED);
        assertThat(bench.out()).as(what).containsExactlyInAnyOrderElementsOf(expected);
        ordered(bench.out(), what);
        for (int i = 0; i < row.size(); i++) {
            final Counts counts = bench.counts("n" + i);
            assertThat(counts.failed() + counts.held()).as(what).isZero();
            assertThat(counts.received()).as(what).isEqualTo(counts.passed() + counts.filtered());
        }
    }

    /** By the tags of its path and by the number's rest, which decides on all keys. */
    private static void ordered(List<String> out, String what) {
        final Map<String, Integer> last = new HashMap<>();
        for (final String text : out) {
            final int number = number(text);
            final Integer before = last.put(text.substring(text.indexOf('/')) + number % 12, number);
            assertThat(before == null || before < number).as(what + ": " + text).isTrue();
        }
    }

    private static int number(String message) {
        return Integer.parseInt(message.substring(0, message.indexOf('/')));
    }

    private static void expect(List<Step> row, int at, String message, List<String> expected) {
        if (at == row.size()) {
            expected.add(message);
            return;
        }
        switch (row.get(at).sort()) {
            case STATELESS, STATE -> expect(row, at + 1, message + at + ".", expected);
            case FILTER -> {
                if (number(message) % 3 != 1) {
                    expect(row, at + 1, message + at + ".", expected);
                }
            }
            case MANY -> {
                for (int i = 0; i < number(message) % 4; i++) {
                    expect(row, at + 1, message + at + "x" + i + ".", expected);
                }
            }
        }
    }

    private static Application application(List<Step> row) {
        final Application app = Application.named("row");
        final State<int[]> keyed = app.state("keyed", () -> new int[1]);
        final State<int[]> whole = app.applicationState("whole", () -> new int[1]);
        Pipeline<String> pipeline = app.source("in", Sources.tcp(7001), Bench::text);
        boolean hasKey = false;
        for (int i = 0; i < row.size(); i++) {
            final int divisor = 2 + i;
            if (row.get(i).key()) {
                pipeline = pipeline.key("k" + i, s -> number(s) % divisor);
                hasKey = true;
            }
            pipeline = step(pipeline, row.get(i).sort(), i, hasKey ? keyed : whole);
        }
        pipeline.sink("out", Sinks.stdout(), TEXT);
        return app;
    }

    private static Pipeline<String> step(Pipeline<String> from, Sort sort, int at, State<int[]> state) {
        final String name = "n" + at;
        return switch (sort) {
            case STATELESS -> from.compute(name, s -> s + at + ".");
            case STATE ->
                from.computeWith(name, state, (s, n) -> {
                    n[0]++;
                    return s + at + ".";
                });
            case FILTER -> from.compute(name, s -> number(s) % 3 == 1 ? null : s + at + ".");
            case MANY ->
                from.computeMany(name, (String s, Emitter<String> out) -> {
                    for (int i = 0; i < number(s) % 4; i++) {
                        out.emit(s + at + "x" + i + ".");
                    }
                });
        };
    }
}
