package io.millrace.engine.file;

import io.millrace.engine.file.Block.News;
import java.io.IOException;
import java.io.InputStream;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * One reading thread per input stream, for as long as the stream lives: a read can't be broken off, and what a thread
 * reads for a deployment that has stopped belongs to the next one.
 *
 * <p>Threading: any.
 */
final class StandardInputs {
    private final Map<InputStream, Feed> feeds = new IdentityHashMap<>();

    synchronized Feed feed(InputStream in, Runnable wake) {
        final Feed known = feeds.get(in);
        if (known != null && !known.isExhausted()) {
            known.wakes(wake);
            return known;
        }
        final Feed feed = new Feed(wake);
        feeds.put(in, feed);
        Threads.start("millrace-standard-in", () -> read(in, feed));
        return feed;
    }

    private static void read(InputStream in, Feed feed) {
        try {
            while (true) {
                final Block block = feed.unused();
                final int count = read(in, block);
                if (count > 0) {
                    feed.give(block.withBytes(count));
                } else if (count < 0) {
                    feed.give(block);
                    return;
                } else {
                    feed.giveBack(block);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int read(InputStream in, Block block) {
        try {
            final int count = in.read(block.bytes);
            if (count < 0) {
                block.with(News.END, "");
            }
            return count;
        } catch (IOException e) {
            block.with(News.FAILED, FileErrors.words(e));
            return -1;
        }
    }
}
