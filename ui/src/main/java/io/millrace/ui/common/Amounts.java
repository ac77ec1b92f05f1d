package io.millrace.ui.common;

import java.util.Locale;

/** Numbers as people read them, in the same words everywhere. */
public final class Amounts {
    private static final String[] UNITS = {"", "k", "M", "G"};

    private Amounts() {}

    /** Messages per second with three significant digits: {@code 0.1/s}, {@code 214/s}, {@code 2.0k/s}. */
    public static String rate(double perSecond) {
        if (perSecond < 0.05) {
            return "0/s";
        }
        double scaled = perSecond;
        int unit = 0;
        while (scaled >= 999.5 && unit < UNITS.length - 1) {
            scaled /= 1000;
            unit++;
        }
        final boolean whole = scaled >= 99.95 || (unit == 0 && scaled >= 9.95);
        return String.format(Locale.ROOT, whole ? "%.0f%s/s" : "%.1f%s/s", scaled, UNITS[unit]);
    }

    /** A count with thousands apart. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count and its noun: {@code 1 row}, {@code 3 rows}. */
    public static String of(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double scaled = bytes / 1024.0;
        String unit = "KB";
        if (scaled >= 1024) {
            scaled /= 1024;
            unit = "MB";
        }
        if (scaled >= 1024) {
            scaled /= 1024;
            unit = "GB";
        }
        return String.format(Locale.ROOT, scaled < 10 ? "%.1f %s" : "%.0f %s", scaled, unit);
    }
}
