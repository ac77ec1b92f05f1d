package io.millrace.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** An alphabet program in a process of its own, with the two connections to it. It checks every total that counts. */
final class Contender implements AutoCloseable {
    static final int LETTERS = 26;
    private static final int FRAME = 9;
    private static final int ANSWER = 13;
    /** Rows of the alphabet in one write of the sender. */
    private static final int ROWS = 256;

    private final String name;
    private final Process process;
    private final SocketChannel to;
    private final SocketChannel from;
    private final ByteBuffer block = ByteBuffer.allocateDirect(ROWS * LETTERS * FRAME);
    private final ByteBuffer answers = ByteBuffer.allocateDirect(256 << 10);
    private final long[] expected = new long[LETTERS];

    private Contender(String name, Process process, SocketChannel to, SocketChannel from) {
        this.name = name;
        this.process = process;
        this.to = to;
        this.from = from;
        for (int i = 0; i < ROWS * LETTERS; i++) {
            frame(block, i % LETTERS);
        }
    }

    static Contender start(String name, String program) throws IOException {
        try (ServerSocketChannel receiver = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            final int port = ((InetSocketAddress) receiver.getLocalAddress()).getPort();
            final Process process = new ProcessBuilder(command(program, port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            final BufferedReader says = process.inputReader(StandardCharsets.UTF_8);
            final SocketChannel from = receiver.accept();
            final int source = port(says);
            final SocketChannel to = SocketChannel.open(new InetSocketAddress("127.0.0.1", source));
            to.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new Contender(name, process, to, from);
        }
    }

    /** Other lines may come before, as from a profiler that {@code bench.jvm} has switched on. */
    private static int port(BufferedReader says) throws IOException {
        for (String line = says.readLine(); line != null; line = says.readLine()) {
            if (line.startsWith("port ")) {
                return Integer.parseInt(line.substring("port ".length()));
            }
        }
        throw new IOException("the program did not start");
    }

    private static List<String> command(String program, int port) {
        final List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        final String more = System.getProperty("bench.jvm", "").replace("%p", program);
        if (!more.isBlank()) {
            command.addAll(List.of(more.trim().split(" ")));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
        command.addAll(List.of(program, String.valueOf(port)));
        return command;
    }

    String name() {
        return name;
    }

    /** CPU time that the program has used. */
    long cpuNanos() {
        return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** Sends so many blocks as fast as they are taken, and waits for the last answer. Returns how many messages. */
    long flood(long blocks) throws IOException, InterruptedException {
        final Thread sender = new Thread(() -> send(blocks), "sender");
        sender.start();
        final long messages = blocks * ROWS * LETTERS;
        for (int i = 0; i < LETTERS; i++) {
            expected[i] += blocks * ROWS * (i + 1);
        }
        final byte[] tail = new byte[LETTERS * ANSWER];
        for (long left = messages * ANSWER; left > 0; ) {
            left -= receive(tail);
        }
        sender.join();
        check(ByteBuffer.wrap(tail));
        return messages;
    }

    private void send(long blocks) {
        try {
            for (long i = 0; i < blocks; i++) {
                for (block.clear().limit(ROWS * LETTERS * FRAME); block.hasRemaining(); ) {
                    to.write(block);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int receive(byte[] tail) throws IOException {
        answers.clear();
        final int read = from.read(answers);
        if (read < 0) {
            throw new IOException(name + " has ended");
        }
        final int kept = Math.min(read, tail.length);
        System.arraycopy(tail, kept, tail, 0, tail.length - kept);
        answers.get(read - kept, tail, tail.length - kept, kept);
        return read;
    }

    private void check(ByteBuffer tail) throws IOException {
        for (int i = 0; i < LETTERS; i++) {
            if (tail.getInt() != 9 || tail.get() != 'A' + i || tail.getLong() != expected[i]) {
                throw new IOException(name + " has a wrong total of " + (char) ('A' + i));
            }
        }
    }

    /** Sends one message and waits for its answer. Returns nanoseconds. */
    long single(int letter) throws IOException {
        final ByteBuffer frame = block.duplicate();
        frame.clear().position(letter * FRAME).limit((letter + 1) * FRAME);
        expected[letter] += letter + 1;
        answers.clear().limit(ANSWER);
        final long before = System.nanoTime();
        to.write(frame);
        while (answers.hasRemaining()) {
            if (from.read(answers) < 0) {
                throw new IOException(name + " has ended");
            }
        }
        final long took = System.nanoTime() - before;
        if (answers.getLong(5) != expected[letter]) {
            throw new IOException(name + " has a wrong total of " + (char) ('A' + letter));
        }
        return took;
    }

    /** Sends messages at an even rate and takes the time of each. */
    Histogram paced(int perSecond, int messages) throws IOException, InterruptedException {
        for (int i = 0; i < LETTERS; i++) {
            final long rounds = messages / LETTERS + (i < messages % LETTERS ? 1 : 0);
            expected[i] += rounds * (i + 1);
        }
        return new Paced(to, from, perSecond, messages).run();
    }

    private static void frame(ByteBuffer into, int letter) {
        into.putInt(5).put((byte) ('A' + letter)).putInt(letter + 1);
    }

    @Override
    public void close() throws IOException {
        to.close();
        from.close();
        process.getOutputStream().close();
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
