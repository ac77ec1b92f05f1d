package io.millrace.app.snippet;

import io.millrace.engine.runtime.Code;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Topology;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A project whose snippets all compile, loaded and ready to run.
 *
 * @param versions per snippet a token that changes exactly when its running code must be replaced
 * @param classes bytes of all user classes by binary name, adapters included, for export
 * @param adapters per snippet the binary name of the public class with a no-argument constructor that implements its role
 * @param messageTypes per node the type of the messages that leave its default output, in the loaders of this value
 * @param libraries jars that the snippets may use
 */
public record CompiledProject(
        ProjectAnalysis analysis,
        Topology topology,
        Code code,
        Map<CodeRef, Object> versions,
        Map<String, byte[]> classes,
        Map<CodeRef, String> adapters,
        Map<String, Type> messageTypes,
        List<Path> libraries) {
    /** Snippets whose code differs from that of {@code running}, either way. */
    public java.util.Set<CodeRef> changedFrom(CompiledProject running) {
        java.util.Set<CodeRef> changed = new java.util.TreeSet<>(versions.keySet());
        changed.addAll(running.versions.keySet());
        changed.removeIf(ref -> java.util.Objects.equals(versions.get(ref), running.versions.get(ref)));
        return changed;
    }
}
