package io.millrace.app.cli;

import java.util.List;

/** A command that could not do its work: lines for people and the exit code. */
final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    CommandFailed(int code, List<String> lines) {
        super(String.join(System.lineSeparator(), lines), null, false, false);
        this.code = code;
    }

    static CommandFailed problem(String... lines) {
        return new CommandFailed(ExitCode.PROBLEMS, List.of(lines));
    }

    static CommandFailed usage(String... lines) {
        return new CommandFailed(ExitCode.USAGE, List.of(lines));
    }

    int code() {
        return code;
    }
}
