package io.millrace.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An exported jar in a process of its own, run by a bare {@code java}. */
final class RunningJar implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("in: listening on \\S*?:(\\d+).*");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Process process;
    private final Thread reader;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    RunningJar(Path jar, String... args) throws IOException {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-jar",
                jar.toString()));
        command.addAll(List.of(args));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        reader = new Thread(this::readLines, "jar-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void readLines() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (java.io.UncheckedIOException | IOException e) {
            lines.add("output ended: " + e);
        }
    }

    /** The port that the source {@code in} listens on. */
    int port() throws InterruptedException {
        return Integer.parseInt(line(LISTENING).group(1));
    }

    Matcher line(Pattern pattern) throws InterruptedException {
        final List<String> seen = new ArrayList<>();
        while (true) {
            final String line = lines.poll(30, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("no line like " + pattern + " in " + seen);
            }
            seen.add(line);
            final Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                return matcher;
            }
        }
    }

    /** Asks it to stop, as Ctrl-C does, and waits; the exit code. */
    int stop() throws InterruptedException {
        // Not Process.destroy: that closes the streams, and the last lines would be lost.
        process.toHandle().destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    /** Everything that it printed before it ended and nobody has read yet. */
    List<String> rest() throws InterruptedException {
        reader.join(TimeUnit.SECONDS.toMillis(10));
        final List<String> rest = new ArrayList<>();
        lines.drainTo(rest);
        return rest;
    }

    /** Resident memory in bytes; 0 where the system does not tell. */
    long resident() throws IOException {
        final Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        final Matcher matcher = RESIDENT.matcher(Files.readString(status));
        return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : 0;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
