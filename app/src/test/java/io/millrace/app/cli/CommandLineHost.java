package io.millrace.app.cli;

import io.millrace.app.deploy.SampleProjects;
import io.millrace.app.spi.Desktop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Runs commands as a process would, with streams that can be read afterwards. */
final class CommandLineHost {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Runnable> interrupts = new CopyOnWriteArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Optional<Desktop> desktop = Optional.empty();
    private boolean terminal;
    private boolean unread;
    private String typed = "";

    CommandLineHost(Path home) {
        environment.put("MILLRACE_HOME", home.toString());
    }

    CommandLineHost withDesktop(Desktop window) {
        desktop = Optional.of(window);
        environment.put("DISPLAY", ":0");
        return this;
    }

    CommandLineHost withTerminal(String answers) {
        terminal = true;
        typed = answers;
        return this;
    }

    /** Nobody reads standard output. */
    CommandLineHost withClosedOut() {
        unread = true;
        return this;
    }

    CommandLineHost with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Ctrl-C, without waiting for what it does. */
    void interrupt() {
        interrupts.forEach(Runnable::run);
    }

    int run(Object... args) {
        return Main.run(List.of(args).stream().map(Object::toString).toList(), host());
    }

    CompletableFuture<Integer> begin(Object... args) {
        return CompletableFuture.supplyAsync(() -> run(args));
    }

    /** Ctrl-C. */
    int interrupt(CompletableFuture<Integer> running) throws Exception {
        interrupts.forEach(Runnable::run);
        return running.get(30, TimeUnit.SECONDS);
    }

    private Host host() {
        return new Host(
                new Host.Streams(
                        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                        unread ? closed() : new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                environment,
                new Host.Terminal(terminal, 100),
                new Host.Surroundings(
                        SampleProjects.FOLDER,
                        action -> {
                            interrupts.add(action);
                            return () -> interrupts.remove(action);
                        },
                        () -> desktop));
    }

    private static PrintStream closed() {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    List<String> outLines() {
        return out().lines().toList();
    }

    List<String> errLines() {
        return err().lines().toList();
    }
}
