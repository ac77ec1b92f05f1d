package io.millrace.bench;

import io.millrace.engine.api.Generator;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.State;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** What else has run in the same process before, as it does in a designer: its calls meet many types already. */
final class OtherTopologies {
    private OtherTopologies() {}

    static void run(long nanosEach) throws Exception {
        for (final Application application : List.of(temperatures(), words(), routes())) {
            try (Deployment running = Engine.create(EngineOptions.standard()).deploy(application.plan())) {
                pause(nanosEach);
                if (running.status().isTerminal()) {
                    throw new IllegalStateException(application.topology().name() + " has ended: " + running.status());
                }
            }
        }
    }

    static void pause(long nanos) {
        final long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Application temperatures() {
        final Application app = Application.named("temperatures");
        app.generator("celsius", 0, new Numbers<>(20.0, c -> c > 90 ? 20.0 : c + 0.5))
                .compute("rate", c -> c * 1.8)
                .compute("add", c -> c + 32)
                .compute("hot", f -> f > 100 ? f : null)
                .discard("out");
        return app;
    }

    private static Application words() {
        final Application app = Application.named("words");
        final State<long[]> seen = app.state("seen", () -> new long[1]);
        app.generator("text", 0, new Numbers<>("a b c", t -> t.startsWith("a") ? "x y z a" : "a b c"))
                .<String>computeMany("split", (text, out) -> {
                    for (final String word : text.split(" ")) {
                        out.emit(word);
                    }
                })
                .key("word", word -> word)
                .computeWith("count", seen, (word, count) -> word + count[0]++ % 10)
                .discard("out");
        return app;
    }

    private static Application routes() {
        final Application app = Application.named("routes");
        final State<StringBuilder> last = app.applicationState("last", StringBuilder::new);
        final Pipeline<Integer> numbers = app.generator("numbers", 0, new Numbers<>(0, n -> n + 1));
        numbers.when(n -> n % 3 == 0).compute("text", n -> "n").discard("third");
        numbers.otherwise()
                .computeWith("remember", last, (n, text) -> {
                    text.setLength(0);
                    return text.append((char) ('a' + n % 26)).length();
                })
                .discard("rest");
        return app;
    }

    /** A generator from a first value and a function. */
    private record Numbers<T>(T initial, UnaryOperator<T> step) implements Generator<T> {
        @Override
        public T next(T previous) {
            return step.apply(previous);
        }
    }
}
