package io.millrace.engine.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where a writing thread writes; called by that thread alone. */
interface Target {
    /** Called before each write; does nothing when it is open. */
    void open() throws IOException;

    /** Writes some bytes at least; the position says how many also when it fails. */
    void write(ByteBuffer bytes) throws IOException;

    void close() throws IOException;
}
