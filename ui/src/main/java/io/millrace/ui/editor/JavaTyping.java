package io.millrace.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keys do to Java text beyond inserting themselves: indentation, pairs, comments. Pure. */
final class JavaTyping {
    static final String INDENT = "    ";
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    private static final String QUOTES = "\"'";

    private JavaTyping() {}

    /** A text with its selection; {@code from <= to}, the caret is at one of them. */
    record Selected(String text, int from, int to) {
        static Selected caret(String text, int caret) {
            return new Selected(text, caret, caret);
        }

        boolean isEmpty() {
            return from == to;
        }

        char before() {
            return from > 0 ? text.charAt(from - 1) : 0;
        }

        char after() {
            return to < text.length() ? text.charAt(to) : 0;
        }
    }

    /** Enter: the next line starts where this one does, deeper behind an opening brace. */
    static TextChange enter(Selected s) {
        String line = s.text().substring(lineStart(s.text(), s.from()), s.from());
        String indent = leading(line);
        String stripped = line.strip();
        boolean opens = stripped.endsWith("{") || stripped.endsWith("(") || stripped.endsWith("[");
        String first = "\n" + indent + (opens ? INDENT : "");
        boolean between = opens && CLOSING.indexOf(s.after()) >= 0 && s.after() != 0;
        String all = between ? first + "\n" + indent : first;
        int caret = s.from() + first.length();
        return new TextChange(s.from(), s.to(), all, caret, caret);
    }

    /** A typed character that does more than stand there; empty when it does not. */
    static Optional<TextChange> typed(Selected s, char typed) {
        int opening = OPENING.indexOf(typed);
        if (!s.isEmpty() && (opening >= 0 || QUOTES.indexOf(typed) >= 0)) {
            return Optional.of(wrap(s, typed, opening >= 0 ? CLOSING.charAt(opening) : typed));
        }
        if (s.isEmpty() && typed == s.after() && (CLOSING.indexOf(typed) >= 0 || QUOTES.indexOf(typed) >= 0)) {
            return Optional.of(new TextChange(s.from(), s.from(), "", s.from() + 1, s.from() + 1));
        }
        if (typed == '}') {
            return closingBrace(s);
        }
        if (opening >= 0 && endsHere(s.after())) {
            return Optional.of(TextChange.insert(s.from(), "" + typed + CLOSING.charAt(opening), s.from() + 1));
        }
        if (QUOTES.indexOf(typed) >= 0
                && endsHere(s.after())
                && !Character.isLetterOrDigit(s.before())
                && QUOTES.indexOf(s.before()) < 0
                && s.before() != '\\') {
            return Optional.of(TextChange.insert(s.from(), "" + typed + typed, s.from() + 1));
        }
        return Optional.empty();
    }

    /** Backspace inside an empty pair takes both; in leading blanks one indent; empty when it is the usual one. */
    static Optional<TextChange> backspace(Selected s) {
        if (!s.isEmpty() || s.from() == 0) {
            return Optional.empty();
        }
        int opening = OPENING.indexOf(s.before());
        boolean pair = opening >= 0 && s.after() == CLOSING.charAt(opening)
                || QUOTES.indexOf(s.before()) >= 0 && s.after() == s.before();
        if (pair) {
            return Optional.of(new TextChange(s.from() - 1, s.from() + 1, "", s.from() - 1, s.from() - 1));
        }
        int start = lineStart(s.text(), s.from());
        int width = s.from() - start;
        if (width > 1 && s.text().substring(start, s.from()).isBlank()) {
            int less = (width - 1) % INDENT.length() + 1;
            return Optional.of(new TextChange(s.from() - less, s.from(), "", s.from() - less, s.from() - less));
        }
        return Optional.empty();
    }

    /** Tab: indents the selected lines, or goes to the next stop. */
    static TextChange indent(Selected s) {
        if (s.isEmpty()) {
            int column = s.from() - lineStart(s.text(), s.from());
            String blanks = " ".repeat(INDENT.length() - column % INDENT.length());
            return TextChange.insert(s.from(), blanks, s.from() + blanks.length());
        }
        return lines(
                s,
                lines -> lines.stream().map(l -> l.isBlank() ? l : INDENT + l).toList());
    }

    /** Shift+Tab: one indent less for the lines of the selection or the caret. */
    static TextChange outdent(Selected s) {
        return lines(
                s,
                lines -> lines.stream()
                        .map(l -> l.substring(Math.min(leading(l).length(), INDENT.length())))
                        .toList());
    }

    /** Puts {@code //} before the lines of the selection or the caret, or takes it away when all have it. */
    static TextChange toggleComment(Selected s) {
        return lines(s, lines -> {
            boolean all =
                    lines.stream().allMatch(l -> l.isBlank() || l.stripLeading().startsWith("//"));
            int column = lines.stream()
                    .filter(l -> !l.isBlank())
                    .mapToInt(l -> leading(l).length())
                    .min()
                    .orElse(0);
            return lines.stream()
                    .map(l -> all ? uncomment(l) : comment(l, column))
                    .toList();
        });
    }

    private static String comment(String line, int column) {
        return line.isBlank() ? line : line.substring(0, column) + "// " + line.substring(column);
    }

    private static String uncomment(String line) {
        int at = line.indexOf("//");
        if (at < 0) {
            return line;
        }
        int behind = line.startsWith("// ", at) ? at + 3 : at + 2;
        return line.substring(0, at) + line.substring(behind);
    }

    private static TextChange lines(Selected s, java.util.function.UnaryOperator<List<String>> change) {
        int start = lineStart(s.text(), s.from());
        int last = !s.isEmpty() && s.to() > s.from() && s.text().charAt(s.to() - 1) == '\n' ? s.to() - 1 : s.to();
        int end = lineEnd(s.text(), last);
        List<String> before = List.of(s.text().substring(start, end).split("\n", -1));
        List<String> after = new ArrayList<>(change.apply(before));
        String joined = String.join("\n", after);
        if (s.isEmpty()) {
            int caret = Math.max(
                    start, s.from() + after.get(0).length() - before.get(0).length());
            return new TextChange(start, end, joined, caret, caret);
        }
        return new TextChange(start, end, joined, start, start + joined.length());
    }

    private static TextChange wrap(Selected s, char open, char close) {
        String inner = s.text().substring(s.from(), s.to());
        return new TextChange(s.from(), s.to(), open + inner + close, s.from() + 1, s.to() + 1);
    }

    /** A closing brace on a line of blanks goes one indent to the left. */
    private static Optional<TextChange> closingBrace(Selected s) {
        int start = lineStart(s.text(), s.from());
        String before = s.text().substring(start, s.from());
        if (!s.isEmpty() || !before.isBlank() || before.length() < INDENT.length()) {
            return Optional.empty();
        }
        int from = s.from() - INDENT.length();
        return Optional.of(new TextChange(from, s.from(), "}", from + 1, from + 1));
    }

    private static boolean endsHere(char after) {
        return after == 0
                || Character.isWhitespace(after)
                || CLOSING.indexOf(after) >= 0
                || after == ';'
                || after == ',';
    }

    static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static String leading(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
