package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Encoder;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.metrics.EdgeMetrics.Queue;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class QueueMarkTest {
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    private final Application app = Application.named("app");

    private Bench bench(int slots) throws DeploymentRefused {
        app.source("in", Sources.tcp(7001), Bench::text)
                .key("by-text", s -> s)
                .computeWith("count", app.state("counts", () -> new int[1]), (String s, int[] n) -> s + ++n[0])
                .sink("out", Sinks.stdout(), TEXT);
        return new Bench(2).queueSlots(slots).deploy(app);
    }

    private static Queue queue(Bench bench) {
        return Objects.requireNonNull(bench.deployment().metrics().edges().get("by-text--count"))
                .queue();
    }

    /** All of them belong to the worker that the source is not on. */
    private static String farKey() {
        int i = 0;
        while (Partitions.owner(String.valueOf(i), 2) != 1) {
            i++;
        }
        return String.valueOf(i);
    }

    @Test
    void theMostThatEverWaitedIsRemembered() throws Exception {
        final Bench bench = bench(64);
        final String key = farKey();
        for (int i = 0; i < 40; i++) {
            bench.source("in").give(key);
        }
        bench.worker.workers().get(0).turn();
        assertThat(queue(bench)).isEqualTo(new Queue(40, 40, 64));

        bench.worker.workers().get(1).turn();
        bench.feed(key, key);
        assertThat(queue(bench)).isEqualTo(new Queue(0, 40, 64));
        assertThat(bench.out()).hasSize(42);
    }

    @Test
    void aFullQueueHasBeenAsFullAsItCanBe() throws Exception {
        final Bench bench = bench(8);
        final String key = farKey();
        for (int i = 0; i < 40; i++) {
            bench.source("in").give(key);
        }
        bench.run();

        assertThat(queue(bench)).isEqualTo(new Queue(0, 8, 8));
        assertThat(bench.out()).hasSize(40);
    }

    @Test
    void anEdgeThatStaysOnItsWorkerHasNoQueue() throws Exception {
        final Bench bench = bench(8);

        assertThat(Objects.requireNonNull(bench.deployment().metrics().edges().get("in--by-text"))
                        .queue())
                .isEqualTo(Queue.NONE);
    }
}
