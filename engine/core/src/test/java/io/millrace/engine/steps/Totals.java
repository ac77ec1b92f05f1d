package io.millrace.engine.steps;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.api.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Aggregations for tests. */
final class Totals {
    private Totals() {}

    /** Sums up whole numbers. */
    static final class Sum implements Aggregation<Integer, Integer, Integer> {
        int updates;
        int combines;

        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Integer update(Integer acc, Integer in) {
            updates++;
            return acc + in;
        }

        @Override
        public Integer combine(Integer a, Integer b) {
            combines++;
            return a + b;
        }

        @Override
        public Integer output(@Nullable Object key, Window window, Integer acc) {
            return acc;
        }
    }

    /** What was in a window, and which it was. */
    record Content(@Nullable Object key, long start, long end, List<Object> messages) {}

    /** Collects into a list that it changes; says nothing of empty windows. */
    static final class Collect implements Aggregation<Object, List<Object>, Content> {
        @Override
        public List<Object> initial() {
            return new ArrayList<>();
        }

        @Override
        public List<Object> update(List<Object> acc, Object in) {
            if (in.equals("bad")) {
                throw new IllegalArgumentException("bad");
            }
            acc.add(in);
            return acc;
        }

        @Override
        public List<Object> combine(List<Object> a, List<Object> b) {
            a.addAll(b);
            return a;
        }

        @Override
        public @Nullable Content output(@Nullable Object key, Window window, List<Object> acc) {
            if (acc.contains("worse")) {
                throw new IllegalStateException("worse");
            }
            return acc.isEmpty()
                    ? null
                    : new Content(key, seconds(window.startNanos()), seconds(window.endNanos()), acc);
        }

        private static long seconds(long nanos) {
            return nanos / 1_000_000_000L;
        }
    }
}
