package io.millrace.bench;

import io.millrace.engine.api.Computation;
import java.util.Objects;

/** The code that is swapped; every swap loads it as a class of its own, as a compiled snippet is. */
public final class SwappedStep implements Computation<Long, Long> {
    @Override
    public Long compute(Long number) {
        return number * 3;
    }

    /** Loads the class once more. */
    static Computation<Long, Long> fresh() throws Exception {
        final byte[] bytes;
        try (var in = SwappedStep.class.getResourceAsStream("SwappedStep.class")) {
            bytes = Objects.requireNonNull(in).readAllBytes();
        }
        final Class<?> loaded = new Loader().define(bytes);
        @SuppressWarnings("unchecked")
        final Computation<Long, Long> step =
                (Computation<Long, Long>) loaded.getDeclaredConstructor().newInstance();
        return step;
    }

    private static final class Loader extends ClassLoader {
        Loader() {
            super(SwappedStep.class.getClassLoader());
        }

        Class<?> define(byte[] bytes) {
            return defineClass(SwappedStep.class.getName(), bytes, 0, bytes.length);
        }
    }
}
