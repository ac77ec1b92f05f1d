package io.millrace.app.snippet;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Values for the fields of a record, nasty ones among them. */
final class RandomFields {
    private static final String NASTY = "ab,;\t|\"'\\/{}[]:\r\n \u00e9\u2028\uD83D\uDE00\u0000\u001f";

    private RandomFields() {}

    static Object[] of(Class<?> record, Random random) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> value(component, random))
                .toArray();
    }

    private static Object value(RecordComponent component, Random random) {
        final Class<?> type = component.getType();
        if (type == String.class) {
            return "x" + text(random);
        } else if (type == Optional.class) {
            return random.nextBoolean() ? Optional.empty() : Optional.of("x" + text(random));
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextLong() % 100_000_000_000L, random.nextInt(1_000_000_000));
        } else if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        return number(type, random);
    }

    private static Object number(Class<?> type, Random random) {
        return switch (type.getSimpleName()) {
            case "boolean" -> random.nextBoolean();
            case "char" -> NASTY.charAt(random.nextInt(10));
            case "byte" -> (byte) random.nextInt();
            case "short" -> (short) random.nextInt();
            case "long" -> random.nextLong();
            case "float" -> Float.intBitsToFloat(random.nextInt());
            case "double" -> Double.longBitsToDouble(random.nextLong());
            default -> random.nextInt();
        };
    }

    private static String text(Random random) {
        final String text = random.ints(random.nextInt(10), 0, NASTY.length())
                .mapToObj(at -> String.valueOf(NASTY.charAt(at)))
                .collect(Collectors.joining());
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
    }
}
