package io.millrace.app.peer;

import io.millrace.engine.framing.Framing;
import io.millrace.engine.runtime.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sends a data set to a program that listens.
 *
 * <p>Threading: any. Each connection has a daemon thread.
 */
public final class Sender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Target target;
    private final SendPlan plan;
    private final SendProgress progress;
    private final List<OutgoingStream> streams = new ArrayList<>();

    /**
     * Where a sender sends.
     *
     * @param name of the source; any text for people
     * @param framing what the source asks for around each payload
     */
    public record Target(String name, String host, int port, Framing framing) {
        String text() {
            return host + ":" + port;
        }
    }

    private Sender(Target target, SendPlan plan) {
        this.target = target;
        this.plan = plan;
        this.progress = new SendProgress(plan.connections());
    }

    /**
     * Begins to send; what goes wrong with connections stands in the view.
     *
     * @throws PeerRefused when the data set or the plan is no good; nothing was sent
     */
    public static Sender start(Target target, SendPlan plan, NanoClock clock) throws PeerRefused {
        if (plan.connections() < 1 || plan.connections() > SendPlan.MOST_CONNECTIONS) {
            throw new PeerRefused("Connections must be a number from 1 to " + SendPlan.MOST_CONNECTIONS + ", not "
                    + plan.connections() + ".");
        }
        if (!(plan.perSecond() >= 0 && plan.perSecond() <= 1e9)) {
            throw new PeerRefused("Messages per second must be a number from 0 (as fast as it goes) to 1000000000.");
        }
        final SendFrames frames = SendFrames.of(plan.data(), target.framing());
        final Sender sender = new Sender(target, plan);
        for (int i = 0; i < plan.connections(); i++) {
            final Pace pace = new Pace(clock, plan.perSecond() / plan.connections());
            sender.streams.add(
                    new OutgoingStream(target, new OutgoingStream.Work(frames, plan.repeat(), pace), sender.progress));
        }
        sender.streams.forEach(sender::start);
        return sender;
    }

    private void start(OutgoingStream stream) {
        final Thread thread = new Thread(stream, "sender-" + target.name());
        thread.setDaemon(true);
        thread.start();
    }

    public SenderView view() {
        return new SenderView(
                target.name(),
                plan.data().file(),
                target.text(),
                mode(),
                progress.active(),
                progress.sent(),
                progress.bytes(),
                progress.trouble());
    }

    private String mode() {
        final StringBuilder text = new StringBuilder(plan.repeat() ? "loop" : "once");
        if (plan.perSecond() > 0) {
            final boolean whole = plan.perSecond() == Math.rint(plan.perSecond());
            text.append(String.format(Locale.ROOT, whole ? ", %,.0f/s" : ", %,.2f/s", plan.perSecond()));
        }
        return plan.connections() == 1
                ? text.toString()
                : text.append(", ")
                        .append(plan.connections())
                        .append(" connections")
                        .toString();
    }

    /** Waits until everything is sent or has failed; says whether that is so. */
    public boolean awaitFinished(Duration bound) throws InterruptedException {
        return progress.awaitFinished(bound);
    }

    /** Stops between two messages; a connection that the other side holds up for half a second is cut. */
    public void stop() {
        progress.stop();
        boolean done = false;
        try {
            done = awaitFinished(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!done) {
            streams.forEach(OutgoingStream::cut);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
