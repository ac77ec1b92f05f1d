package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Context;
import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.api.MultiComputation;
import io.millrace.engine.api.Route;
import io.millrace.engine.api.StateComputation;
import io.millrace.engine.api.StateFactory;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.topology.CodeRef;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {1, 2, 3})
class SwapTest {
    @Parameter
    int workers;

    private static final CodeRef STEP = new CodeRef("step", Role.COMPUTE);
    private static final CodeRef COUNT = new CodeRef("votes", Role.STATE);
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    private final Application app = Application.named("app");

    private Pipeline<String> in() {
        return app.source("in", Sources.tcp(7001), Bench::text);
    }

    private Bench counting() throws Exception {
        final State<int[]> votes = app.state("votes", () -> new int[1]);
        in().key("by-itself", s -> s)
                .computeWith("step", votes, (s, n) -> s + ++n[0])
                .sink("out", Sinks.stdout(), TEXT);
        return new Bench(workers).deploy(app);
    }

    private static CompletableFuture<Integer> swap(Bench bench, CodeRef ref, CodeFactory factory) {
        final CompletableFuture<Integer> swapped = bench.deployment().swap(new Code(Map.of(ref, factory)), Set.of(ref));
        bench.run();
        return swapped;
    }

    @Test
    void exchangesCodeBetweenTwoMessagesAndKeepsStatesAndConnectors() throws Exception {
        final Bench bench = counting().feed("a", "a", "b");
        final StateComputation<String, int[], String> next = (s, n) -> s + "=" + ++n[0];

        assertThat(swap(bench, STEP, () -> next).join()).isEqualTo(2);
        bench.feed("a", "b", "c");

        assertThat(bench.out())
                .startsWith("a1", "a2", "b1")
                .containsExactlyInAnyOrder("a1", "a2", "b1", "a=3", "b=2", "c=1");
        assertThat(bench.deployment().generation()).isEqualTo(2);
        assertThat(bench.deployment().metrics().generation()).isEqualTo(2);
        assertThat(bench.deployment().status()).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(bench.source("in").isClosed()).isFalse();
        assertThat(bench.counts("step").passed()).isEqualTo(6);
    }

    @Test
    void aNewGenerationThatCanNotBeOpenedLeavesTheOldOneRunning() throws Exception {
        final List<String> events = new ArrayList<>();
        in().compute("step", new Step("1", events)).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers).deploy(app).feed("a");
        final CompletableFuture<Integer> swapped = swap(bench, STEP, () -> new Step("broken", events));

        assertThatThrownBy(swapped::join)
                .hasCauseInstanceOf(DeploymentRefused.class)
                .hasMessageContaining("step could not be started: IllegalStateException: broken");
        assertThat(bench.feed("b").out()).containsExactly("a1", "b1");
        assertThat(bench.deployment().generation()).isEqualTo(1);
        assertThat(bench.deployment().status()).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(events).containsExactly("open 1");
    }

    @Test
    void theNewCodeIsOpenBeforeTheOldIsClosed() throws Exception {
        final List<String> events = new ArrayList<>();
        in().compute("step", new Step("1", events)).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers).deploy(app).feed("a");
        swap(bench, STEP, () -> new Step("2", events)).join();

        assertThat(bench.feed("b").out()).containsExactly("a1", "b2");
        assertThat(events).containsExactly("open 1", "open 2", "close 1");
    }

    @Test
    void aComputationMayBecomeOneWithManyOutputs() throws Exception {
        in().compute("step", s -> s).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers).deploy(app).feed("a");
        final MultiComputation<String, String> twice = (String s, Emitter<String> out) -> {
            out.emit(s);
            out.emit(s);
        };
        swap(bench, STEP, () -> twice).join();

        assertThat(bench.feed("b").out()).containsExactly("a", "b", "b");
    }

    @Test
    void routesAreExchangedToo() throws Exception {
        in().when(s -> s.equals("a")).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers).deploy(app).feed("a", "b");
        final Route<String> other = s -> s.equals("b");
        swap(bench, new CodeRef("in--out", Role.ROUTE), () -> other).join();

        assertThat(bench.feed("a", "b").out()).containsExactly("a", "b");
    }

    @Test
    void onlyWhatHasChangedGetsANewInstance() throws Exception {
        final Bench bench = counting();
        final StateComputation<String, int[], String> next = (s, n) -> "new";
        final Code code = new Code(Map.of(STEP, () -> next, new CodeRef("in", Role.DECODE), () -> {
            throw new IllegalStateException("not asked for");
        }));
        final CompletableFuture<Integer> swapped = bench.deployment().swap(code, Set.of(STEP, CodeRef.TYPES));
        bench.run().feed("a");

        assertThat(swapped.join()).isEqualTo(2);
        assertThat(bench.out()).containsExactly("new");
    }

    @Test
    void aStateWhoseClassHasChangedNeedsARestart() throws Exception {
        final Bench bench = counting().feed("a");
        final StateFactory<Object> other = StringBuilder::new;
        final CompletableFuture<Integer> swapped = swap(bench, COUNT, () -> other);

        assertThatThrownBy(swapped::join)
                .hasMessageContaining("the class of the State votes has changed, which needs a restart");
        assertThat(bench.feed("a").out()).containsExactly("a1", "a2");
    }

    @Test
    void anotherFactoryOfTheSameClassServesNewKeys() throws Exception {
        final Bench bench = counting().feed("a");
        final StateFactory<Object> fromTen = () -> new int[] {10};
        swap(bench, COUNT, () -> fromTen).join();

        assertThat(bench.feed("a", "b", "c").out()).containsExactlyInAnyOrder("a1", "a2", "b11", "c11");
    }

    @Test
    void codeThatIsMissingOrOfTheWrongKindIsRefused() throws Exception {
        final Bench bench = counting();
        final CompletableFuture<Integer> missing = bench.deployment().swap(new Code(Map.of()), Set.of(STEP));
        bench.run();
        final Computation<String, String> stateless = s -> s;

        assertThatThrownBy(missing::join).hasMessageContaining("step has no code (step.compute.jsh)");
        assertThatThrownBy(swap(bench, STEP, () -> stateless)::join).hasMessageContaining("no StateComputation");
    }

    @Test
    void aDeploymentThatIsOverTakesNoNewCode() throws Exception {
        final Bench bench = counting();
        bench.deployment().stop(Duration.ZERO).isDone();
        bench.run();
        final StateComputation<String, int[], String> next = (s, n) -> s;

        assertThatThrownBy(swap(bench, STEP, () -> next)::join).hasMessageContaining("not running any more");
    }

    @Test
    void generationsThatNothingUsesAreForgotten() throws Exception {
        in().compute("step", s -> s).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers).deploy(app);
        final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            loaders.add(swapOnce(bench));
            bench.feed("" + i);
        }

        final WeakReference<ClassLoader> newest = loaders.remove(loaders.size() - 1);
        for (int i = 0; i < 50 && !allCleared(loaders); i++) {
            System.gc();
        }
        assertThat(loaders).allMatch(loader -> loader.get() == null);
        assertThat(newest.get()).isNotNull();
        assertThat(bench.deployment().generation()).isEqualTo(201);
        assertThat(bench.out()).hasSize(200).endsWith("Exclaims 199");
    }

    private static boolean allCleared(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().allMatch(loader -> loader.get() == null);
    }

    private static WeakReference<ClassLoader> swapOnce(Bench bench) throws Exception {
        final ClassLoader loader = new Throwaway();
        final Object step = loader.loadClass(Exclaims.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        assertThat(step.getClass()).isNotSameAs(Exclaims.class);
        swap(bench, STEP, () -> step).join();
        return new WeakReference<>(loader);
    }

    /** Code of a generation: loaded anew by each loader. */
    public static final class Exclaims implements Computation<String, String> {
        public Exclaims() {}

        @Override
        public String compute(String in) {
            return "Exclaims " + in;
        }
    }

    private static final class Throwaway extends ClassLoader {
        private Throwaway() {
            super(SwapTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Exclaims.class.getName())) {
                return super.loadClass(name, resolve);
            }
            final Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                final byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }

    private record Step(String mark, List<String> events) implements Computation<String, String>, Lifecycle {
        @Override
        public void open(Context context) {
            if (mark.equals("broken")) {
                throw new IllegalStateException(mark);
            }
            events.add("open " + mark);
        }

        @Override
        public String compute(String in) {
            return in + mark;
        }

        @Override
        public void close() {
            events.add("close " + mark);
        }
    }
}
