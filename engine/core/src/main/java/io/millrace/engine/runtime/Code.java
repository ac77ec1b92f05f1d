package io.millrace.engine.runtime;

import io.millrace.engine.topology.CodeRef;
import java.util.Map;
import java.util.Optional;

/** The user code of one generation. */
public record Code(Map<CodeRef, CodeFactory> factories) {
    public Code {
        factories = Map.copyOf(factories);
    }

    public Optional<CodeFactory> factory(CodeRef ref) {
        return Optional.ofNullable(factories.get(ref));
    }
}
