package io.millrace.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Alphabet by hand on blocking channels: two buffers, an array of totals, nothing else. */
final class AlphabetNio {
    private static final int BUFFER = 64 << 10;

    private AlphabetNio() {}

    static int start(int receiver) throws IOException {
        final ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        final SocketChannel out = SocketChannel.open(new InetSocketAddress("127.0.0.1", receiver));
        out.setOption(StandardSocketOptions.TCP_NODELAY, true);
        final Thread thread = new Thread(() -> run(server, out), "nio");
        thread.setDaemon(true);
        thread.start();
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private static void run(ServerSocketChannel server, SocketChannel out) {
        final ByteBuffer frames = ByteBuffer.allocateDirect(BUFFER);
        final ByteBuffer answers = ByteBuffer.allocateDirect(BUFFER / 9 * 13 + 13);
        final long[] votes = new long[256];
        try (SocketChannel in = server.accept()) {
            while (in.read(frames) >= 0) {
                frames.flip();
                answers.clear();
                take(frames, answers, votes);
                frames.compact();
                answers.flip();
                while (answers.hasRemaining()) {
                    out.write(answers);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void take(ByteBuffer frames, ByteBuffer answers, long[] votes) {
        while (frames.remaining() >= 4 && frames.remaining() >= 4 + frames.getInt(frames.position())) {
            frames.getInt();
            final int letter = frames.get() & 0xFF;
            votes[letter] += frames.getInt() & 0xFFFF_FFFFL;
            answers.putInt(9).put((byte) letter).putLong(votes[letter]);
        }
    }
}
