package io.millrace.app.export;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.standalone.PackagedApplication;
import io.millrace.app.standalone.PackagedFiles;
import io.millrace.app.standalone.PackagedTest;
import io.millrace.app.standalone.StandaloneMain;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Writes an application as one runnable jar.
 *
 * <p>Threading: any; the call lasts until the jar is written.
 */
public final class JarExporter {
    /** The same project gives the same bytes; the oldest date that the format can hold. */
    private static final long TIMESTAMP = 315_619_200_000L;

    private JarExporter() {}

    /**
     * Writes the jar, or leaves what was there before.
     *
     * @param progress gets texts for people, on the calling thread
     */
    public static void export(Project project, CompiledProject compiled, Path to, Consumer<String> progress)
            throws ExportFailed {
        try {
            progress.accept("Packing the tests");
            final List<PackagedTest> tests = TestPacker.pack(compiled, project, progress);
            progress.accept("Packing the engine");
            final Map<String, byte[]> files =
                    new TreeMap<>(RuntimeFiles.find(compiled.classes().values()));
            ProjectLibraries.add(compiled.libraries(), files);
            progress.accept("Packing the application");
            final PackagedApplication application = new PackagedApplication(compiled.topology(), compiled.adapters());
            PackagedFiles.write(application, tests)
                    .forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
            compiled.classes().forEach((name, bytes) -> files.put(name.replace('.', '/') + ".class", bytes));
            progress.accept("Writing " + to.getFileName());
            writeInPlace(files, to);
            progress.accept("Done");
        } catch (IOException e) {
            throw new ExportFailed(sentence(to, e));
        }
    }

    private static void writeInPlace(Map<String, byte[]> files, Path to) throws IOException {
        final Path target = to.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new IOException("it is a folder");
        }
        final Path folder = java.util.Objects.requireNonNull(target.getParent(), "a file is in a folder");
        final Path half = folder.resolve("." + target.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(half)) {
                write(files, out);
            }
            move(half, target);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void write(Map<String, byte[]> files, OutputStream out) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(out)) {
            final JarEntry first = entry("META-INF/MANIFEST.MF");
            jar.putNextEntry(first);
            manifest().write(jar);
            jar.closeEntry();
            for (final Map.Entry<String, byte[]> file : files.entrySet()) {
                jar.putNextEntry(entry(file.getKey()));
                jar.write(file.getValue());
                jar.closeEntry();
            }
        }
    }

    private static JarEntry entry(String name) {
        final JarEntry entry = new JarEntry(name);
        entry.setTime(TIMESTAMP);
        return entry;
    }

    private static Manifest manifest() {
        final Manifest manifest = new Manifest();
        final Attributes lines = manifest.getMainAttributes();
        lines.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        lines.put(Attributes.Name.MAIN_CLASS, StandaloneMain.class.getName());
        lines.putValue("Created-By", "Millrace");
        lines.putValue("Enable-Native-Access", "ALL-UNNAMED");
        return manifest;
    }

    private static String sentence(Path to, IOException e) {
        final String reason;
        if (e instanceof NoSuchFileException) {
            reason = "there is no folder " + to.toAbsolutePath().getParent();
        } else if (e instanceof AccessDeniedException) {
            reason = "the folder " + to.toAbsolutePath().getParent() + " can't be written";
        } else {
            reason = e.getMessage() == null ? e.toString() : e.getMessage();
        }
        return "The jar " + to + " could not be written: " + reason + ".";
    }
}
