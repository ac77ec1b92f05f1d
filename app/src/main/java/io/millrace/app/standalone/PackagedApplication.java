package io.millrace.app.standalone;

import io.millrace.engine.runtime.Code;
import io.millrace.engine.runtime.CodeFactory;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Topology;
import java.util.HashMap;
import java.util.Map;

/**
 * An application as a jar carries it.
 *
 * @param adapters per snippet the class with a no-argument constructor that implements its role
 */
public record PackagedApplication(Topology topology, Map<CodeRef, String> adapters) {
    public PackagedApplication {
        adapters = Map.copyOf(adapters);
    }

    /** The code, loaded when it is first made. */
    Code code(ClassLoader loader) {
        final Map<CodeRef, CodeFactory> factories = new HashMap<>();
        adapters.forEach((ref, name) -> factories.put(
                ref, () -> Class.forName(name, true, loader).getConstructor().newInstance()));
        return new Code(factories);
    }
}
