package io.millrace.app.deploy;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectReader;
import io.millrace.app.project.ReadResult;
import io.millrace.app.snippet.CompileResult;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.snippet.SnippetCompiler;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The samples, compiled, with changes. */
public final class SampleProjects implements AutoCloseable {
    public static final Path FOLDER = Path.of("..", "samples");

    private final SnippetCompiler compiler = SnippetCompiler.create(Catalogue.standard());

    public static Project read(String name) {
        return ((ReadResult.Read) ProjectReader.read(FOLDER.resolve(name))).project();
    }

    CompiledProject compile(Project project) {
        final CompileResult result = compiler.compile(project);
        if (result instanceof CompileResult.Compiled compiled) {
            return compiled.project();
        }
        throw new AssertionError(((CompileResult.Rejected) result).analysis().problems());
    }

    static Project withCode(Project project, String owner, Role role, String text) {
        final TreeMap<CodeRef, String> code = new TreeMap<>(project.code());
        code.put(role == Role.TYPES ? CodeRef.TYPES : new CodeRef(owner, role), text);
        return new Project(
                project.name(),
                project.nodes(),
                project.states(),
                project.edges(),
                code,
                project.layout(),
                project.data(),
                project.tests(),
                project.extras());
    }

    static Project withEdges(Project project, List<Edge> edges) {
        return new Project(
                project.name(),
                project.nodes(),
                project.states(),
                edges,
                project.code(),
                project.layout(),
                project.data(),
                project.tests(),
                project.extras());
    }

    /** Layers with free ports of this machine for some nodes. */
    static Layers ports(Map<String, Integer> byNode) {
        final Map<String, String> values = new HashMap<>();
        byNode.forEach((node, port) -> values.put(node + ".port", Integer.toString(port)));
        return new Layers(values, Map.of(), Map.of());
    }

    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        compiler.close();
    }
}
