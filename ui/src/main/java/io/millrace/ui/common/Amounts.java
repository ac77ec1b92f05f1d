package io.millrace.ui.common;

import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.Latency;
import io.millrace.engine.metrics.Times;
import java.util.Locale;

/** Numbers as people read them, in the same words everywhere. */
public final class Amounts {
    private static final String[] UNITS = {"", "k", "M", "G"};

    private Amounts() {}

    /** Messages per second: {@code 0.1/s}, {@code 214/s}, {@code 2.05k/s}. */
    public static String rate(double perSecond) {
        return number(perSecond) + "/s";
    }

    /** Three significant digits: {@code 0}, {@code 9.9}, {@code 214}, {@code 2.05k}, {@code 418k}, {@code 1.20M}. */
    public static String number(double value) {
        if (value < 0.05) {
            return "0";
        }
        double scaled = value;
        int unit = 0;
        while (scaled >= 999.5 && unit < UNITS.length - 1) {
            scaled /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? plain(scaled) : significant(scaled), scaled) + UNITS[unit];
    }

    private static String plain(double value) {
        return value < 9.95 && Math.abs(value - Math.rint(value)) >= 0.05 ? "%.1f" : "%.0f";
    }

    private static String significant(double value) {
        return value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
    }

    /** A count with thousands apart. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count and its noun: {@code 1 row}, {@code 3 rows}. */
    public static String of(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code 25 %}. */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** {@code p50 1.20 ms, p99 3.40 ms}. */
    public static String percentiles(Latency latency) {
        return "p50 " + Times.text(latency.p50()) + ", p99 " + Times.text(latency.p99());
    }

    /** {@code queue 12 of 64, at most 40}. */
    public static String queue(EdgeMetrics.Queue queue) {
        return "queue " + count(queue.depth()) + " of " + count(queue.capacity()) + ", at most " + count(queue.most());
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
