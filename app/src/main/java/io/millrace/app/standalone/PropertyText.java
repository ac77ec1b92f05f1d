package io.millrace.app.standalone;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Properties as text in the order given, without the date that the JDK writes: the same input gives the same jar. */
final class PropertyText {
    private PropertyText() {}

    static String write(Map<String, String> lines) {
        return lines.entrySet().stream()
                .map(line -> line(line.getKey(), line.getValue()))
                .collect(Collectors.joining());
    }

    private static String line(String key, String value) {
        final Properties one = new Properties();
        one.setProperty(key, value);
        final StringWriter text = new StringWriter();
        try {
            one.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
