package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Context;
import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Generator;
import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.metrics.DeploymentStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.millrace.engine.runtime.Bench#ways")
class EndTest {
    @Parameter(0)
    int workers;

    @Parameter(1)
    Chains chains;

    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    private final Application app = Application.named("app");

    private Pipeline<String> in() {
        return app.source("in", Sources.tcp(7001), Bench::text);
    }

    @Test
    void endsByItselfWhenAllSourcesHaveEndedAndSinksHaveWritten() throws Exception {
        final Pipeline<String> other = app.source("other", Sources.tcp(7003), Bench::text);
        in().merge(other).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        bench.source("in").finish();
        bench.feed("a");
        assertThat(bench.deployment().status()).isEqualTo(DeploymentStatus.RUNNING);

        bench.sink("out").pending(1);
        bench.source("other").finish();
        bench.run();
        assertThat(bench.deployment().status()).isEqualTo(DeploymentStatus.DRAINING);

        bench.sink("out").pending(0);
        bench.run();
        assertThat(bench.deployment().status()).isEqualTo(DeploymentStatus.STOPPED);
        final EndReport report = bench.deployment().ended().join();
        assertThat(report.undelivered()).isEmpty();
        assertThat(report.metrics().nodes().get("out").counts().passed()).isEqualTo(1);
    }

    @Test
    void stopDeliversWhatWasReadAndClosesEverything() throws Exception {
        in().sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        bench.source("in").give("a", "b");
        final CompletableFuture<EndReport> stopped = bench.deployment().stop(Duration.ofSeconds(1));
        bench.run();

        assertThat(stopped).isCompleted();
        assertThat(bench.out()).containsExactly("a", "b");
        assertThat(bench.source("in").isClosed()).isTrue();
        assertThat(bench.sink("out").isClosed()).isTrue();
        assertThat(bench.deployment().stop(Duration.ZERO))
                .isSameAs(stopped)
                .isSameAs(bench.deployment().ended());
    }

    @Test
    void afterTheBoundWhatIsLeftIsCounted() throws Exception {
        in().computeMany("many", (String s, Emitter<String> out) -> {
                    for (int i = 0; i < 10; i++) {
                        out.emit(s + i);
                    }
                })
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        final ScriptedSink out = bench.sink("out");
        out.room(() -> out.taken().size() < 4);
        out.pending(3);
        bench.source("in").halfFrame();
        bench.feed("a");
        final CompletableFuture<EndReport> stopped = bench.deployment().stop(Duration.ofSeconds(10));
        bench.run();
        bench.clock.advance(Duration.ofSeconds(9));
        bench.run();
        assertThat(stopped).isNotDone();

        bench.clock.advance(Duration.ofSeconds(2));
        bench.run();
        assertThat(stopped).isCompleted();
        assertThat(stopped.join().undelivered()).isEqualTo(Map.of("out", 9L));
        assertThat(stopped.join().halfFrames()).isEqualTo(Map.of("in", 1L));
        assertThat(bench.counts("out").undelivered()).isEqualTo(9);
    }

    @Test
    void anApplicationWithAGeneratorEndsWhenItIsStopped() throws Exception {
        app.generator("in", 0, new Ones()).discard("out");
        final Bench bench = new Bench(workers, chains).deploy(app);
        bench.worker.turn();
        final CompletableFuture<EndReport> stopped = bench.deployment().stop(Duration.ofSeconds(1));
        bench.run();

        assertThat(stopped.join().metrics().nodes().get("out").counts().passed())
                .isPositive();
    }

    @Test
    void userCodeIsClosedAfterItsLastMessageAndTroubleThereIsShown() throws Exception {
        final List<String> events = new ArrayList<>();
        app.source("in", Sources.tcp(7001), new Careful(events)).discard("out");
        final Bench bench = new Bench(workers, chains).deploy(app).feed("a");
        bench.deployment().stop(Duration.ZERO).isDone();
        bench.run();

        assertThat(events).containsExactly("open in u32", "a", "close");
        assertThat(bench.node("in").failures())
                .singleElement()
                .satisfies(sample -> assertThat(sample.error()).contains("no way back"));
        assertThat(bench.counts("in").failed()).isZero();
        assertThat(bench.counts("in").troubles()).isEqualTo(1);
    }

    @Test
    void anErrorOfAConnectorEndsTheDeploymentWithTheReasonAndEverythingElseIsClosed() throws Exception {
        in().sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        bench.sink("out").room(() -> {
            throw new IllegalStateException("broken pipe");
        });
        bench.feed("a");

        assertThat(bench.deployment().status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(bench.source("in").isClosed()).isTrue();
        assertThatThrownBy(() -> bench.deployment().ended().join()).hasMessageContaining("broken pipe");
    }

    private record Careful(List<String> events) implements io.millrace.engine.api.Decoder<String>, Lifecycle {
        @Override
        public void open(Context context) {
            events.add("open " + context.nodeName() + " "
                    + context.setting("framing").orElseThrow());
        }

        @Override
        public String decode(ByteBuffer frame) {
            events.add(Bench.text(frame));
            return "";
        }

        @Override
        public void close() {
            events.add("close");
            throw new IllegalStateException("no way back");
        }
    }

    private static final class Ones implements Generator<Integer> {
        @Override
        public Integer initial() {
            return 1;
        }

        @Override
        public Integer next(Integer previous) {
            return 1;
        }
    }
}
