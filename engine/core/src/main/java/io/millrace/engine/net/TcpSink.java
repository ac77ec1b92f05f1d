package io.millrace.engine.net;

import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.SinkConnector;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connects to a program and writes to it; what is not written stays here until it can be. */
final class TcpSink implements SinkConnector, Dialer.User {
    private static final int LOOK_EVERY = 256 << 10;
    /** So few bytes are one record of TLS, whatever was agreed upon. */
    private static final int TLS_PIECE = 8 << 10;

    private final Unconfirmed unconfirmed = new Unconfirmed();
    private @Nullable Opened opened;
    private @Nullable SendQueue queue;
    private @Nullable Channel channel;
    /** What the socket is given now; its reader index says how much of it has been taken. */
    private @Nullable ByteBuf inFlight;

    /** Counts what was given to sockets, so that late news of a lost connection is known as such. */
    private long flight;

    private int inFlightBytes;
    private int counted;
    private long sentSinceLook;
    private boolean encrypted;
    private boolean sending;
    private boolean closed;

    /** What a sink has once it is open. */
    private record Opened(ConnectorContext context, Dialer dialer) {}

    @Override
    public void open(ConnectorContext context) throws DeploymentRefused {
        queue = new SendQueue(SettingValues.bytes(context.setting("buffer")));
        final Optional<Tls> tls = Tls.ofSink(Tls.node(context));
        encrypted = tls.isPresent();
        final Dialer dialer = new Dialer(context, tls, this);
        opened = new Opened(context, dialer);
        dialer.dial();
    }

    @Override
    public boolean hasRoom() {
        return queue().hasRoom();
    }

    @Override
    public ByteBuffer reserve(int atLeast) {
        return queue().reserve(atLeast);
    }

    @Override
    public void commit() {
        queue().commit();
    }

    @Override
    public void flush() {
        if (!closed) {
            send();
        }
    }

    @Override
    public long pending() {
        countTaken();
        return queue().messages();
    }

    @Override
    public Link link() {
        return opened().dialer().link();
    }

    @Override
    public void close() {
        if (opened != null && !closed) {
            countTaken();
            closed = true;
            inFlight = null;
            channel = null;
            opened.dialer().close();
            queue().close();
        }
    }

    @Override
    public void connected(Channel fresh) {
        channel = fresh;
        sentSinceLook = 0;
        unconfirmed.begin(sendBuffer(fresh));
        send();
    }

    @Override
    public void lost() {
        countTaken();
        inFlight = null;
        channel = null;
        queue().again();
        final long messages = unconfirmed.messages();
        if (messages > 0) {
            opened().context()
                    .trouble(
                            "the connection was lost: up to " + messages + (messages == 1 ? " message" : " messages")
                                    + " unconfirmed",
                            opened().dialer().address());
        }
        unconfirmed.begin(0);
    }

    /**
     * One piece at a time, so that after a loss it is known what the socket has taken: to the byte, or with TLS to the
     * record, of which the other side can use nothing before it is whole.
     */
    private void send() {
        if (sending) {
            return;
        }
        sending = true;
        while (channel != null && inFlight == null && queue().hasUnsent()) {
            final ByteBuf bytes = queue().unsent(encrypted ? TLS_PIECE : Integer.MAX_VALUE);
            inFlight = bytes;
            inFlightBytes = bytes.writerIndex();
            counted = 0;
            final long number = ++flight;
            channel.writeAndFlush(bytes).addListener(done -> written(number, done.isSuccess()));
        }
        sending = false;
    }

    private void written(long number, boolean whole) {
        // after a failure the connection ends, and that is dealt with as its loss
        if (inFlight != null && number == flight && whole) {
            count(inFlightBytes);
            inFlight = null;
            send();
        }
    }

    private void countTaken() {
        if (inFlight != null && !encrypted) {
            count(inFlight.readerIndex());
        }
    }

    private void count(int taken) {
        final int fresh = taken - counted;
        if (fresh > 0) {
            counted = taken;
            unconfirmed.sent(fresh, queue().sent(fresh));
            lookAtSendBuffer(fresh);
        }
    }

    private void lookAtSendBuffer(int fresh) {
        sentSinceLook += fresh;
        if (sentSinceLook >= LOOK_EVERY && channel != null && channel.isOpen()) {
            sentSinceLook = 0;
            unconfirmed.sendBuffer(sendBuffer(channel));
        }
    }

    private static int sendBuffer(Channel of) {
        final Integer size = of.config().getOption(ChannelOption.SO_SNDBUF);
        return size == null ? 0 : size;
    }

    private SendQueue queue() {
        return Objects.requireNonNull(queue, "not open");
    }

    private Opened opened() {
        return Objects.requireNonNull(opened, "not open");
    }
}
