package io.millrace.engine.file;

import io.millrace.engine.file.Block.News;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a file from its beginning into a feed, and then, if it follows the file, what is added to it. */
final class FileReading implements Runnable {
    private static final long LOOK_EVERY_MILLIS = 100;

    private final Path path;
    private final boolean follow;
    private final Feed feed;

    FileReading(Path path, boolean follow, Feed feed) {
        this.path = path;
        this.follow = follow;
        this.feed = feed;
    }

    @Override
    public void run() {
        try {
            final Optional<String> failure = readAll();
            if (feed.stopsWithin(0)) {
                // not the end of the file: half a line is left half
                return;
            }
            feed.give(feed.unused().with(failure.isPresent() ? News.FAILED : News.END, failure.orElse("")));
        } catch (InterruptedException e) {
            // asked to stop: nobody waits for a last word
            Thread.currentThread().interrupt();
        }
    }

    /** Why it could not be read to its end, if so. */
    private Optional<String> readAll() throws InterruptedException {
        try {
            Optional<String> restart = readOne();
            while (restart.isPresent()) {
                feed.give(feed.unused().with(News.RESTART, restart.get()));
                restart = readOne();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(FileErrors.words(e));
        }
    }

    /** Reads what the path names now; if that becomes another file, says so. */
    private Optional<String> readOne() throws IOException, InterruptedException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            final Object key = key();
            while (true) {
                readWhatIsThere(file);
                if (!follow || feed.stopsWithin(LOOK_EVERY_MILLIS)) {
                    return Optional.empty();
                }
                final Object now = key();
                if (file.size() < file.position()) {
                    return Optional.of("the file became shorter, so it is read from its beginning again");
                } else if (now != null && !Objects.equals(now, key) && file.size() == file.position()) {
                    return Optional.of("another file has taken its place and is read from its beginning");
                }
            }
        }
    }

    private void readWhatIsThere(FileChannel file) throws IOException, InterruptedException {
        while (!feed.stopsWithin(0)) {
            final Block block = feed.unused();
            final int count = file.read(ByteBuffer.wrap(block.bytes));
            if (count <= 0) {
                feed.giveBack(block);
                return;
            }
            feed.give(block.withBytes(count));
        }
    }

    /** What tells this file from another one at the same path; null when there is none now. */
    private @Nullable Object key() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
