package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Context;
import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.topology.CodeRef;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Chains made of links do what the interpreter does. */
class ChainsTest {
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));
    private static final int GRAPHS = 120;
    private static final int MESSAGES = 40;

    private final Application app = Application.named("app");

    private Pipeline<String> in() {
        return app.source("in", Sources.tcp(7001), Bench::text);
    }

    @Test
    void graphsDrawnByLotGiveTheSameMessagesInTheSameOrderAndCountTheSame() throws Exception {
        for (long seed = 0; seed < GRAPHS; seed++) {
            assertThat(run(seed, Chains.ALWAYS_LINKED)).as("seed %d", seed).isEqualTo(run(seed, Chains.INTERPRETED));
            assertThat(run(seed, Chains.LINKED)).as("seed %d, mixed", seed).isEqualTo(run(seed, Chains.INTERPRETED));
        }
    }

    /** What came out of each sink, what each node and each edge counted. */
    private record Outcome(Map<String, List<String>> out, Map<String, Counts> counts, Map<String, Long> edges) {}

    private static Outcome run(long seed, Chains chains) throws Exception {
        final RandomGraph graph = new RandomGraph(seed);
        final Bench bench = new Bench(1, chains).deploy(graph.app);
        for (int i = 0; i < MESSAGES; i++) {
            for (final String source : graph.sources) {
                bench.source(source).give(i + "/" + source + ".");
            }
            if (i % 7 == 0) {
                bench.worker.turn();
            }
        }
        bench.run();
        final Map<String, List<String>> out = new HashMap<>();
        graph.sinks.forEach(
                sink -> out.put(sink, new ArrayList<>(bench.sink(sink).taken())));
        final Map<String, Counts> counts = new HashMap<>();
        final Map<String, Long> edges = new HashMap<>();
        bench.deployment().metrics().nodes().forEach((name, node) -> counts.put(name, node.counts()));
        bench.deployment().metrics().edges().forEach((id, edge) -> edges.put(id, edge.messages()));
        return new Outcome(out, counts, edges);
    }

    @Test
    void aChainMayBeVeryLong() throws Exception {
        Pipeline<String> pipeline = in();
        for (int i = 0; i < 300; i++) {
            final int number = i;
            pipeline = pipeline.compute("n" + i, s -> number % 50 == 0 ? s + number + "." : s);
        }
        pipeline.sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(1, Chains.ALWAYS_LINKED).deploy(app).feed("a", "b");

        assertThat(bench.out()).containsExactly("a0.50.100.150.200.250.", "b0.50.100.150.200.250.");
        assertThat(bench.counts("n299").passed()).isEqualTo(2);
        assertThat(bench.counts("n299").held()).isZero();
    }

    @Test
    void userCodeThatCallsItselfTooDeepFailsItsMessageAndNoOther() throws Exception {
        in().compute("deep", s -> s.equals("bad") ? deep(s) : s).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(1, Chains.ALWAYS_LINKED).deploy(app).feed("a", "bad", "b");

        assertThat(bench.out()).containsExactly("a", "b");
        assertThat(bench.counts("deep").failed()).isEqualTo(1);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static String deep(String s) {
        return deep(s + "x") + "y";
    }

    @Test
    void userCodeThatAsksIsToldTheKeyAndTheTimeOfItsOwnMessage() throws Exception {
        in().computeMany("many", (String s, Emitter<String> out) -> {
                    out.emit(s + 1);
                    out.emit(s + 2);
                })
                .key("by-end", s -> s.substring(s.length() - 1))
                .compute("asks", new Asking())
                .sink("out", Sinks.stdout(), TEXT);

        assertThat(new Bench(1, Chains.ALWAYS_LINKED).deploy(app).feed("a", "b").out())
                .containsExactly("a1 of 1", "a2 of 2", "b1 of 1", "b2 of 2");
    }

    /** Tells the key that the engine says. */
    private static final class Asking implements Computation<String, String>, Lifecycle {
        private @Nullable Context context;

        @Override
        public void open(Context given) {
            context = given;
        }

        @Override
        public String compute(String message) {
            return message + " of " + Objects.requireNonNull(context).key();
        }
    }

    @Test
    void theLinksOfOldCodeAreForgotten() throws Exception {
        in().compute("step", s -> s + 0).compute("next", s -> s).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(1, Chains.ALWAYS_LINKED).deploy(app).feed("a");
        final CodeRef step = new CodeRef("step", Role.COMPUTE);
        final List<WeakReference<Object>> old = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            final Computation<String, String> next = computation(i);
            old.add(new WeakReference<>(next));
            final Map<CodeRef, CodeFactory> code = new HashMap<>(app.code().factories());
            code.put(step, () -> next);
            final var swapped = bench.deployment().swap(new Code(code), Set.of(step));
            bench.run();
            swapped.join();
            bench.feed("b");
        }
        bench.run();

        assertThat(bench.out()).hasSize(51).endsWith("b50");
        Await.until(
                () -> {
                    System.gc();
                    return old.subList(0, 45).stream().allMatch(one -> one.get() == null);
                },
                "old code to be collected");
    }

    private static Computation<String, String> computation(int number) {
        return s -> s + number;
    }
}
