package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Window;
import io.millrace.engine.catalogue.ErrorPolicy;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.Windows;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.topology.CodeRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps that act at a time, as the engine runs them: room, swaps, ends, failures. */
@ParameterizedClass
@MethodSource("io.millrace.engine.runtime.Bench#ways")
class StepTest {
    @Parameter(0)
    int workers;

    @Parameter(1)
    Chains chains;

    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    private final Application app = Application.named("app");

    /** Messages are a letter and a second, {@code a105}; the letter is the key. */
    private Pipeline<String> in() {
        return app.source(
                        "in",
                        Sources.tcp(7001),
                        Bench::text,
                        text -> Long.parseLong(text.substring(1)) * 1_000_000_000L)
                .key("by-letter", text -> text.charAt(0));
    }

    private Pipeline<String> windows(Windows windows) {
        return in().window("texts", windows, new Texts(""));
    }

    private static Windows tenSeconds() {
        return Windows.tumbling(Duration.ofSeconds(10));
    }

    /** Joins the seconds of a window. */
    private record Texts(String mark) implements Aggregation<String, List<String>, String> {
        @Override
        public List<String> initial() {
            return new ArrayList<>();
        }

        @Override
        public List<String> update(List<String> acc, String in) {
            if (in.endsWith("13")) {
                throw new IllegalArgumentException("thirteen");
            }
            acc.add(in.substring(1));
            return acc;
        }

        @Override
        public List<String> combine(List<String> a, List<String> b) {
            a.addAll(b);
            return a;
        }

        @Override
        public @Nullable String output(@Nullable Object key, Window window, List<String> acc) {
            if (acc.contains("666")) {
                throw new IllegalStateException("the beast");
            }
            return acc.isEmpty() ? null : key + mark + acc;
        }
    }

    private Bench deploy() throws Exception {
        return new Bench(workers, chains).deploy(app);
    }

    private static Counts counts(Bench bench) {
        return bench.deployment().metrics().nodes().get("texts").counts();
    }

    @Test
    void resultsWaitForRoomOneByOneAndNothingComesInMeanwhile() throws Exception {
        windows(tenSeconds()).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = deploy().feed("a100", "b101", "c102", "d103");
        final AtomicInteger room = new AtomicInteger(2);
        bench.sink("out").room(() -> bench.out().size() < room.get());
        bench.feed("a110", "a111", "b112");
        assertThat(bench.out()).hasSize(2);
        room.set(3);
        bench.sink("out").room(() -> bench.out().size() < room.get());
        bench.run();
        assertThat(bench.out()).hasSize(3);
        bench.sink("out").room(() -> true);
        bench.run();
        assertThat(bench.out()).containsExactlyInAnyOrder("a[100]", "b[101]", "c[102]", "d[103]");
        bench.source("in").finish();
        bench.run();
        assertThat(bench.out()).hasSize(6).contains("a[110, 111]", "b[112]");
        assertThat(bench.deployment().ended()).isCompleted();
        assertThat(bench.deployment().ended().join().undelivered()).isEmpty();
    }

    @Test
    void accumulatorsOutliveASwapOfTheAggregation() throws Exception {
        windows(tenSeconds()).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = deploy().feed("a100", "b101");
        final CodeRef ref = new CodeRef("texts", Role.AGGREGATE);
        final Aggregation<?, ?, ?> next = new Texts("=");
        final var swapped = bench.deployment().swap(new Code(Map.of(ref, () -> next)), Set.of(ref));
        bench.run();
        assertThat(swapped.join()).isEqualTo(2);
        bench.feed("a102", "a110");
        assertThat(bench.out()).containsExactlyInAnyOrder("a=[100, 102]", "b=[101]");
    }

    @Test
    void stopBringsOutWhatIsOpen() throws Exception {
        windows(tenSeconds()).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = deploy().feed("a100", "b101");
        final var stopped = bench.deployment().stop(Duration.ofSeconds(10));
        bench.run();
        assertThat(bench.out()).containsExactlyInAnyOrder("a[100]", "b[101]");
        assertThat(stopped.join().undelivered()).isEmpty();
    }

    @Test
    void stopDiscardsWhatIsOpenIfToldToAndCountsIt() throws Exception {
        windows(tenSeconds().discardOnStop()).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = deploy().feed("a100", "b101", "b102");
        final var stopped = bench.deployment().stop(Duration.ofSeconds(10));
        bench.run();
        assertThat(bench.out()).isEmpty();
        assertThat(stopped.join().undelivered()).isEqualTo(Map.of("texts", 3L));
    }

    @Test
    void theEndOfTheSourcesBringsOutWhatAStopWouldDiscard() throws Exception {
        windows(tenSeconds().discardOnStop()).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = deploy().feed("a100");
        bench.source("in").finish();
        bench.run();
        assertThat(bench.out()).containsExactly("a[100]");
    }

    @Test
    void countWindowsComeOutWithTheirLastMessage() throws Exception {
        windows(Windows.count(2)).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = deploy().feed("a1", "b2", "a3", "a4", "b5");
        assertThat(bench.out()).containsExactlyInAnyOrder("a[1, 3]", "b[2, 5]");
        assertThat(counts(bench).held()).isEqualTo(1);
        assertThat(counts(bench).emitted()).isEqualTo(2);
    }

    @Test
    void whatFailsInAWindowLeavesByItsErrorPort() throws Exception {
        final Pipeline<String> windows = windows(tenSeconds());
        windows.sink("out", Sinks.stdout(), TEXT);
        windows.errors().compute("words", failed -> failed.error()).sink("bad", Sinks.stdout(), TEXT);
        final Bench bench = deploy().feed("a100", "a113").feed("a104", "a111");
        assertThat(bench.sink("bad").taken()).containsExactly("IllegalArgumentException: thirteen");
        assertThat(bench.out()).containsExactly("a[100]");
        final Counts counts = counts(bench);
        assertThat(counts.late()).isEqualTo(1);
        assertThat(counts.received())
                .isEqualTo(counts.passed() + counts.filtered() + counts.failed() + counts.late() + counts.held());
    }

    @Test
    void aResultThatFailsStopsEverythingIfThePolicySaysSo() throws Exception {
        windows(tenSeconds()).onError(ErrorPolicy.STOP).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = deploy().feed("a666", "a680");
        assertThat(bench.deployment().ended()).isCompletedExceptionally();
    }

    @Test
    void resultsTakeEdgesByTheirConditions() throws Exception {
        final Pipeline<String> windows = windows(tenSeconds());
        windows.when(text -> text.startsWith("a")).sink("out", Sinks.stdout(), TEXT);
        windows.otherwise().sink("others", Sinks.stdout(), TEXT);
        final Bench bench = deploy().feed("a100", "b101", "c102", "a110");
        assertThat(bench.out()).containsExactly("a[100]");
        assertThat(bench.sink("others").taken()).containsExactlyInAnyOrder("b[101]", "c[102]");
    }

    @Test
    void aKeyBehindAWindowGroupsResultsAnew() throws Exception {
        windows(tenSeconds())
                .key("all", text -> "all")
                .window("again", Windows.count(3), new Texts("+"))
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = deploy().feed("a100", "b101", "c102", "a110");
        assertThat(bench.out()).hasSize(1);
        assertThat(bench.out().get(0))
                .startsWith("all+[")
                .contains("[100]")
                .contains("[101]")
                .contains("[102]");
    }
}
