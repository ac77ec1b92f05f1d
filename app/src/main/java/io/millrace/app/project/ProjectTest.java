package io.millrace.app.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A test: data sets and what must come out, {@code tests/<name>.json}. The maps keep their order: sources are fed one
 * after the other.
 *
 * @param name file name without ending
 * @param inputs per source the file name of its data set
 * @param generate per generator how many messages it gives
 * @param expected per sink
 */
public record ProjectTest(
        String name, Map<String, String> inputs, Map<String, Integer> generate, Map<String, Expected> expected) {
    public ProjectTest {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        generate = Collections.unmodifiableMap(new LinkedHashMap<>(generate));
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    /**
     * What one sink must give, in order and exactly.
     *
     * @param format how rows are written: as text (a trailing line feed is not shown) or as hex
     * @param rows one per message
     */
    public record Expected(RowFormat format, List<String> rows) {
        public Expected {
            rows = List.copyOf(rows);
        }
    }

    /** How the bytes of a message are written in a row. */
    public enum RowFormat {
        /** UTF-8 with control characters and backslash escaped as in Java ({@code \n \r \t \\ \u0001}). */
        TEXT,
        HEX
    }
}
