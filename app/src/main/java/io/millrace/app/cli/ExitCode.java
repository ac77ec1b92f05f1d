package io.millrace.app.cli;

/** What the exit codes of commands mean. */
final class ExitCode {
    static final int WELL = 0;
    /** The project has problems, or a test failed, or something of the machine is in the way. */
    static final int PROBLEMS = 1;
    /** The command was not understood, or needs leave that it does not have. */
    static final int USAGE = 2;
    /** It ran, and messages were left undelivered. */
    static final int UNDELIVERED = 3;

    private ExitCode() {}
}
