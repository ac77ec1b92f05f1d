package io.millrace.app.cli;

import io.millrace.app.session.AppHome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Asks before code of a folder runs for the first time. */
final class TrustGate {
    private TrustGate() {}

    /**
     * Returns when the folder's code may run.
     *
     * @param given the person said so on the command line; that is remembered as an answer is
     */
    static void pass(Host host, Path folder, boolean given) throws CommandFailed {
        if (isOpen(host, folder)) {
            return;
        }
        if (given) {
            remember(host, folder);
            return;
        }
        if (!host.terminal().present()) {
            throw CommandFailed.usage(
                    "The code of " + folder + " has not been run here yet, and there is no terminal to ask.",
                    "Look at its code folder; then add --trust.");
        }
        host.out()
                .println("The code of " + folder + " has not been run here yet. It can do what you can do: read, write,"
                        + " connect.");
        host.out().print("Trust it and run it? [y/N] ");
        host.out().flush();
        if (!answer(host).startsWith("y")) {
            throw CommandFailed.usage("Nothing was run.");
        }
        remember(host, folder);
    }

    /** Whether the folder's code may run without a question. */
    static boolean isOpen(Host host, Path folder) {
        return isSample(host, folder) || AppHome.of(host.environment()).isTrusted(folder);
    }

    /** The folder's code may run from now on. */
    static void remember(Host host, Path folder) {
        try {
            AppHome.of(host.environment()).trust(folder);
        } catch (IOException e) {
            host.err().println("That this folder is trusted can't be remembered: " + e.getMessage() + ".");
        }
    }

    private static boolean isSample(Host host, Path folder) {
        return folder.toAbsolutePath()
                .normalize()
                .startsWith(host.surroundings().samples().toAbsolutePath().normalize());
    }

    private static String answer(Host host) {
        try {
            final String line =
                    new BufferedReader(new InputStreamReader(host.streams().in(), StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "";
        }
    }
}
