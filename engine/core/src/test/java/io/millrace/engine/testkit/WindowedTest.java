package io.millrace.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.api.Window;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.Windows;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows in a whole topology, on a clock that is driven. */
final class WindowedTest {
    private static final Windows TEN_SECONDS = Windows.tumbling(Duration.ofSeconds(10));

    /** What a source reads: {@code key value second}. */
    record Event(String key, long value, long second) {
        static Event read(String text) {
            final String[] parts = text.split(" ");
            return new Event(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }
    }

    /** Sum of a window. */
    static final class Sum implements Aggregation<Event, Long, String> {
        @Override
        public Long initial() {
            return 0L;
        }

        @Override
        public Long update(Long acc, Event in) {
            if (in.value() == 13) {
                throw new IllegalArgumentException("thirteen");
            }
            return acc + in.value();
        }

        @Override
        public Long combine(Long a, Long b) {
            return a + b;
        }

        @Override
        public @Nullable String output(@Nullable Object key, Window window, Long acc) {
            if (acc == 666) {
                throw new IllegalStateException("the beast");
            }
            return key + " " + window.start().getEpochSecond() + " " + acc;
        }
    }

    private static Application application(Windows windows) {
        final Application app = Application.named("windowed");
        events(app, "in")
                .key("by-key", Event::key)
                .window("sums", windows, new Sum())
                .sink("out", Sinks.stdout(), Sinks.line(text -> text));
        return app;
    }

    private static Pipeline<Event> events(Application app, String source) {
        return app.source(
                source,
                Sources.tcp(7001),
                frame -> Event.read(StandardCharsets.UTF_8.decode(frame).toString()),
                event -> TimeUnit.SECONDS.toNanos(event.second()));
    }

    private static DriverOptions options(int workers) {
        return new DriverOptions(EdgeListener.NONE, Instant.EPOCH).withWorkers(workers);
    }

    private static TopologyDriver start(Application app, int workers) throws Exception {
        return TopologyDriver.start(app.plan(), options(workers));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aWindowComesOutWhenTheWatermarkHasReachedItsEnd(int workers) throws Exception {
        try (TopologyDriver driver = start(application(TEN_SECONDS), workers)) {
            feed(driver, "in", "a 1 100", "b 2 101", "a 3 109");
            assertThat(driver.sink("out")).isEmpty();
            feed(driver, "in", "c 4 110");
            assertThat(texts(driver)).containsExactlyInAnyOrder("a 100 4", "b 100 2");
            feed(driver, "in", "b 5 125");
            assertThat(texts(driver)).containsExactlyInAnyOrder("a 100 4", "b 100 2", "a 110 0", "b 110 0", "c 110 4");
            assertThat(counts(driver, "sums").keys()).isEqualTo(3);
            assertThat(counts(driver, "sums").held()).isEqualTo(1);
            assertThat(counts(driver, "sums").passed()).isEqualTo(4);
            assertThat(counts(driver, "sums").emitted()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theEndOfTheSourcesBringsOutWhatIsOpen(int workers) throws Exception {
        try (TopologyDriver driver = start(application(TEN_SECONDS.delay(Duration.ofSeconds(20))), workers)) {
            feed(driver, "in", "a 1 100", "b 2 101", "a 3 115");
            assertThat(texts(driver)).containsExactlyInAnyOrder("a 80 0", "b 80 0");
            driver.end();
            assertThat(texts(driver)).contains("a 100 1", "b 100 2", "a 110 3");
            assertThat(counts(driver, "sums").held()).isZero();
            assertThat(counts(driver, "sums").passed()).isEqualTo(3);
            assertThat(counts(driver, "sums").undelivered()).isZero();
        }
    }

    @Test
    void messagesThatAreLateAreCounted() throws Exception {
        try (TopologyDriver driver = start(application(TEN_SECONDS), 1)) {
            feed(driver, "in", "a 1 100", "a 2 95", "a 3 110", "a 4 109", "a 13 111", "a 5 112");
            final Counts counts = counts(driver, "sums");
            assertThat(counts.late()).isEqualTo(2);
            assertThat(counts.failed()).isEqualTo(1);
            assertThat(counts.received())
                    .isEqualTo(counts.passed() + counts.filtered() + counts.failed() + counts.late() + counts.held());
        }
    }

    @Test
    void aMessageThatIsFilteredOutMovesTheWatermarkToo() throws Exception {
        final Application app = Application.named("filtered");
        events(app, "in")
                .compute("only-a", event -> event.key().equals("a") ? event : null)
                .key("by-key", Event::key)
                .window("sums", TEN_SECONDS, new Sum())
                .sink("out", Sinks.stdout(), Sinks.line(text -> text));
        try (TopologyDriver driver = start(app, 1)) {
            feed(driver, "in", "a 1 100", "b 2 110", "a 3 109");
            assertThat(texts(driver)).containsExactly("a 100 1");
            assertThat(counts(driver, "sums").late()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void withoutAKeyThereIsOneWindowForAll(int workers) throws Exception {
        final Application app = Application.named("global");
        events(app, "in").window("sums", TEN_SECONDS, new Sum()).sink("out", Sinks.stdout(), Sinks.line(text -> text));
        try (TopologyDriver driver = start(app, workers)) {
            feed(driver, "in", "a 1 100", "b 2 101", "a 3 111");
            driver.end();
            assertThat(texts(driver)).containsExactly("null 100 3", "null 110 3");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void windowsOfWindowsSeeTheTimesOfResults(int workers) throws Exception {
        final Application app = Application.named("twice");
        events(app, "in")
                .key("by-key", Event::key)
                .window("sums", TEN_SECONDS, new Sum())
                .compute("read", WindowedTest::again)
                .key("again", Event::key)
                .window("more", Windows.tumbling(Duration.ofSeconds(30)), new Sum())
                .sink("out", Sinks.stdout(), Sinks.line(text -> text));
        try (TopologyDriver driver = start(app, workers)) {
            feed(driver, "in", "a 1 90", "a 2 100", "a 3 110", "a 4 119");
            assertThat(driver.sink("out")).isEmpty();
            feed(driver, "in", "a 5 120");
            assertThat(texts(driver)).containsExactly("a 90 10");
            driver.end();
            assertThat(texts(driver)).containsExactly("a 90 10", "a 120 5");
        }
    }

    private static Event again(String result) {
        final String[] parts = result.split(" ");
        return new Event(parts[0], Long.parseLong(parts[2]), Long.parseLong(parts[1]));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theSourceThatIsBehindHoldsTheWatermarkUntilItIsSilentForTenSeconds(int workers) throws Exception {
        final Application app = Application.named("two");
        events(app, "left")
                .merge(events(app, "right"))
                .key("by-key", Event::key)
                .window("sums", TEN_SECONDS, new Sum())
                .sink("out", Sinks.stdout(), Sinks.line(text -> text));
        try (TopologyDriver driver = start(app, workers)) {
            feed(driver, "right", "a 1 100");
            feed(driver, "left", "a 2 115");
            assertThat(driver.sink("out")).isEmpty();
            feed(driver, "right", "a 3 109");
            assertThat(driver.sink("out")).isEmpty();
            driver.clock().advance(Duration.ofSeconds(9));
            feed(driver, "left", "a 4 116");
            assertThat(driver.sink("out")).isEmpty();
            driver.clock().advance(Duration.ofSeconds(2));
            driver.runUntilIdle();
            assertThat(texts(driver)).containsExactly("a 100 4");
            feed(driver, "right", "a 5 110");
            driver.end();
            assertThat(texts(driver)).containsExactly("a 100 4", "a 110 11");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aWindowComesOutWhenNothingHasComeForTwiceItsTime(int workers) throws Exception {
        try (TopologyDriver driver = start(application(TEN_SECONDS), workers)) {
            feed(driver, "in", "a 1 100");
            driver.clock().advance(Duration.ofSeconds(19));
            driver.runUntilIdle();
            assertThat(driver.sink("out")).isEmpty();
            driver.clock().advance(Duration.ofSeconds(1));
            driver.runUntilIdle();
            assertThat(texts(driver)).containsExactly("a 100 1");
        }
    }

    @Test
    void withoutATimestampTheTimeOfArrivalCounts() throws Exception {
        final Application app = Application.named("arrival");
        app.source(
                        "in",
                        Sources.tcp(7001),
                        frame -> Event.read(StandardCharsets.UTF_8.decode(frame).toString()))
                .key("by-key", Event::key)
                .window("sums", TEN_SECONDS, new Sum())
                .sink("out", Sinks.stdout(), Sinks.line(text -> text));
        try (TopologyDriver driver = start(app, 1)) {
            feed(driver, "in", "a 1 0");
            driver.clock().advance(Duration.ofSeconds(9));
            feed(driver, "in", "a 2 0");
            driver.clock().advance(Duration.ofSeconds(1));
            feed(driver, "in", "a 3 0");
            assertThat(texts(driver)).containsExactly("a 0 3");
        }
    }

    @Test
    void aResultThatFailsIsShownAndTheNextOnesComeOut() throws Exception {
        try (TopologyDriver driver = start(application(TEN_SECONDS), 1)) {
            feed(driver, "in", "a 666 100", "b 1 101", "a 2 111", "a 3 120");
            assertThat(texts(driver)).containsExactly("b 100 1", "a 110 2", "b 110 0");
            assertThat(counts(driver, "sums").troubles()).isEqualTo(1);
            assertThat(driver.metrics().nodes().get("sums").failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.error()).contains("the beast"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anHourOfSlidingWindowsTakesNoTime(int workers) throws Exception {
        final Windows windows = Windows.sliding(Duration.ofMinutes(1), Duration.ofSeconds(10));
        try (TopologyDriver driver = start(application(windows), workers)) {
            for (int second = 0; second <= 3600; second++) {
                driver.feedFrame(
                        "in",
                        String.format(Locale.ROOT, "k%d 1 %d", second % 7, second)
                                .getBytes(StandardCharsets.UTF_8));
            }
            driver.end();
            final List<String> texts = texts(driver);
            final long sum = texts.stream()
                    .mapToLong(text -> Long.parseLong(text.split(" ")[2]))
                    .sum();
            assertThat(sum).isEqualTo(3601 * 6);
            assertThat(texts).doesNotHaveDuplicates();
        }
    }

    @Test
    void theSameInputGivesTheSameOutputInTheSameOrder() throws Exception {
        final List<String> first = pseudorandom();
        assertThat(pseudorandom()).isEqualTo(first).hasSizeGreaterThan(100);
    }

    private static List<String> pseudorandom() throws Exception {
        final java.util.Random random = new java.util.Random(7);
        try (TopologyDriver driver = start(application(TEN_SECONDS.fromFirstMessage()), 2)) {
            for (int i = 0; i < 1000; i++) {
                final String text = "k" + random.nextInt(9) + " " + i + " " + (100 + i / 4 - random.nextInt(5));
                driver.feedFrame("in", text.getBytes(StandardCharsets.UTF_8));
            }
            driver.end();
            return texts(driver);
        }
    }

    private static Counts counts(TopologyDriver driver, String node) {
        return driver.metrics().nodes().get(node).counts();
    }

    private static void feed(TopologyDriver driver, String source, String... texts) {
        for (final String text : texts) {
            driver.feedFrame(source, text.getBytes(StandardCharsets.UTF_8));
        }
        driver.runUntilIdle();
    }

    private static List<String> texts(TopologyDriver driver) {
        return driver.sink("out").stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).trim())
                .toList();
    }
}
