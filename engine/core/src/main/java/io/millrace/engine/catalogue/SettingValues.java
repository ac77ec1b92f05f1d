package io.millrace.engine.catalogue;

import io.millrace.engine.catalogue.SettingType.Option;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and judges the texts of settings; the words of a refusal are the same everywhere. */
public final class SettingValues {
    private static final Pattern BYTES = Pattern.compile("(\\d{1,18})(Ki|Mi|Gi)?");
    private static final Map<String, Long> BYTE_UNITS = Map.of("", 1L, "Ki", 1L << 10, "Mi", 1L << 20, "Gi", 1L << 30);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,15}) ?(ms|s|m|h|d)");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final Pattern FIELD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private SettingValues() {}

    /** Why a text is no good for a setting, in one plain sentence that names the setting and the range. */
    public static Optional<String> problem(Setting setting, String text) {
        if (isGood(setting.type(), text)) {
            return Optional.empty();
        }
        final String expected = setting.name() + " must be " + expected(setting.type());
        if (text.isEmpty()) {
            return Optional.of(expected + ", not empty");
        }
        return Optional.of(setting.traits().secret() ? expected : expected + ", not " + shorten(text));
    }

    /** Why a good duration is no good beside that of another setting which it may not exceed; both are texts. */
    public static Optional<String> tooLong(Setting setting, String text, String other, String most) {
        try {
            return millis(text) <= millis(most)
                    ? Optional.empty()
                    : Optional.of(
                            setting.name() + " must be at most " + other + ", which is " + most + ", not " + text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            // The other one has a problem of its own.
            return Optional.empty();
        }
    }

    /** What texts a setting takes, as a part of a sentence: "a number from 0 to 65535". */
    public static String expected(SettingType type) {
        if (type instanceof SettingType.Whole whole) {
            return "a whole number from " + whole.min() + " to " + whole.max();
        } else if (type instanceof SettingType.TcpPort port) {
            return "a number from " + (port.zeroAllowed() ? 0 : 1) + " to 65535";
        } else if (type instanceof SettingType.Choice choice) {
            return "one of " + String.join(", ", ids(choice));
        } else if (type instanceof SettingType.Bytes bytes) {
            return "a size from " + bytesText(bytes.min()) + " to " + bytesText(bytes.max()) + " such as 64Ki or 16Mi";
        } else if (type instanceof SettingType.Duration duration) {
            return "a duration from " + millisText(duration.minMillis()) + " to " + millisText(duration.maxMillis())
                    + " such as 250ms or 10s";
        } else if (type instanceof SettingType.Flag) {
            return "true or false";
        } else if (type instanceof SettingType.FilePath file) {
            return "the path of a file" + (file.allowEmpty() ? ", or empty" : "");
        } else if (type instanceof SettingType.Expression) {
            return "a Java expression in one line";
        } else if (type instanceof SettingType.FieldName) {
            return "the name of a record's field";
        } else if (type instanceof SettingType.Escaped) {
            return "text in which \\n, \\r, \\t, \\0, \\\\ and \\x1f stand for single bytes";
        }
        return "text";
    }

    /** The bytes that {@code 64Ki}, {@code 16Mi}, {@code 1Gi} or a plain number stand for. */
    public static long bytes(String text) {
        return scaled(BYTES.matcher(text), BYTE_UNITS, text);
    }

    /** The milliseconds that {@code 250ms}, {@code 10s}, {@code 5m}, {@code 1h} or {@code 1d} stand for; a space may stand before the unit. */
    public static long millis(String text) {
        return scaled(DURATION.matcher(text), MILLIS, text);
    }

    /** The shortest text that {@link #bytes} reads as this number. */
    public static String bytesText(long bytes) {
        return text(bytes, BYTE_UNITS, List.of("Gi", "Mi", "Ki", ""));
    }

    /** The shortest text that {@link #millis} reads as this number. */
    public static String millisText(long millis) {
        return text(millis, MILLIS, List.of("d", "h", "m", "s", "ms"));
    }

    private static String text(long value, Map<String, Long> units, List<String> largestFirst) {
        return largestFirst.stream()
                .filter(unit -> value != 0 && value % size(units, unit) == 0)
                .findFirst()
                .map(unit -> value / size(units, unit) + unit)
                .orElse(value + largestFirst.get(largestFirst.size() - 1));
    }

    private static long scaled(Matcher matcher, Map<String, Long> units, String text) {
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text + " is not a number with one of the units " + units.keySet());
        }
        final String unit = matcher.group(2) == null ? "" : matcher.group(2);
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), size(units, unit));
    }

    private static long size(Map<String, Long> units, String unit) {
        return Objects.requireNonNull(units.get(unit));
    }

    private static boolean isGood(SettingType type, String text) {
        try {
            return accepts(type, text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean accepts(SettingType type, String text) {
        if (type instanceof SettingType.Text free) {
            return free.allowEmpty() || !text.isBlank();
        } else if (type instanceof SettingType.Whole whole) {
            return within(Long.parseLong(text), whole.min(), whole.max());
        } else if (type instanceof SettingType.TcpPort port) {
            return within(Long.parseLong(text), port.zeroAllowed() ? 0 : 1, 65535);
        } else if (type instanceof SettingType.Choice choice) {
            return ids(choice).contains(text);
        } else if (type instanceof SettingType.Bytes bytes) {
            return within(bytes(text), bytes.min(), bytes.max());
        } else if (type instanceof SettingType.Duration duration) {
            return within(millis(text), duration.minMillis(), duration.maxMillis());
        } else if (type instanceof SettingType.Flag) {
            return text.equals("true") || text.equals("false");
        } else if (type instanceof SettingType.Expression) {
            return !text.isBlank() && text.lines().limit(2).count() == 1;
        } else if (type instanceof SettingType.FieldName) {
            return FIELD.matcher(text).matches();
        } else if (type instanceof SettingType.Escaped) {
            return Escapes.bytes(text).length > 0;
        }
        return text.isEmpty() ? ((SettingType.FilePath) type).allowEmpty() : isPath(text);
    }

    private static boolean isPath(String text) {
        try {
            return !text.isBlank() && !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean within(long value, long min, long max) {
        return value >= min && value <= max;
    }

    private static List<String> ids(SettingType.Choice choice) {
        return choice.options().stream().map(Option::id).toList();
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }
}
