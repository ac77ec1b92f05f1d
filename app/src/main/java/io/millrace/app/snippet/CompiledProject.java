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
    /**
     * Whether messages are of other classes than those of {@code running}: the code of one must not meet the messages of
     * the other.
     */
    public boolean hasOtherMessagesThan(CompiledProject running) {
        return !messageTypes.equals(running.messageTypes)
                || !sharedClasses(running).equals(sharedClasses(this));
    }

    /** Contents of the classes that snippets share; what these refer to is among them. */
    private static Map<String, java.nio.ByteBuffer> sharedClasses(CompiledProject project) {
        final Map<String, java.nio.ByteBuffer> shared = new java.util.HashMap<>();
        project.classes.forEach((name, bytes) -> {
            if (!Names.isOfSnippet(name)) {
                shared.put(name, java.nio.ByteBuffer.wrap(bytes));
            }
        });
        return shared;
    }

    /** Snippets whose code differs from that of {@code running}, either way. */
    public java.util.Set<CodeRef> changedFrom(CompiledProject running) {
        java.util.Set<CodeRef> changed = new java.util.TreeSet<>(versions.keySet());
        changed.addAll(running.versions.keySet());
        changed.removeIf(ref -> java.util.Objects.equals(versions.get(ref), running.versions.get(ref)));
        return changed;
    }
}
