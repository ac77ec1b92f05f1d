package io.millrace.engine.metrics;

import java.util.Locale;

/** Lengths of time as people read them, in the same words everywhere. */
public final class Times {
    private static final String[] UNITS = {"ns", "us", "ms", "s"};

    private Times() {}

    /** Three significant digits: {@code 850 ns}, {@code 12.3 us}, {@code 1.20 ms}, {@code 3.40 s}, {@code 125 s}. */
    public static String text(long nanos) {
        double scaled = Math.max(0, nanos);
        int unit = 0;
        while (scaled >= 999.5 && unit < UNITS.length - 1) {
            scaled /= 1000;
            unit++;
        }
        final String pattern = unit == 0 || scaled >= 99.95 ? "%.0f" : scaled < 9.995 ? "%.2f" : "%.1f";
        return String.format(Locale.ROOT, pattern, scaled) + " " + UNITS[unit];
    }
}
