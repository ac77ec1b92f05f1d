package io.millrace.app.peer;

import io.millrace.app.peer.Sender.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a sender: connects, sends the data set, connects again where it goes on for ever.
 *
 * <p>Threading: a thread of its own, but for {@link #cut}.
 */
final class OutgoingStream implements Runnable {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int BATCH_BYTES = 64 << 10;
    private static final int MOST_TURNS_OF_WAITING = 8;

    private final Target target;
    private final SendFrames frames;
    private final boolean repeat;
    private final Pace pace;
    private final SendProgress progress;
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
    private volatile @Nullable Socket socket;
    private int next;

    /** What is sent and how. */
    record Work(SendFrames frames, boolean repeat, Pace pace) {}

    OutgoingStream(Target target, Work work, SendProgress progress) {
        this.target = target;
        this.frames = work.frames();
        this.repeat = work.repeat();
        this.pace = work.pace();
        this.progress = progress;
    }

    @Override
    public void run() {
        try {
            int failures = 0;
            boolean again = true;
            while (again && !progress.stopping()) {
                final long before = progress.sent();
                again = !connection();
                failures = progress.sent() > before ? 0 : Math.min(MOST_TURNS_OF_WAITING, failures + 1);
                if (again) {
                    progress.pause(TimeUnit.MILLISECONDS.toNanos(250L * failures));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            progress.connectionDone();
        }
    }

    /** Sends over one connection; false when it failed and another one shall be tried. */
    private boolean connection() throws InterruptedException {
        try (Socket opened = new Socket()) {
            socket = opened;
            opened.connect(new InetSocketAddress(target.host(), target.port()), CONNECT_MILLIS);
            opened.setTcpNoDelay(true);
            progress.trouble("");
            send(opened);
            opened.shutdownOutput();
            return true;
        } catch (IOException e) {
            if (!progress.stopping()) {
                progress.trouble(target.text() + ": " + Trouble.text(e)
                        + (repeat ? "; trying again." : after(progress.sent()) + "."));
            }
            return !repeat;
        } finally {
            socket = null;
        }
    }

    private static String after(long sent) {
        return sent == 0 ? "" : sent == 1 ? " after 1 message" : " after " + sent + " messages";
    }

    private void send(Socket to) throws IOException, InterruptedException {
        final List<byte[]> pieces = frames.pieces();
        while (!progress.stopping()) {
            if (next == pieces.size()) {
                write(to, 0, frames.tail());
                next = 0;
                if (!repeat) {
                    return;
                }
            }
            final int count = fill(pieces);
            if (count > 0) {
                write(to, count, batch.toByteArray());
                next += count;
                pace.sent(count);
            } else if (next < pieces.size()) {
                progress.pause(pace.untilNext());
            }
        }
    }

    /** Gathers what is due and fits a batch. */
    private int fill(List<byte[]> pieces) {
        batch.reset();
        final int due = pace.due(pieces.size() - next);
        int count = 0;
        while (count < due && batch.size() < BATCH_BYTES) {
            batch.writeBytes(pieces.get(next + count));
            count++;
        }
        return count;
    }

    private void write(Socket to, int messages, byte[] bytes) throws IOException {
        to.getOutputStream().write(bytes);
        progress.wrote(messages, bytes.length);
    }

    /** Ends a write that the other side holds up. */
    void cut() {
        final Socket open = socket;
        if (open != null) {
            Trouble.closeQuietly(open);
        }
    }
}
