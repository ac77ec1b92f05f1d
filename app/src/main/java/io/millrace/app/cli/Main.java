package io.millrace.app.cli;

import io.millrace.app.spi.Desktop;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** The command {@code millrace}. */
public final class Main {
    private Main() {}

    /** Ends the process with the command's exit code. */
    public static void main(String[] args) {
        final ProcessInterrupts interrupts = new ProcessInterrupts();
        final int code = run(List.of(args), host(interrupts));
        interrupts.done(code);
        System.exit(code);
    }

    /** Runs a command and returns its exit code. */
    public static int run(List<String> args, Host host) {
        final int code = new Commands(host).run(args);
        host.out().flush();
        host.err().flush();
        return code;
    }

    private static Host host(ProcessInterrupts interrupts) {
        final PrintStream out = stream(FileDescriptor.out);
        final PrintStream err = stream(FileDescriptor.err);
        return new Host(
                new Host.Streams(System.in, out, err),
                System.getenv(),
                terminal(),
                new Host.Surroundings(
                        Path.of(System.getProperty("millrace.samples", "samples")),
                        interrupts,
                        () -> ServiceLoader.load(Desktop.class).findFirst()));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** The launcher knows better than the JVM; without one, a console means that both ends are a terminal. */
    private static Host.Terminal terminal() {
        final String told = System.getProperty("millrace.terminal", "");
        final boolean present = told.isEmpty() ? System.console() != null : told.equals("true");
        return new Host.Terminal(present, Math.max(40, Integer.getInteger("millrace.columns", 80)));
    }
}
