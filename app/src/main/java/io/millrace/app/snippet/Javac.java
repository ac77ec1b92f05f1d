package io.millrace.app.snippet;

import com.sun.source.util.JavacTask;
import io.millrace.codec.BadData;
import io.millrace.engine.api.Decoder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The compiler of the running JDK, in memory. */
final class Javac implements AutoCloseable {
    private static final List<String> OPTIONS = List.of(
            "--release",
            "17",
            "-proc:none",
            "-g",
            "-implicit:none",
            "-Xmaxerrs",
            "1000",
            "-Xmaxwarns",
            "1000",
            "--should-stop=ifError=FLOW",
            "-Xlint:divzero,empty,fallthrough,finally,overloads,rawtypes,static,try,unchecked,deprecation,removal");

    private final JavaCompiler compiler;
    private final StandardJavaFileManager standard;

    Javac(List<Path> libraries) {
        final JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw new IllegalStateException("This Java has no compiler. Start Millrace with a JDK, not a JRE.");
        }
        compiler = found;
        standard = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        final List<Path> classPath = new ArrayList<>(libraries);
        classPath.add(place(Decoder.class));
        classPath.add(place(BadData.class));
        try {
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One compilation. */
    record Run(JavacTask task, DiagnosticCollector<JavaFileObject> diagnostics, MemoryFiles files) {}

    Run run(List<? extends JavaFileObject> sources, Map<String, MemoryFiles.ClassFile> visible) {
        final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        final MemoryFiles files = new MemoryFiles(standard, visible);
        final JavacTask task = (JavacTask) compiler.getTask(null, files, diagnostics, OPTIONS, null, sources);
        task.setLocale(Locale.ROOT);
        return new Run(task, diagnostics, files);
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            standard.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
