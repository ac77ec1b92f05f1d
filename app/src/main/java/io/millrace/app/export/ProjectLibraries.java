package io.millrace.app.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts a project's own jars among the files of an exported one. What is there already comes first. */
final class ProjectLibraries {
    private static final String SERVICES = "META-INF/services/";
    private static final Set<String> SIGNATURES = Set.of("SF", "RSA", "DSA", "EC", "MF", "LIST");

    private ProjectLibraries() {}

    static void add(List<Path> jars, Map<String, byte[]> files) throws IOException {
        for (final Path jar : jars) {
            new Library(jar).files().forEach((name, bytes) -> {
                if (name.startsWith(SERVICES)) {
                    files.merge(name, bytes, RuntimeFiles::joined);
                } else if (!isLeftOut(name)) {
                    files.putIfAbsent(name, bytes);
                }
            });
        }
    }

    /** Signatures don't hold for a merged jar, modules and versions for other JDKs mean nothing on the class path. */
    private static boolean isLeftOut(String name) {
        final String ending = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        final boolean inTop = name.startsWith("META-INF/") && name.indexOf('/', "META-INF/".length()) < 0;
        return name.endsWith("module-info.class")
                || name.startsWith("META-INF/versions/")
                || (inTop && SIGNATURES.contains(ending));
    }
}
