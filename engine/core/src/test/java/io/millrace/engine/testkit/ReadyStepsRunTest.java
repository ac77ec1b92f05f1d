package io.millrace.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's own steps in whole topologies, on a clock that is driven. */
final class ReadyStepsRunTest {
    private final Application app = Application.named("steps");

    /** What a source reads: {@code key value second}. */
    record Event(String key, long value, long second) {
        static Event read(String text) {
            final String[] parts = text.split(" ");
            return new Event(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        @Override
        public String toString() {
            return key + value;
        }
    }

    private Pipeline<Event> events(String source) {
        return app.source(
                source,
                Sources.tcp(7001),
                frame -> Event.read(StandardCharsets.UTF_8.decode(frame).toString()),
                event -> TimeUnit.SECONDS.toNanos(event.second()));
    }

    private Pipeline<Event> keyed(String source) {
        return events(source).key(source + "-key", Event::key);
    }

    private static void out(Pipeline<?> last) {
        last.sink("out", Sinks.stdout(), Sinks.line(Object::toString));
    }

    private TopologyDriver start(int workers) throws Exception {
        return TopologyDriver.start(
                app.plan(), new DriverOptions(EdgeListener.NONE, Instant.EPOCH).withWorkers(workers));
    }

    private static void feed(TopologyDriver driver, String source, String... texts) {
        for (final String text : texts) {
            driver.feedFrame(source, text.getBytes(StandardCharsets.UTF_8));
        }
        driver.runUntilIdle();
    }

    private static void advance(TopologyDriver driver, Duration time) {
        driver.clock().advance(time);
        driver.runUntilIdle();
    }

    private static List<String> texts(TopologyDriver driver) {
        return driver.sink("out").stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .toList();
    }

    private static Counts counts(TopologyDriver driver, String node) {
        return driver.metrics().nodes().get(node).counts();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void twoStreamsAreJoinedByKeyAndTimeOnAnyWorkers(int workers) throws Exception {
        out(keyed("orders")
                .leftJoin(
                        "pairs", keyed("payments"), Duration.ofSeconds(10), (order, payment) -> order + "+" + payment));
        try (TopologyDriver driver = start(workers)) {
            feed(driver, "orders", "a 1 100", "b 2 101", "c 3 102");
            feed(driver, "payments", "b 7 95", "a 8 110", "c 9 113");
            assertThat(texts(driver)).containsExactlyInAnyOrder("a1+a8", "b2+b7");
            feed(driver, "orders", "d 4 300");
            feed(driver, "payments", "d 5 400");
            assertThat(texts(driver)).containsExactlyInAnyOrder("a1+a8", "b2+b7", "c3+null");
            final Counts counts = counts(driver, "pairs");
            assertThat(counts.received())
                    .isEqualTo(counts.passed() + counts.filtered() + counts.failed() + counts.late() + counts.held());
            driver.end();
            assertThat(texts(driver)).contains("d4+null");
            assertThat(counts(driver, "pairs").held()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aDelayLetsMessagesGoOnWhenTheClockSaysSo(int workers) throws Exception {
        out(keyed("in").delay("later", Duration.ofSeconds(5)));
        try (TopologyDriver driver = start(workers)) {
            feed(driver, "in", "a 1 1", "b 2 2");
            assertThat(texts(driver)).isEmpty();
            assertThat(counts(driver, "later").held()).isEqualTo(2);
            advance(driver, Duration.ofSeconds(3));
            feed(driver, "in", "a 3 3");
            advance(driver, Duration.ofSeconds(2));
            assertThat(texts(driver)).containsExactlyInAnyOrder("a1", "b2");
            driver.end();
            assertThat(texts(driver)).containsExactlyInAnyOrder("a1", "b2", "a3");
            assertThat(counts(driver, "later").passed()).isEqualTo(3);
        }
    }

    @Test
    void whatPassesAThrottleIsSampledAndDistinct() throws Exception {
        out(keyed("in")
                .throttle("two-a-second", 2, Duration.ofSeconds(1))
                .distinct("once", Event::value)
                .sample("last", Duration.ofSeconds(10)));
        try (TopologyDriver driver = start(1)) {
            feed(driver, "in", "a 1 1", "a 1 1", "a 2 1", "b 5 1");
            assertThat(counts(driver, "two-a-second").filtered()).isEqualTo(1);
            assertThat(counts(driver, "once").filtered()).isEqualTo(1);
            advance(driver, Duration.ofSeconds(2));
            feed(driver, "in", "a 3 4");
            advance(driver, Duration.ofSeconds(10));
            assertThat(texts(driver)).containsExactlyInAnyOrder("a3", "b5");
            assertThat(counts(driver, "last").filtered()).isEqualTo(1);
        }
    }

    @Test
    void theTopOfAllMessagesNeedsNoKey() throws Exception {
        out(events("in").filter("positive", event -> event.value() > 0).top("top", 2, Event::value, Event::key));
        try (TopologyDriver driver = start(3)) {
            feed(driver, "in", "a 1 1", "b 5 2", "c 3 3", "a 9 4", "d -1 5");
            assertThat(texts(driver)).containsExactly("[a1]", "[b5, a1]", "[b5, c3]", "[a9, b5]");
        }
    }

    @Test
    void paceKeepsOrderAndLosesNothing() throws Exception {
        out(events("in").pace("slowly", 1, Duration.ofSeconds(1)));
        try (TopologyDriver driver = start(1)) {
            feed(driver, "in", "a 1 1", "a 2 1", "a 3 1");
            assertThat(texts(driver)).containsExactly("a1");
            advance(driver, Duration.ofSeconds(1));
            assertThat(texts(driver)).containsExactly("a1", "a2");
            advance(driver, Duration.ofSeconds(1));
            assertThat(texts(driver)).containsExactly("a1", "a2", "a3");
        }
    }
}
