package io.millrace.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;

/** Values from their texts. Spaces around numbers don't matter. */
public final class Texts {
    /** So much of a text is repeated in a message. */
    private static final int SHOWN = 60;

    private Texts() {}

    static String quoted(String text) {
        return text.length() > SHOWN ? "\"" + text.substring(0, SHOWN) + "...\"" : "\"" + text + "\"";
    }

    private static BadData refused(String text, String wanted) {
        return new BadData((text.isBlank() ? "is empty" : quoted(text)) + " where " + wanted + " is needed");
    }

    /** {@code true} or {@code false}, in small or capital letters. */
    public static boolean booleanOf(String text) {
        final String word = text.strip();
        if (word.equalsIgnoreCase("true")) {
            return true;
        } else if (word.equalsIgnoreCase("false")) {
            return false;
        }
        throw refused(text, "true or false");
    }

    public static char charOf(String text) {
        if (text.length() != 1) {
            throw refused(text, "one character");
        }
        return text.charAt(0);
    }

    public static byte byteOf(String text) {
        return (byte) whole(text, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public static short shortOf(String text) {
        return (short) whole(text, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    public static int intOf(String text) {
        return (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public static long longOf(String text) {
        return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static long whole(String text, long least, long most) {
        final String number = text.strip();
        try {
            final long value = Long.parseLong(number);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            if (!number.matches("[-+]?\\d+")) {
                throw refused(text, "a whole number");
            }
        }
        throw new BadData(quoted(number) + " is not between " + least + " and " + most);
    }

    public static float floatOf(String text) {
        return number(text, Float::valueOf);
    }

    public static double doubleOf(String text) {
        return number(text, Double::valueOf);
    }

    /** Java's own marks of a type, as in {@code 1f}, are no part of a number. */
    private static <T> T number(String text, Function<String, T> parse) {
        final String number = text.strip();
        if (!number.isEmpty() && "dDfF".indexOf(number.charAt(number.length() - 1)) < 0) {
            try {
                return parse.apply(number);
            } catch (NumberFormatException e) {
                throw refused(text, "a number");
            }
        }
        throw refused(text, "a number");
    }

    public static BigDecimal decimalOf(String text) {
        return number(text, BigDecimal::new);
    }

    public static BigInteger bigIntegerOf(String text) {
        try {
            return new BigInteger(text.strip());
        } catch (NumberFormatException e) {
            throw refused(text, "a whole number");
        }
    }

    public static Instant instantOf(String text) {
        return time(text, "an instant such as 2026-01-31T12:00:00Z", Instant::parse);
    }

    public static LocalDate dateOf(String text) {
        return time(text, "a date such as 2026-01-31", LocalDate::parse);
    }

    public static LocalTime timeOf(String text) {
        return time(text, "a time such as 12:30:00", LocalTime::parse);
    }

    public static LocalDateTime dateTimeOf(String text) {
        return time(text, "a date and time such as 2026-01-31T12:30:00", LocalDateTime::parse);
    }

    public static OffsetDateTime offsetDateTimeOf(String text) {
        return time(text, "a date and time with offset such as 2026-01-31T12:30:00+01:00", OffsetDateTime::parse);
    }

    public static ZonedDateTime zonedDateTimeOf(String text) {
        return time(
                text,
                "a date and time with zone such as 2026-01-31T12:30:00+01:00[Europe/Paris]",
                ZonedDateTime::parse);
    }

    public static Duration durationOf(String text) {
        return time(text, "a duration such as PT1M30S", Duration::parse);
    }

    private static <T> T time(String text, String wanted, Function<String, T> parse) {
        try {
            return parse.apply(text.strip());
        } catch (DateTimeException e) {
            throw refused(text, wanted);
        }
    }

    public static UUID uuidOf(String text) {
        try {
            final UUID id = UUID.fromString(text.strip());
            if (id.toString().equalsIgnoreCase(text.strip())) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw refused(text, "a UUID");
        }
        throw refused(text, "a UUID");
    }

    /** Bytes in Base64. */
    public static byte[] bytesOf(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw refused(text, "Base64");
        }
    }

    /** A constant by its name. */
    public static <E extends Enum<E>> E constantOf(Class<E> type, String text) {
        for (final E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new BadData(quoted(text) + " is none of "
                + String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()));
    }
}
