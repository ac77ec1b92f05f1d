package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Context;
import io.millrace.engine.api.Decoder;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Key;
import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.api.Route;
import io.millrace.engine.api.StateComputation;
import io.millrace.engine.api.TimestampExtractor;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.topology.CodeRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** User code of every role is opened and closed once for each worker that runs it and each generation. */
@ParameterizedClass
@ValueSource(ints = {1, 2, 3})
class LifecycleTest {
    private static final List<String> ROLES =
            List.of("decode", "timestamp", "compute", "key", "route", "state", "encode");

    @Parameter
    int workers;

    private final List<String> events = new ArrayList<>();

    /** Writes down what is done with it. */
    private interface Watched extends Lifecycle {
        String mark();

        List<String> events();

        @Override
        default void open(Context context) {
            events().add("open " + mark() + " at " + context.nodeName());
        }

        @Override
        default void close() {
            events().add("close " + mark());
            if (mark().startsWith("compute")) {
                throw new IllegalStateException("too late");
            }
        }

        /** It must be open, and not closed; each worker has its own. */
        default void used() {
            events().add("use " + mark());
        }
    }

    private record In(String mark, List<String> events) implements Decoder<String>, Watched {
        @Override
        public String decode(ByteBuffer frame) {
            used();
            return Bench.text(frame);
        }
    }

    private record At(String mark, List<String> events) implements TimestampExtractor<String>, Watched {
        @Override
        public long timestampNanos(String message) {
            used();
            return 5;
        }
    }

    private record Step(String mark, List<String> events) implements Computation<String, String>, Watched {
        @Override
        public String compute(String in) {
            used();
            return in;
        }
    }

    private record ByText(String mark, List<String> events) implements Key<String, String>, Watched {
        @Override
        public String key(String in) {
            used();
            return in;
        }
    }

    private record All(String mark, List<String> events) implements Route<String>, Watched {
        @Override
        public boolean test(String in) {
            used();
            return true;
        }
    }

    private record Count(String mark, List<String> events) implements StateComputation<String, int[], String>, Watched {
        @Override
        public String compute(String in, int[] state) {
            used();
            return in + ++state[0];
        }
    }

    private record Out(String mark, List<String> events) implements Encoder<String>, Watched {
        @Override
        public void encode(String message, ByteBuffer into) {
            used();
            into.put(message.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Application app(String generation) {
        final Application app = Application.named("app");
        final State<int[]> counts = app.state("counts", () -> new int[1]);
        final Pipeline<String> steps = app.source(
                        "in",
                        Sources.tcp(7001),
                        new In("decode" + generation, events),
                        new At("timestamp" + generation, events))
                .compute("step", new Step("compute" + generation, events));
        steps.when(new All("route" + generation, events))
                .key("by", new ByText("key" + generation, events))
                .computeWith("count", counts, new Count("state" + generation, events))
                .sink("out", Sinks.stdout(), new Out("encode" + generation, events));
        return app;
    }

    private Map<String, Long> counts() {
        final Map<String, Long> counts = new HashMap<>();
        events.forEach(event -> counts.merge(event.replaceAll(" at .*", ""), 1L, Long::sum));
        return counts;
    }

    private static Set<CodeRef> everything() {
        return Set.of(
                new CodeRef("in", Role.DECODE),
                new CodeRef("in", Role.TIMESTAMP),
                new CodeRef("step", Role.COMPUTE),
                new CodeRef("step--by", Role.ROUTE),
                new CodeRef("by", Role.KEY),
                new CodeRef("count", Role.COMPUTE),
                new CodeRef("out", Role.ENCODE));
    }

    @Test
    void everyRoleIsOpenedBeforeItsFirstMessageAndClosedAfterItsLast() throws Exception {
        final Bench bench = new Bench(workers).deploy(app("1")).feed("a", "b", "c", "d");
        final int before = events.size();
        final var swap = bench.deployment().swap(app("2").code(), everything());
        bench.run();
        assertThat(swap).isCompleted();
        assertThat(events.subList(before, events.size())).noneMatch(event -> event.startsWith("use"));
        bench.feed("a", "e");
        final var ended = bench.deployment().stop(Duration.ZERO);
        bench.run();
        assertThat(ended).isCompleted();

        for (final String role : ROLES) {
            final long made = counts().getOrDefault("open " + role + "1", 0L);
            assertThat(made).as(role).isBetween(1L, (long) workers);
            assertThat(counts())
                    .as(role)
                    .containsEntry("close " + role + "1", made)
                    .containsEntry("open " + role + "2", made)
                    .containsEntry("close " + role + "2", made)
                    .containsEntry("use " + role + "1", 4L)
                    .containsEntry("use " + role + "2", 2L);
            inOrder(role);
        }
        assertThat(bench.out()).hasSize(6).contains("a1", "a2");
    }

    /** All new ones are open before an old one is closed; nobody is used before it is open or after it is closed. */
    private void inOrder(String role) {
        assertThat(events.indexOf("use " + role + "1"))
                .isGreaterThan(first("open " + role + "1"))
                .isLessThan(first("close " + role + "1"));
        assertThat(events.lastIndexOf("use " + role + "1")).isLessThan(first("close " + role + "1"));
        assertThat(last("open " + role + "2")).isLessThan(first("close " + role + "1"));
        assertThat(events.indexOf("use " + role + "2")).isGreaterThan(last("open " + role + "2"));
        assertThat(events.lastIndexOf("use " + role + "2")).isLessThan(first("close " + role + "2"));
    }

    private int first(String beginning) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).startsWith(beginning)) {
                return i;
            }
        }
        return -1;
    }

    private int last(String beginning) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).startsWith(beginning)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void aCloseThatFailsIsATroubleOfItsNode() throws Exception {
        final Bench bench = new Bench(workers).deploy(app("1")).feed("a");
        final var swapped = bench.deployment().swap(app("2").code(), Set.of(new CodeRef("step", Role.COMPUTE)));
        bench.run().feed("b");
        assertThat(swapped).isCompleted();

        assertThat(bench.out()).containsExactlyInAnyOrder("a1", "b1");
        assertThat(bench.counts("step").troubles()).isPositive();
        assertThat(bench.counts("step").failed()).isZero();
        assertThat(bench.node("step").failures()).allSatisfy(sample -> {
            assertThat(sample.error()).isEqualTo("IllegalStateException: too late");
            assertThat(sample.code()).contains(new CodeRef("step", Role.COMPUTE));
        });
    }
}
