package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Encoder;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps whose messages are spread over the workers. */
@Timeout(60)
class ParallelTest {
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    private final Application app = Application.named("parallel");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void allWorkersTakePartAndNothingIsLost(int workers) throws Exception {
        final Map<String, Integer> threads = new ConcurrentHashMap<>();
        app.source("in", Sources.tcp(7001), Bench::text)
                .compute("spread", s -> {
                    threads.merge(Thread.currentThread().getName(), 1, Integer::sum);
                    return s + "!";
                })
                .parallel()
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench();
        final EngineOptions options = bench.options().withWorkers(workers).withClock(new SystemClock());
        final List<String> expected = new ArrayList<>();
        try (Deployment running = Engine.create(options).deploy(Bench.plan(app))) {
            for (int i = 0; i < 3000; i++) {
                bench.source("in").give(i + "");
                expected.add(i + "!");
            }
            bench.source("in").finish();
            running.ended().get(20, TimeUnit.SECONDS);
        }

        assertThat(threads).hasSize(workers);
        assertThat(threads.values()).allMatch(calls -> calls > 3000 / workers / 4);
        if (workers == 1) {
            assertThat(bench.out()).containsExactlyElementsOf(expected);
        } else {
            assertThat(bench.out()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aKeyGoesWithTheMessageAndItsStateIsFoundBehind(int workers) throws Exception {
        final State<int[]> counts = app.state("counts", () -> new int[1]);
        app.source("in", Sources.tcp(7001), Bench::text)
                .key("key", s -> Integer.parseInt(s) % 7)
                .compute("spread", s -> s)
                .parallel()
                .computeWith("count", counts, (s, n) -> Integer.parseInt(s) % 7 + "=" + ++n[0])
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers).queueSlots(2).deploy(app);
        bench.feed(IntStream.range(0, 700).mapToObj(Integer::toString).toArray(String[]::new));

        final Map<String, List<String>> byKey =
                bench.out().stream().collect(Collectors.groupingBy(s -> s.substring(0, 1)));
        assertThat(byKey).hasSize(7);
        byKey.forEach((key, values) -> assertThat(values)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> key + "=" + i)
                        .toList()));
    }

    @Test
    void aWorkerWithoutRoomIsPassedOver() throws Exception {
        app.source("in", Sources.tcp(7001), Bench::text)
                .compute("spread", s -> s)
                .parallel()
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(3).queueSlots(1).deploy(app);
        final Set<String> all = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            all.add(i + "");
            bench.source("in").give(i + "");
        }
        bench.run();

        assertThat(bench.out()).hasSize(500).containsAll(all);
    }
}
