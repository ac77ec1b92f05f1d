package io.millrace.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads messages per second: more than nothing, at most a thousand million. */
final class Rate implements ITypeConverter<Double> {
    private static final double MOST = 1e9;

    @Override
    public Double convert(String text) {
        try {
            final double rate = Double.parseDouble(text);
            if (rate > 0 && rate <= MOST) {
                return rate;
            }
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException("messages per second are a number above 0, not " + text);
    }
}
