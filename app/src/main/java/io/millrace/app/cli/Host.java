package io.millrace.app.cli;

import io.millrace.app.spi.Desktop;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything around a command: streams, environment, terminal. Tests bring their own.
 *
 * @param environment variables of the process
 */
public record Host(Streams streams, Map<String, String> environment, Terminal terminal, Surroundings surroundings) {
    /** Standard streams. */
    public record Streams(InputStream in, PrintStream out, PrintStream err) {}

    /**
     * What is known of the terminal.
     *
     * @param present standard in and out are a person's terminal
     * @param columns its width
     */
    public record Terminal(boolean present, int columns) {
        public static final Terminal NONE = new Terminal(false, 80);
    }

    /**
     * What else there is.
     *
     * @param samples folder of the samples
     * @param interrupts Ctrl-C
     * @param desktop the window system, if one is installed
     */
    public record Surroundings(Path samples, Interrupts interrupts, Supplier<Optional<Desktop>> desktop) {}

    /** Tells of Ctrl-C. */
    @FunctionalInterface
    public interface Interrupts {
        Interrupts NONE = action -> () -> {};

        /** From now on an interrupt runs the action instead of ending the process; until the result is closed. */
        Registration on(Runnable action);
    }

    /** Ends something that was registered. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    PrintStream out() {
        return streams.out();
    }

    PrintStream err() {
        return streams.err();
    }

    /** Whether a window can be shown here. */
    boolean hasDisplay() {
        final boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        return !Boolean.getBoolean("java.awt.headless") && (!linux || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY"));
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}
