package io.millrace.engine.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;

/** A stream that others write to as well, such as standard output: it is never closed. */
final class StreamTarget implements Target {
    private final OutputStream out;

    StreamTarget(OutputStream out) {
        this.out = out;
    }

    @Override
    public void open() {
        // it is open
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        if (out instanceof PrintStream print && print.checkError()) {
            throw new IOException("nobody reads the output any more");
        }
        // in one call, so that lines of others come between messages only
        out.write(bytes.array(), bytes.position(), bytes.remaining());
        out.flush();
        if (out instanceof PrintStream print && print.checkError()) {
            throw new IOException("nobody reads the output any more");
        }
        bytes.position(bytes.limit());
    }

    @Override
    public void close() {
        // belongs to the process
    }
}
