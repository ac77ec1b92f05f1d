package io.millrace.app.project;

/** A project file that can't be understood; the message is a clause for people, without file and place. */
final class BrokenFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    BrokenFile(String file, int line, int column, String message) {
        super(message);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    ReadResult.Refused refused() {
        final String place = line > 0 ? ", line " + line + ", column " + column : "";
        return new ReadResult.Refused(file + place + ": " + getMessage() + ".", file, line, column);
    }
}
