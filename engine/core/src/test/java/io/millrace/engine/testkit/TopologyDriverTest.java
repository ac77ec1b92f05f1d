package io.millrace.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Generator;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Connector;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.runtime.DeploymentRefused;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TopologyDriverTest {
    private static final DriverOptions QUIET = new DriverOptions(EdgeListener.NONE);

    @Test
    void runsCelsiusFromFrameToBytes() throws Exception {
        final Application app = Application.named("celsius");
        app.source("in", Sources.tcp(7001), frame -> frame.getFloat())
                .compute("to-rate", celsius -> celsius * 1.8)
                .compute("add-32", rate -> rate + 32)
                .sink("out", Sinks.tcp("127.0.0.1", 7002), Sinks.line(f -> String.format("%.6f", f)));

        try (TopologyDriver driver = TopologyDriver.start(app.plan(), QUIET)) {
            driver.feedFrame("in", ByteBuffer.allocate(4).putFloat(50f).array());
            driver.feedStream("in", new byte[] {0, 0, 0, 4, (byte) 0xc2, 0x20});
            driver.feedStream("in", new byte[] {0, 0, 0, 0});
            driver.runUntilIdle();

            assertThat(texts(driver, "out")).containsExactly("122.000000\n", "-40.000000\n");
            assertThat(driver.metrics().edges().get("in--to-rate").messages()).isEqualTo(2);
            assertThat(driver.metrics().nodes().get("in").counts().bytes()).isEqualTo(8);
        }
    }

    @Test
    void whatNobodyWaitsForAnyMoreDoesNotGoOn() throws Exception {
        final Application app = Application.named("much");
        app.generator("numbers", 0, new Numbers()).sink("out", Sinks.stdout(), Sinks.line(n -> "n" + n));
        final AtomicLong crossed = new AtomicLong();
        final DriverOptions options =
                new DriverOptions((edge, message) -> crossed.incrementAndGet()).until(() -> crossed.get() >= 1000);

        try (TopologyDriver driver = TopologyDriver.start(app.plan(), options)) {
            driver.generate("numbers", Integer.MAX_VALUE);
            assertThatThrownBy(driver::end).isInstanceOf(CancellationException.class);
        }
        assertThat(crossed).hasValueLessThan(10_000);
    }

    @Test
    void letsMessagesInBehindTheDecoder() throws Exception {
        final Application app = Application.named("upper");
        app.source("in", Sources.tcp(7001), TopologyDriverTest::text)
                .compute("upper", String::toUpperCase)
                .sink("out", Sinks.stdout(), Sinks.line(s -> s));

        try (TopologyDriver driver = TopologyDriver.start(app.plan(), QUIET)) {
            driver.feedMessage("in", "a");
            driver.feedFrame("in", "b".getBytes(StandardCharsets.UTF_8));
            driver.feedMessage("in", "c");
            driver.end();

            assertThat(texts(driver, "out")).containsExactly("A\n", "B\n", "C\n");
            assertThat(driver.metrics().status()).isEqualTo(DeploymentStatus.STOPPED);
        }
    }

    @Test
    void tellsOfEachMessageOnEachEdgeInOrder() throws Exception {
        final Application app = Application.named("letters");
        final State<List<String>> seen = app.state("seen", ArrayList::new);
        app.source("in", Sources.tcp(7001), TopologyDriverTest::text)
                .computeMany("split", (String line, io.millrace.engine.api.Emitter<String> out) -> {
                    for (final String letter : line.split("")) {
                        out.emit(letter);
                    }
                })
                .key("by-letter", letter -> letter)
                .computeWith("count", seen, (letter, letters) -> {
                    letters.add(letter);
                    return letter + letters.size();
                })
                .sink("out", Sinks.stdout(), Sinks.line(s -> s));
        final List<String> crossed = new ArrayList<>();

        try (TopologyDriver driver = TopologyDriver.start(
                app.plan(), new DriverOptions((edge, message) -> crossed.add(edge + " " + message)))) {
            driver.feedMessage("in", "aba");
            driver.end();

            assertThat(texts(driver, "out")).containsExactly("a1\n", "b1\n", "a2\n");
            assertThat(driver.metrics().nodes().get("count").counts().keys()).isEqualTo(2);
        }
        assertThat(crossed).contains("in--split aba", "by-letter--count b").endsWith("count--out a2");
        assertThat(crossed)
                .filteredOn(line -> line.startsWith("split--by-letter"))
                .hasSize(3);
    }

    @Test
    void aGeneratorGivesWhatIsGrantedWhateverTheClockSays() throws Exception {
        final Application app = Application.named("numbers");
        app.generator("in", 10, new Numbers()).sink("out", Sinks.stdout(), Sinks.line(n -> "" + n));

        try (TopologyDriver driver = TopologyDriver.start(app.plan(), QUIET)) {
            driver.clock().advance(Duration.ofHours(1));
            driver.runUntilIdle();
            assertThat(texts(driver, "out")).isEmpty();

            driver.generate("in", 1000);
            driver.end();
            assertThat(texts(driver, "out"))
                    .hasSize(1000)
                    .startsWith("0\n", "1\n")
                    .endsWith("999\n");
        }
    }

    @Test
    void whatIsLeftOfAFileIsItsLastLineAndOfAConnectionHalfAFrame() throws Exception {
        final Application app = Application.named("lines");
        final Pipeline<String> file =
                app.source("file", Connector.of("file-source").with("path", "x"), TopologyDriverTest::text);
        final Pipeline<String> socket =
                app.source("socket", Sources.tcp(7001).with("framing", "lines"), TopologyDriverTest::text);
        file.merge(socket).sink("out", Sinks.stdout(), Sinks.line(s -> s));

        try (TopologyDriver driver = TopologyDriver.start(app.plan(), QUIET)) {
            driver.feedStream("file", "one\ntwo".getBytes(StandardCharsets.UTF_8));
            driver.feedStream("socket", "three\nfour".getBytes(StandardCharsets.UTF_8));
            driver.end();

            assertThat(texts(driver, "out")).containsExactlyInAnyOrder("one\n", "two\n", "three\n");
            assertThat(driver.metrics().nodes().get("socket").failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.error()).contains("middle of a frame"));
        }
    }

    @Test
    void aFrameThatIsTooLargeEndsItsStreamWithTheReason() throws Exception {
        final Application app = Application.named("large");
        app.source("in", Sources.tcp(7001).with("max-frame", "1Ki"), TopologyDriverTest::text)
                .sink("out", Sinks.stdout(), Sinks.line(s -> s));

        try (TopologyDriver driver = TopologyDriver.start(app.plan(), QUIET)) {
            driver.feedStream("in", new byte[] {0, 0, 0, 1, 'a', 0x7f, 0, 0, 0});
            driver.feedStream("in", new byte[] {0, 0, 0, 1, 'b'});
            driver.end();

            assertThat(texts(driver, "out")).containsExactly("a\n");
            assertThat(driver.metrics().nodes().get("in").failures().get(0).error())
                    .contains("max-frame");
        }
    }

    @Test
    void saysWhyItStoppedByItself() throws Exception {
        final Application app = Application.named("stopping");
        app.source("in", Sources.tcp(7001).with("on-error", "stop"), frame -> 1 / frame.get())
                .discard("out");

        try (TopologyDriver driver = TopologyDriver.start(app.plan(), QUIET)) {
            driver.feedFrame("in", new byte[] {0});
            driver.feedFrame("in", new byte[] {1});
            driver.runUntilIdle();

            assertThat(driver.failure())
                    .hasValueSatisfying(words ->
                            assertThat(words).contains("in failed").contains("ArithmeticException: / by zero"));
            final Counts counts = driver.metrics().nodes().get("in").counts();
            assertThat(counts.received()).isEqualTo(1);
            assertThat(counts.failed()).isEqualTo(1);
        }
    }

    @Test
    void refusesCodeThatCanNotBeMade() {
        final Application app = Application.named("broken");
        app.source("in", Sources.tcp(7001), new BrokenDecoder()).discard("out");

        assertThatThrownBy(() -> TopologyDriver.start(app.plan(), QUIET))
                .isInstanceOf(DeploymentRefused.class)
                .hasMessageContaining("in could not be started")
                .hasMessageContaining("no table");
    }

    @Test
    void namesSourcesAndSinksThatAreNotThere() throws Exception {
        final Application app = Application.named("small");
        app.source("in", Sources.tcp(7001), TopologyDriverTest::text).discard("out");

        try (TopologyDriver driver = TopologyDriver.start(app.plan(), QUIET)) {
            assertThatThrownBy(() -> driver.feedFrame("inn", new byte[0])).hasMessageContaining("inn");
            assertThatThrownBy(() -> driver.sink("out")).hasMessageContaining("out");
        }
    }

    @Test
    void severalWorkersTakeTurnsOnOneThreadAndGiveTheSameEachTime() throws Exception {
        assertThat(letters(3)).isEqualTo(letters(3)).containsExactlyInAnyOrderElementsOf(letters(1));
    }

    private static List<String> letters(int workers) throws Exception {
        final Application app = Application.named("letters");
        final State<int[]> counts = app.state("counts", () -> new int[1]);
        app.source("in", Sources.tcp(7001), TopologyDriverTest::text)
                .key("by-letter", letter -> letter)
                .computeWith("count", counts, (letter, count) -> letter + ++count[0])
                .sink("out", Sinks.stdout(), Sinks.line(s -> s));
        try (TopologyDriver driver = TopologyDriver.start(app.plan(), QUIET.withWorkers(workers))) {
            for (int i = 0; i < 3000; i++) {
                driver.feedMessage("in", "" + (char) ('a' + i * 7 % 26));
            }
            driver.end();
            return texts(driver, "out");
        }
    }

    private static String text(ByteBuffer frame) {
        return StandardCharsets.UTF_8.decode(frame).toString();
    }

    private static List<String> texts(TopologyDriver driver, String sink) {
        return driver.sink(sink).stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    private static final class Numbers implements Generator<Integer> {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Integer next(Integer previous) {
            return previous + 1;
        }
    }

    private static final class BrokenDecoder
            implements io.millrace.engine.api.Decoder<String>, io.millrace.engine.api.Lifecycle {
        @Override
        public String decode(ByteBuffer frame) {
            return "";
        }

        @Override
        public void open(io.millrace.engine.api.Context context) {
            throw new IllegalStateException("no table in " + context.nodeName());
        }
    }
}
