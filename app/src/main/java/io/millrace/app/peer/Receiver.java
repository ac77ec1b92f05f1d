package io.millrace.app.peer;

import io.millrace.app.peer.Inbox.Message;
import io.millrace.app.peer.ReceiverView.Split;
import io.millrace.app.project.ProjectTest.Expected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens on a port and shows what comes in; for any program.
 *
 * <p>Threading: any. One daemon thread accepts, one per connection reads.
 */
public final class Receiver implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 1024;
    private static final long WAIT_MILLIS = 50;
    private static final long CLOSE_MILLIS = 2_000;
    private static final int CHUNK = 64 << 10;

    private final Place place;
    private final Consumer<byte[]> listener;
    private final ServerSocket server;
    private final Inbox inbox = new Inbox();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile String trouble = "";
    private final CountDownLatch probed = new CountDownLatch(1);
    private volatile int probePort;
    private volatile @Nullable Thread acceptor;
    private volatile boolean closed;

    /**
     * Where a receiver listens.
     *
     * @param name of the sink that it stands behind; any text for people
     * @param port 0 = a free one
     */
    public record Place(String name, String host, int port) {
        String text() {
            return host + ":" + port;
        }
    }

    private Receiver(Place place, Consumer<byte[]> listener, ServerSocket server) {
        this.place = new Place(place.name(), place.host(), server.getLocalPort());
        this.listener = listener;
        this.server = server;
    }

    /**
     * Begins to listen.
     *
     * @param listener is told of each message, on the connection's thread; while it blocks, that connection waits
     * @throws PeerRefused when the port is taken or the host is none of this machine's
     */
    public static Receiver listen(Place place, Consumer<byte[]> listener) throws PeerRefused {
        try {
            final ServerSocket server = new ServerSocket(place.port(), 128, InetAddress.getByName(place.host()));
            final Receiver receiver = new Receiver(place, listener, server);
            receiver.acceptor = receiver.start("accept", receiver::accept);
            return receiver;
        } catch (BindException e) {
            throw new PeerRefused(place.text() + " can't be listened on: another program has it already, or the"
                    + " address is none of this machine's.");
        } catch (IOException e) {
            throw new PeerRefused(place.text() + " can't be listened on: " + Trouble.text(e) + ".");
        }
    }

    private Thread start(String what, Runnable work) {
        final Thread thread = new Thread(work, "receiver-" + place.name() + "-" + what);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        while (!closed) {
            try {
                take(server.accept());
            } catch (IOException e) {
                if (!closed) {
                    trouble = "It listens no longer: " + Trouble.text(e) + ".";
                    close();
                }
            }
        }
    }

    private void take(Socket socket) {
        if (socket.getPort() == probePort) {
            Trouble.closeQuietly(socket);
            probed.countDown();
            return;
        }
        if (connections.size() >= MOST_CONNECTIONS) {
            trouble = "More than " + MOST_CONNECTIONS + " connections at once: one was closed.";
            Trouble.closeQuietly(socket);
            return;
        }
        connections.add(socket);
        start(Integer.toString(socket.getPort()), () -> read(socket));
        if (closed) {
            Trouble.closeQuietly(socket);
        }
    }

    private void read(Socket socket) {
        final IncomingStream stream = new IncomingStream(inbox);
        final byte[] chunk = new byte[CHUNK];
        try (socket) {
            for (int n = socket.getInputStream().read(chunk);
                    n >= 0;
                    n = socket.getInputStream().read(chunk)) {
                tell(stream.feed(chunk, n));
            }
        } catch (IOException | UncheckedIOException e) {
            // A reset is the other side's way to go; what it sent before has been counted.
            Trouble.closeQuietly(socket);
        }
        final IncomingStream.End end = stream.end();
        tell(end.completed());
        if (end.broken() && !closed) {
            trouble = "A connection ended in the middle of a message.";
        }
        gone(socket);
    }

    private void gone(Socket socket) {
        synchronized (connections) {
            connections.remove(socket);
            // Each waking takes one of the turns for which the end is awaited.
            if (connections.isEmpty()) {
                connections.notifyAll();
            }
        }
    }

    private void tell(List<Message> messages) {
        messages.forEach(message -> listener.accept(message.kept()));
    }

    /** The port that it listens on. */
    public int port() {
        return place.port();
    }

    public ReceiverView view() {
        final Inbox.Contents contents = inbox.contents();
        return new ReceiverView(
                place.name(),
                place.text(),
                connections.size(),
                contents.messages(),
                contents.bytes(),
                contents.last(),
                contents.split(),
                contents.comparison(),
                trouble);
    }

    /** Says how streams are cut, empty = as they look; begins to count anew. */
    public void split(Optional<Split> split) {
        inbox.split(split);
    }

    /** Forgets what came, and begins to count anew. */
    public void clear() {
        trouble = "";
        inbox.clear(connections.isEmpty());
    }

    /** Keeps the shown messages as they are while true; everything is still counted and compared. */
    public void pause(boolean paused) {
        inbox.pause(paused);
    }

    /** Compares what comes from now on with expected rows; empty = no longer. */
    public void compare(Optional<Expected> expected) {
        inbox.compare(expected);
    }

    /**
     * Waits until all that has connected so far is read to its end, no longer than about the bound, and closes.
     */
    public void closeWhenQuiet(Duration bound) {
        try (Socket probe = new Socket()) {
            awaitAccepted(probe, bound);
            awaitNoConnections(bound);
        } catch (IOException e) {
            trouble = "It was closed early: " + Trouble.text(e) + ".";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** Connections are accepted in the order they came: once this one is, all before it are. */
    private void awaitAccepted(Socket probe, Duration bound) throws IOException, InterruptedException {
        if (closed) {
            return;
        }
        probe.bind(new InetSocketAddress(server.getInetAddress(), 0));
        probePort = probe.getLocalPort();
        probe.connect(server.getLocalSocketAddress(), Math.toIntExact(bound.toMillis()));
        if (!probed.await(bound.toMillis(), TimeUnit.MILLISECONDS)) {
            trouble = "It was closed before everything was read.";
        }
    }

    private void awaitNoConnections(Duration bound) throws InterruptedException {
        long turns = bound.toMillis() / WAIT_MILLIS;
        synchronized (connections) {
            while (!connections.isEmpty() && turns > 0) {
                connections.wait(WAIT_MILLIS);
                turns--;
            }
        }
    }

    /** Closes the port and all connections; when it returns, another can listen there. */
    @Override
    public void close() {
        closed = true;
        Trouble.closeQuietly(server);
        connections.forEach(Trouble::closeQuietly);
        awaitPortFree();
    }

    /** The system keeps a port as long as a thread waits in accept, which goes on for a moment after the closing. */
    private void awaitPortFree() {
        final Thread waiting = acceptor;
        if (waiting == null || waiting == Thread.currentThread()) {
            return;
        }
        try {
            waiting.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
