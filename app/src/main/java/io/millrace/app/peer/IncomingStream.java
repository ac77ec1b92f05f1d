package io.millrace.app.peer;

import io.millrace.app.peer.Inbox.Message;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stream of one connection, on its way into the inbox.
 *
 * <p>Threading: the connection's thread.
 */
final class IncomingStream {
    private final Inbox inbox;
    private final ByteArrayOutputStream undecided = new ByteArrayOutputStream();
    private int epoch;
    private @Nullable Cutter cutter;

    IncomingStream(Inbox inbox) {
        this.inbox = inbox;
        this.epoch = inbox.epoch();
    }

    /** Takes the next bytes and returns the messages that are complete now. */
    List<Message> feed(byte[] bytes, int count) {
        if (epoch != inbox.epoch()) {
            epoch = inbox.epoch();
            cutter = null;
            undecided.reset();
        }
        inbox.arrived(count);
        final List<Message> completed = new ArrayList<>();
        if (cutter == null) {
            undecided.write(bytes, 0, count);
            decide(true, completed);
        } else {
            cutter.feed(bytes, 0, count, (kept, length) -> completed.add(new Message(kept, length)));
        }
        inbox.add(completed);
        return completed;
    }

    /** The stream has ended. */
    End end() {
        final List<Message> completed = new ArrayList<>();
        decide(false, completed);
        final boolean broken = cutter != null && cutter.end((kept, length) -> completed.add(new Message(kept, length)));
        inbox.add(completed);
        return new End(completed, broken);
    }

    private void decide(boolean more, List<Message> completed) {
        if (cutter != null || undecided.size() == 0) {
            return;
        }
        final byte[] start = undecided.toByteArray();
        if (inbox.split().isEmpty()) {
            SplitGuess.of(start, more).ifPresent(inbox::guessed);
        }
        final Optional<Cutter> chosen = inbox.split().map(Cutter::of);
        if (chosen.isPresent()) {
            cutter = chosen.get();
            undecided.reset();
            inbox.undecided(new byte[0]);
            cutter.feed(start, 0, start.length, (kept, length) -> completed.add(new Message(kept, length)));
        } else {
            inbox.undecided(start);
        }
    }

    /** What came out at the end, and whether it broke off in the middle of a message. */
    record End(List<Message> completed, boolean broken) {}
}
