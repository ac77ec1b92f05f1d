package io.millrace.app.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * When and how large the files of a project's folder are: two equal ones mean that nothing was changed in between.
 *
 * @param files by path
 */
record FolderStamp(SortedMap<Path, String> files) {
    private static final List<String> FILES = List.of("application.json", "layout.json");
    private static final List<String> FOLDERS = List.of("code", "data", "tests", "lib");

    static FolderStamp of(Path folder) {
        final SortedMap<Path, String> files = new TreeMap<>();
        FILES.forEach(name -> add(folder.resolve(name), files));
        for (final String name : FOLDERS) {
            final Path sub = folder.resolve(name);
            if (Files.isDirectory(sub)) {
                try (Stream<Path> all = Files.walk(sub, 2)) {
                    all.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                            .forEach(file -> add(file, files));
                } catch (IOException | java.io.UncheckedIOException e) {
                    files.put(sub, "unreadable");
                }
            }
        }
        return new FolderStamp(files);
    }

    /** Whether the jars are the same. */
    boolean hasLibrariesOf(FolderStamp other, Path folder) {
        final Path lib = folder.resolve("lib");
        return under(lib).equals(other.under(lib));
    }

    private SortedMap<Path, String> under(Path sub) {
        final SortedMap<Path, String> some = new TreeMap<>(files);
        some.keySet().removeIf(file -> !file.startsWith(sub));
        return some;
    }

    private static void add(Path file, SortedMap<Path, String> files) {
        try {
            final BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                files.put(file, attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey());
            }
        } catch (IOException e) {
            files.put(file, "gone");
        }
    }
}
