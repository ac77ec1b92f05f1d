package io.millrace.app.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a trial runs with. Sources are fed one after the other, in the order of the maps.
 *
 * @param inputs per source the file name of its data set
 * @param generate per generator how many messages it gives
 */
public record TrialInputs(Map<String, String> inputs, Map<String, Integer> generate) {
    public TrialInputs {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        generate = Collections.unmodifiableMap(new LinkedHashMap<>(generate));
    }
}
