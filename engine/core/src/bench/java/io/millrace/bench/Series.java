package io.millrace.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** One measure of several contenders, round by round. */
final class Series {
    private final String title;
    private final Map<String, List<Double>> values = new LinkedHashMap<>();
    private final Map<String, String> goals = new HashMap<>();

    Series(String title) {
        this.title = title;
    }

    /** What the value of this contender, or the ratio to it, should be, in words. */
    Series goal(String contender, String words) {
        goals.put(contender, words);
        return this;
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
        if (out instanceof Report report) {
            values.keySet().forEach(name -> row(report, name, first));
        }
    }

    private void row(Report report, String name, String first) {
        final List<Double> list = Objects.requireNonNull(values.get(name));
        final boolean isFirst = name.equals(first);
        report.row(
                isFirst ? title : "",
                name,
                text(median(list)),
                text(Collections.min(list)) + " to " + text(Collections.max(list)),
                isFirst ? "" : text(median(ratios(first, name))),
                goals.getOrDefault(name, ""));
    }

    /** As many digits as say something. */
    private static String text(double value) {
        final String pattern = Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, pattern, value);
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
