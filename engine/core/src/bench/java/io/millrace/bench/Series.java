package io.millrace.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One measure of several contenders, round by round. */
final class Series {
    private final String title;
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    Series(String title) {
        this.title = title;
    }

    void add(String contender, double value) {
        values.computeIfAbsent(contender, name -> new ArrayList<>()).add(value);
    }

    /** Prints medians with least and most, then the ratio of the first contender to each other, taken within rounds. */
    void print(PrintStream out) {
        out.println(title);
        values.forEach((name, list) -> out.printf(
                "  %-44s %9.2f   (%.2f to %.2f)%n", name, median(list), Collections.min(list), Collections.max(list)));
        final String first = values.keySet().iterator().next();
        for (final String other : values.keySet()) {
            if (!other.equals(first)) {
                final List<Double> ratios = ratios(first, other);
                out.printf(
                        "  ratio to %-35s %9.2f   (%.2f to %.2f)%n",
                        other, median(ratios), Collections.min(ratios), Collections.max(ratios));
            }
        }
    }

    private List<Double> ratios(String one, String other) {
        final List<Double> above = Objects.requireNonNull(values.get(one));
        final List<Double> below = Objects.requireNonNull(values.get(other));
        final List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < above.size(); i++) {
            ratios.add(above.get(i) / below.get(i));
        }
        return ratios;
    }

    private static double median(List<Double> list) {
        final List<Double> sorted = list.stream().sorted().toList();
        final int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
