package io.millrace.ui.editor;

/**
 * A change of a text and where the selection is afterwards.
 *
 * @param start first replaced offset
 * @param end offset behind the last replaced character
 * @param anchor selection's fixed end in the changed text
 * @param caret caret in the changed text
 */
record TextChange(int start, int end, String replacement, int anchor, int caret) {
    static TextChange insert(int at, String text, int caret) {
        return new TextChange(at, at, text, caret, caret);
    }

    /** The smallest change that turns one text into the other; a caret before it stays, one behind it moves along. */
    static TextChange between(String before, String after, int caretBefore) {
        int shorter = Math.min(before.length(), after.length());
        int prefix = 0;
        while (prefix < shorter && before.charAt(prefix) == after.charAt(prefix)) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < shorter - prefix
                && before.charAt(before.length() - 1 - suffix) == after.charAt(after.length() - 1 - suffix)) {
            suffix++;
        }
        int end = before.length() - suffix;
        String replacement = after.substring(prefix, after.length() - suffix);
        int caret = caretBefore <= prefix
                ? caretBefore
                : caretBefore >= end ? caretBefore + after.length() - before.length() : prefix + replacement.length();
        return new TextChange(prefix, end, replacement, caret, caret);
    }

    String applyTo(String text) {
        return text.substring(0, start) + replacement + text.substring(end);
    }
}
