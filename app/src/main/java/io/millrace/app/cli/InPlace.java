package io.millrace.app.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * Rows at the bottom of a terminal that are written again and again at the same place, with text scrolling above them.
 *
 * <p>Threading: any.
 */
final class InPlace {
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final String CLEAR_LINE_END = "\u001b[K";

    private final PrintStream out;
    private final int columns;
    private int height;
    private boolean atLineStart = true;

    InPlace(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    synchronized void draw(List<String> rows) {
        back();
        startLine();
        rows.forEach(row -> out.print(cut(row) + CLEAR_LINE_END + "\n"));
        out.print(CLEAR_BELOW);
        out.flush();
        height = rows.size();
    }

    private String cut(String row) {
        return row.length() < columns ? row : row.substring(0, Math.max(0, columns - 2)) + "…";
    }

    /** Writes a line above the block; the block comes back at the next draw. */
    synchronized void above(String line) {
        erase();
        startLine();
        out.println(line);
    }

    /** What is drawn now stays; the next block begins below it. */
    synchronized void leave() {
        height = 0;
    }

    private void erase() {
        if (height > 0) {
            back();
            out.print(CLEAR_BELOW);
            height = 0;
        }
    }

    private void back() {
        if (height > 0) {
            out.print(String.format(UP, height));
        }
    }

    private void startLine() {
        if (!atLineStart) {
            out.println();
            atLineStart = true;
        }
    }

    /** A stream whose text scrolls above the block. */
    OutputStream scrolling() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                scroll(bytes, from, length);
            }
        };
    }

    private synchronized void scroll(byte[] bytes, int from, int length) {
        if (length > 0) {
            erase();
            out.write(bytes, from, length);
            atLineStart = bytes[from + length - 1] == '\n';
        }
    }
}
