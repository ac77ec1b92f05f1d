package io.millrace.app.cli;

import io.millrace.engine.catalogue.SettingValues;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 250ms}, {@code 10s}, {@code 5m}, {@code 1h}. */
final class Durations implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        try {
            return Duration.ofMillis(SettingValues.millis(text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new TypeConversionException("a duration such as 250ms, 10s or 5m is needed, not " + text);
        }
    }
}
