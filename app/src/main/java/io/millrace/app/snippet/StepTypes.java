package io.millrace.app.snippet;

import java.util.Map;
import java.util.Optional;

/**
 * The types around a step.
 *
 * @param ins what comes in, by port
 * @param key the key that holds there
 * @param found types of the template's variables; empty before they are known
 */
record StepTypes(Map<String, Inflow> ins, Optional<TypeName> key, Map<String, TypeName> found) {
    StepTypes {
        ins = Map.copyOf(ins);
        found = Map.copyOf(found);
    }

    static final StepTypes UNKNOWN = new StepTypes(Map.of(), Optional.empty(), Map.of());

    StepTypes with(Map<String, TypeName> newFound) {
        return new StepTypes(ins, key, newFound);
    }

    Optional<Inflow> in(String port) {
        return Optional.ofNullable(ins.get(port));
    }
}
