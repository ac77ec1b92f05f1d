package io.millrace.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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
        write(project, folder, onDisk, Set.of());
    }

    /**
     * The same, but nothing at all is written when one of the broken files would be replaced or go away: nobody knows
     * what is in them.
     *
     * @param broken paths inside the folder
     */
    public static void write(Project project, Path folder, Optional<Project> onDisk, Set<String> broken)
            throws IOException {
        final SortedMap<String, Bytes> next = ProjectFiles.of(project);
        final SortedMap<String, Bytes> before = onDisk.map(ProjectFiles::of).orElseGet(TreeMap::new);
        final SortedMap<String, Bytes> changed = new TreeMap<>(next);
        changed.entrySet()
                .removeIf(file -> Objects.equals(file.getValue(), before.get(file.getKey()))
                        && Files.exists(folder.resolve(file.getKey())));
        final Set<String> gone = new TreeSet<>(before.keySet());
        gone.removeAll(next.keySet());
        keep(broken, folder, changed.keySet(), gone);
        AtomicFiles.write(folder, changed);
        for (final String path : gone) {
            delete(folder, path);
        }
    }

    private static void keep(Set<String> broken, Path folder, Set<String> changed, Set<String> gone)
            throws IOException {
        for (final String path : broken) {
            final boolean touched =
                    Stream.concat(changed.stream(), gone.stream()).anyMatch(file -> isOrIsIn(file, path));
            if (touched && Files.exists(folder.resolve(path))) {
                throw new IOException(
                        path + " can't be read and would be lost; repair it, or take it away from the folder");
            }
        }
    }

    /** The path of a broken folder ends with a slash. */
    private static boolean isOrIsIn(String file, String path) {
        return path.endsWith("/") ? file.startsWith(path) : file.equals(path);
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
