package io.millrace.ui.editor;

import io.millrace.app.snippet.JavaTokens;
import java.util.List;
import java.util.Optional;

/** Finds the bracket that belongs to the one at the caret; brackets in strings and comments do not count. */
final class Brackets {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private Brackets() {}

    /** Offsets of two brackets that belong together. */
    record Pair(int open, int close) {}

    /** The pair at the caret: the bracket before it, else the one behind it. */
    static Optional<Pair> at(String text, int caret, List<JavaTokens.Token> tokens) {
        return from(text, caret - 1, tokens).or(() -> from(text, caret, tokens));
    }

    private static Optional<Pair> from(String text, int at, List<JavaTokens.Token> tokens) {
        if (at < 0 || at >= text.length() || quoted(at, tokens)) {
            return Optional.empty();
        }
        char c = text.charAt(at);
        if (OPENING.indexOf(c) >= 0) {
            return search(text, at, 1, tokens).map(close -> new Pair(at, close));
        }
        return CLOSING.indexOf(c) < 0
                ? Optional.empty()
                : search(text, at, -1, tokens).map(open -> new Pair(open, at));
    }

    private static Optional<Integer> search(String text, int from, int step, List<JavaTokens.Token> tokens) {
        int depth = 0;
        for (int i = from; i >= 0 && i < text.length(); i += step) {
            char c = text.charAt(i);
            if (OPENING.indexOf(c) < 0 && CLOSING.indexOf(c) < 0 || quoted(i, tokens)) {
                continue;
            }
            depth += OPENING.indexOf(c) >= 0 ? step : -step;
            if (depth == 0) {
                return matches(text.charAt(from), c) ? Optional.of(i) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean matches(char one, char other) {
        int opening = Math.max(OPENING.indexOf(one), OPENING.indexOf(other));
        int closing = Math.max(CLOSING.indexOf(one), CLOSING.indexOf(other));
        return opening == closing;
    }

    private static boolean quoted(int at, List<JavaTokens.Token> tokens) {
        return tokens.stream()
                .anyMatch(t -> t.start() <= at
                        && at < t.end()
                        && (t.type() == JavaTokens.Type.STRING || t.type() == JavaTokens.Type.COMMENT));
    }
}
