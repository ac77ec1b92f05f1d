package io.millrace.engine.net;

import io.millrace.engine.runtime.FrameReceiver;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps frames as text, as long as it has room. */
public final class TestReceiver implements FrameReceiver {
    public final List<String> frames = new ArrayList<>();
    public int room = Integer.MAX_VALUE;

    @Override
    public boolean hasRoom() {
        return frames.size() < room;
    }

    @Override
    public void frame(ByteBuffer bytes, int start, int length) {
        final byte[] copy = new byte[length];
        bytes.get(start, copy);
        frames.add(new String(copy, StandardCharsets.ISO_8859_1));
    }
}
