package io.millrace.ui.editor;

/**
 * Says where an undo step begins while somebody types: at a new word, a new line, a change between typing and deleting,
 * elsewhere in the text, and after whatever asks for it (caret moved, focus lost, paste). Never depends on time.
 */
final class UndoSteps {
    private boolean begin = true;
    private int expectedAt = -1;
    private boolean lastDeleted;
    private char lastTyped;

    /** The next change begins a step. */
    void breakHere() {
        begin = true;
    }

    /** Takes note of a change; true when it belongs to the step before. */
    boolean joins(int position, String removed, String inserted) {
        boolean single = inserted.length() + removed.length() == 1;
        boolean joins = !begin && single && continues(position, removed, inserted);
        begin = !single || inserted.equals("\n");
        lastDeleted = inserted.isEmpty();
        lastTyped = inserted.isEmpty() ? 0 : inserted.charAt(inserted.length() - 1);
        expectedAt = position + inserted.length();
        return joins;
    }

    private boolean continues(int position, String removed, String inserted) {
        boolean deleting = inserted.isEmpty();
        if (deleting != lastDeleted) {
            return false;
        }
        if (deleting) {
            // Backspace goes to the left, Delete stays.
            return position + removed.length() == expectedAt || position == expectedAt;
        }
        char typed = inserted.charAt(0);
        boolean newWord = Character.isWhitespace(lastTyped) && !Character.isWhitespace(typed);
        return position == expectedAt && typed != '\n' && !newWord;
    }
}
