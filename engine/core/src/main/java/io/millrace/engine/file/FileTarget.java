package io.millrace.engine.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file that is added to, or that starts empty. */
final class FileTarget implements Target {
    private final Path path;
    private final boolean append;
    private @Nullable FileChannel file;

    FileTarget(Path path, boolean append) {
        this.path = path;
        this.append = append;
    }

    @Override
    public void open() throws IOException {
        if (file == null) {
            file = append
                    ? FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    : FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        if (file == null) {
            throw new IOException("the file is not open");
        }
        file.write(bytes);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
