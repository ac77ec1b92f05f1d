package io.millrace.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a project's folder. */
public final class ProjectWriter {
    private ProjectWriter() {}

    /**
     * Makes the folder hold the project. Each file is replaced atomically; what has not changed is not touched.
     *
     * @param onDisk what the folder held when it was last read or written: its files that are no longer needed go away;
     *     files that it did not know stay
     */
    public static void write(Project project, Path folder, Optional<Project> onDisk) throws IOException {
        final SortedMap<String, Bytes> next = ProjectFiles.of(project);
        final SortedMap<String, Bytes> before = onDisk.map(ProjectFiles::of).orElseGet(TreeMap::new);
        final SortedMap<String, Bytes> changed = new TreeMap<>(next);
        changed.entrySet()
                .removeIf(file -> Objects.equals(file.getValue(), before.get(file.getKey()))
                        && Files.exists(folder.resolve(file.getKey())));
        AtomicFiles.write(folder, changed);
        for (final String path : before.keySet()) {
            if (!next.containsKey(path)) {
                delete(folder, path);
            }
        }
    }

    private static void delete(Path folder, String path) throws IOException {
        final Path file = AtomicFiles.target(folder, path);
        Files.deleteIfExists(file);
        final Path parent = Objects.requireNonNull(file.getParent());
        if (path.startsWith(ProjectFiles.DATA) && Files.isDirectory(parent) && isEmpty(parent)) {
            Files.delete(parent);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
