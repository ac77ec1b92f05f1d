package io.millrace.app.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Replaces files so that a reader finds the old or the new content, never half of one: all are written beside their
 * places first, so that a full disk leaves the old ones, and are moved there then.
 */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Replaces one file. */
    public static void write(Path file, byte[] content) throws IOException {
        final Path target = file.toAbsolutePath();
        write(
                Objects.requireNonNull(target.getParent()),
                new TreeMap<>(Map.of(String.valueOf(target.getFileName()), Bytes.of(content))));
    }

    /** Replaces files in a folder, by their paths in it. */
    public static void write(Path folder, SortedMap<String, Bytes> files) throws IOException {
        final Map<Path, Path> staged = new LinkedHashMap<>();
        try {
            for (final var file : files.entrySet()) {
                final Path target = target(folder, file.getKey());
                staged.put(stage(target, file.getValue()), target);
            }
            for (final var each : staged.entrySet()) {
                move(each.getKey(), each.getValue());
            }
        } finally {
            for (final Path left : staged.keySet()) {
                Files.deleteIfExists(left);
            }
        }
    }

    /** The place of a file inside a folder; a link stays a link. */
    static Path target(Path folder, String path) throws IOException {
        final Path target = folder.resolve(path).normalize();
        if (!target.startsWith(folder.normalize())) {
            throw new IOException(path + " is outside the folder");
        }
        return Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
    }

    private static Path stage(Path target, Bytes content) throws IOException {
        final Path parent = Objects.requireNonNull(target.getParent());
        Files.createDirectories(parent);
        final Path temp = Files.createTempFile(parent, ".", ".tmp");
        try (FileChannel channel =
                FileChannel.open(temp, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            final ByteBuffer bytes = ByteBuffer.wrap(content.toArray());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            Files.deleteIfExists(temp);
            throw e;
        }
        return temp;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
