package io.millrace.ui.common;

import java.util.Locale;

/** Numbers as people read them: three significant digits, k and M. */
public final class Figures {
    private static final String[] UNITS = {"", "k", "M", "G"};

    private Figures() {}

    /** {@code 0}, {@code 214}, {@code 2.05 k}, {@code 418 k}, {@code 1.20 M}; below 10 with a decimal where there is one. */
    public static String of(double value) {
        if (value < 0.05) {
            return "0";
        }
        int unit = 0;
        double scaled = value;
        while (scaled >= 999.5 && unit < UNITS.length - 1) {
            scaled /= 1000;
            unit++;
        }
        String digits = String.format(Locale.ROOT, unit == 0 ? plain(scaled) : significant(scaled), scaled);
        return unit == 0 ? digits : digits + " " + UNITS[unit];
    }

    /** A rate: {@code 418 k/s}. */
    public static String rate(double perSecond) {
        return of(perSecond) + "/s";
    }

    /** A count in full, with thin groups: {@code 1,234,567}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 512 B}, {@code 1.20 KiB}, {@code 16.0 MiB}. */
    public static String bytes(long value) {
        if (value < 1024) {
            return value + " B";
        }
        String[] units = {"KiB", "MiB", "GiB", "TiB"};
        double scaled = value / 1024.0;
        int unit = 0;
        while (scaled >= 999.5 && unit < units.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, significant(scaled), scaled) + " " + units[unit];
    }

    private static String plain(double value) {
        return value < 9.95 && Math.abs(value - Math.rint(value)) >= 0.05 ? "%.1f" : "%.0f";
    }

    private static String significant(double value) {
        return value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
    }
}
