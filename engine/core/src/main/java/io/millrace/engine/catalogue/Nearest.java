package io.millrace.engine.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest typing errors, when it is close enough to be meant. */
    public static Optional<String> match(String given, Collection<String> candidates) {
        final String wanted = given.toLowerCase(Locale.ROOT);
        final int bound = Math.max(2, wanted.length() / 3);
        return candidates.stream()
                .filter(c -> distance(wanted, c.toLowerCase(Locale.ROOT)) <= bound)
                .min(Comparator.<String>comparingInt(c -> distance(wanted, c.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** One sentence for a message: the nearest candidate, or all of them when none is near. */
    public static String advice(String given, Collection<String> candidates) {
        return match(given, candidates)
                .map(name -> "Did you mean " + name + "?")
                .orElseGet(() -> candidates.isEmpty()
                        ? ""
                        : "There " + (candidates.size() == 1 ? "is " : "are ") + String.join(", ", candidates) + ".");
    }

    private static int distance(String a, String b) {
        final Table table = new Table(a, b, new int[a.length() + 1][b.length() + 1]);
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table.fill(i, j);
            }
        }
        return table.steps[a.length()][b.length()];
    }

    /** Insertions, deletions, replacements and swaps of neighbours that lead from a's first i to b's first j letters. */
    private record Table(String a, String b, int[][] steps) {
        void fill(int i, int j) {
            steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(i, j);
        }

        private int cheapest(int i, int j) {
            final int edit = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
            final int best = Math.min(edit, steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
            return swapped(i, j) ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
        }

        private boolean swapped(int i, int j) {
            return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        }
    }
}
