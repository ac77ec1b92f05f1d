package io.millrace.ui.canvas;

import java.util.Locale;

/** How rates look on wires: text, thickness, spacing of dots. */
final class Rates {
    private static final double THINNEST = 2;
    private static final double THICKEST = 6;
    private static final int MOST_DOTS = 8;

    private Rates() {}

    /** Such as {@code 214/s}, {@code 1.2k/s}, {@code 3.4M/s}. */
    static String text(double perSecond) {
        return number(perSecond) + "/s";
    }

    /** Three digits at most, with k and M. */
    static String number(double value) {
        if (value >= 999_500_000) {
            return digits(value / 1e9) + "G";
        } else if (value >= 999_500) {
            return digits(value / 1e6) + "M";
        } else if (value >= 999.5) {
            return digits(value / 1e3) + "k";
        } else if (value >= 10) {
            return String.format(Locale.ROOT, "%.0f", value);
        } else if (value >= 0.05) {
            String text = String.format(Locale.ROOT, "%.1f", value);
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
        return "0";
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value < 99.95 ? "%.1f" : "%.0f", value);
    }

    /** Pixels: 2 up to one message a second, one more for each power of ten, 6 at most. */
    static double thickness(double perSecond) {
        double decades = perSecond <= 1 ? 0 : Math.log10(perSecond);
        return Math.min(THICKEST, THINNEST + decades);
    }

    /** Pixels between dots; infinite when nothing moves. */
    static double dotSpacing(double perSecond, double length) {
        if (perSecond < 0.05) {
            return Double.POSITIVE_INFINITY;
        }
        double decades = Math.max(0, Math.log10(Math.max(1, perSecond)));
        return Math.max(120 / (1 + decades / 2), length / MOST_DOTS);
    }
}
