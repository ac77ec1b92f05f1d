package io.millrace.app.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectReader;
import io.millrace.app.project.ProjectWriter;
import io.millrace.app.project.ReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Unsaved work of one session, as a project folder of its own in the person's folder with a note of whose it is. Only
 * files that changed are written. Used by one thread.
 */
final class RecoveryCopy {
    private static final String NOTE = "recovery.json";
    private static final String PROJECT = "project";

    private final Path folder;
    private Optional<Project> written = Optional.empty();

    RecoveryCopy(Path folder) {
        this.folder = folder;
    }

    String key() {
        return String.valueOf(folder.getFileName());
    }

    /** Makes the copy hold the project. */
    void write(Project project, Optional<Path> of) throws IOException {
        if (written.isEmpty()) {
            Files.createDirectories(folder);
            new HomeFile(folder.resolve(NOTE)).change(note -> note(note, of));
        }
        ProjectWriter.write(project, folder.resolve(PROJECT), written);
        written = Optional.of(project);
    }

    private static void note(ObjectNode note, Optional<Path> of) {
        final ProcessHandle process = ProcessHandle.current();
        note.put("folder", of.map(Path::toString).orElse(""));
        note.put("pid", process.pid());
        note.put("started", started(process));
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }

    /** The project's folder, empty when it was never saved. */
    Optional<Path> of() {
        final String text =
                new HomeFile(folder.resolve(NOTE)).read().path("folder").asText("");
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    Optional<Project> read() {
        return ProjectReader.read(folder.resolve(PROJECT)) instanceof ReadResult.Read read
                ? Optional.of(read.project())
                : Optional.empty();
    }

    /** Whether another process that still runs writes this copy. */
    boolean isOfAnotherProcess() {
        final ObjectNode note = new HomeFile(folder.resolve(NOTE)).read();
        final long pid = note.path("pid").asLong(-1);
        return pid != ProcessHandle.current().pid()
                && ProcessHandle.of(pid)
                        .filter(process ->
                                started(process).equals(note.path("started").asText("")))
                        .isPresent();
    }

    void delete() throws IOException {
        written = Optional.empty();
        if (Files.notExists(folder)) {
            return;
        }
        final List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
