package io.millrace.app.project;

import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The jars in a project's {@code lib}. */
public final class Libraries {
    static final String FOLDER = "lib";

    private Libraries() {}

    /** Those that can be read, by file name. */
    public static List<Path> of(Path project) {
        return jars(project).stream().filter(Libraries::isReadable).toList();
    }

    /** One error for each that can't be read. */
    static List<Problem> problems(Path project) {
        return jars(project).stream()
                .filter(jar -> !isReadable(jar))
                .map(jar -> Problem.error(
                        Where.project(),
                        FOLDER + "/" + jar.getFileName() + " is no jar that can be read",
                        "Put it there again, or take it away."))
                .toList();
    }

    /** Copies them into another project. */
    public static void copy(Path from, Path to) throws IOException {
        for (final Path jar : jars(from)) {
            final Path target = to.resolve(FOLDER).resolve(String.valueOf(jar.getFileName()));
            Files.createDirectories(to.resolve(FOLDER));
            Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> jars(Path project) {
        final Path folder = project.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .filter(file -> String.valueOf(file.getFileName()).endsWith(".jar"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isReadable(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.size() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
