package io.millrace.app.session;

import io.millrace.app.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All recovery copies in the person's folder. Those of open sessions, here and in other processes, are their own
 * business; the others are work that broke off.
 *
 * <p>Threading: any.
 */
final class RecoveryCopies {
    private final Path folder;
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    RecoveryCopies(AppHome home) {
        this.folder = home.folder().resolve("recovery");
    }

    /** A place for the copy of a session that begins. */
    RecoveryCopy claim() {
        final RecoveryCopy copy =
                new RecoveryCopy(folder.resolve(UUID.randomUUID().toString()));
        open.add(copy.key());
        return copy;
    }

    /** The session has ended; what it left is work that broke off. */
    void release(RecoveryCopy copy) {
        open.remove(copy.key());
    }

    List<Recoverable> all() {
        return copies().stream()
                .flatMap(copy ->
                        copy.read().map(project -> new Recoverable(copy.key(), project.name(), copy.of())).stream())
                .toList();
    }

    /** What broke off in a project's folder. */
    Optional<RecoveryCopy> of(Path project) {
        return copies().stream()
                .filter(copy -> copy.of().filter(project::equals).isPresent())
                .findFirst();
    }

    /** The project of a copy, which stays until it is deleted. */
    Optional<Project> read(String key) {
        return copies().stream()
                .filter(copy -> copy.key().equals(key))
                .findFirst()
                .flatMap(RecoveryCopy::read);
    }

    void delete(String key) {
        copies().stream().filter(copy -> copy.key().equals(key)).forEach(copy -> {
            try {
                copy.delete();
            } catch (IOException e) {
                System.getLogger(RecoveryCopies.class.getName())
                        .log(System.Logger.Level.WARNING, "a recovery copy stays: " + e.getMessage());
            }
        });
    }

    private List<RecoveryCopy> copies() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .sorted()
                    .map(RecoveryCopy::new)
                    .filter(copy -> !open.contains(copy.key()) && !copy.isOfAnotherProcess())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
