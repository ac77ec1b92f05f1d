package io.millrace.app.cli;

import picocli.CommandLine.Option;

/** {@code --help} of each command. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    boolean isWanted() {
        return help;
    }
}
