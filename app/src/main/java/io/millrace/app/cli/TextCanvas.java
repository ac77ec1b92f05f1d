package io.millrace.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A page of characters on which lines join where they meet. */
final class TextCanvas {
    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final int LEFT = 4;
    private static final int RIGHT = 8;
    /** By the directions in which a line leaves a cell. */
    private static final String LINES = " │││─╯╮┤─╰╭├─┴┬┼";

    private final char[][] text;
    private final int[][] lines;
    private final int[][] owners;

    TextCanvas(int width, int height) {
        text = new char[height][width];
        lines = new int[height][width];
        owners = new int[height][width];
        for (final char[] row : text) {
            Arrays.fill(row, ' ');
        }
    }

    void text(int x, int y, String words) {
        for (int i = 0; i < words.length(); i++) {
            text[y][x + i] = words.charAt(i);
        }
    }

    boolean isFree(int x, int y, int width) {
        for (int i = x; i < x + width; i++) {
            if (text[y][i] != ' ' || lines[y][i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** A line from one column to another; {@code owner} tells lines apart that cross without meeting. */
    void horizontal(int fromX, int toX, int y, int owner) {
        for (int x = fromX; x <= toX; x++) {
            join(x, y, (x > fromX ? LEFT : 0) | (x < toX ? RIGHT : 0), owner);
        }
    }

    void vertical(int x, int y1, int y2, int owner) {
        final int top = Math.min(y1, y2);
        final int bottom = Math.max(y1, y2);
        for (int y = top; y <= bottom; y++) {
            join(x, y, (y > top ? UP : 0) | (y < bottom ? DOWN : 0), owner);
        }
    }

    private void join(int x, int y, int directions, int owner) {
        final boolean crossing = lines[y][x] == (LEFT | RIGHT) && directions == (UP | DOWN)
                || lines[y][x] == (UP | DOWN) && directions == (LEFT | RIGHT);
        if (crossing && owners[y][x] != owner) {
            lines[y][x] = UP | DOWN;
            return;
        }
        lines[y][x] |= directions;
        owners[y][x] = owner;
    }

    void box(int x, int y, int width, List<String> rows) {
        text(x, y, "┌" + "─".repeat(width - 2) + "┐");
        for (int i = 0; i < rows.size(); i++) {
            text(x, y + 1 + i, "│ " + rows.get(i));
            text(x + width - 1, y + 1 + i, "│");
        }
        text(x, y + 1 + rows.size(), "└" + "─".repeat(width - 2) + "┘");
    }

    /** The rows, without spaces at their ends and without empty rows at the bottom. */
    List<String> rows() {
        final List<String> rows = new ArrayList<>();
        for (int y = 0; y < text.length; y++) {
            final StringBuilder row = new StringBuilder();
            for (int x = 0; x < text[y].length; x++) {
                row.append(text[y][x] == ' ' ? LINES.charAt(lines[y][x]) : text[y][x]);
            }
            rows.add(row.toString().stripTrailing());
        }
        while (!rows.isEmpty() && rows.get(rows.size() - 1).isEmpty()) {
            rows.remove(rows.size() - 1);
        }
        return rows;
    }
}
