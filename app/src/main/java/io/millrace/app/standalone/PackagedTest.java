package io.millrace.app.standalone;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A test as a jar carries it: everything is bytes and objects, no data set is left to read.
 *
 * @param expected per sink
 */
public record PackagedTest(String name, TrialRun.Script script, Map<String, Expected> expected) {
    public PackagedTest {
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    /**
     * What one sink must give, in order and exactly.
     *
     * @param text rows are text: a line feed at the end of what came out is not compared
     */
    public record Expected(boolean text, List<byte[]> rows) {
        public Expected {
            rows = List.copyOf(rows);
        }
    }
}
