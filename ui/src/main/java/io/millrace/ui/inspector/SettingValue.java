package io.millrace.ui.inspector;

import java.util.Optional;
import javafx.scene.Node;

/** The control of one setting: shows a value and gives the person's. Empty means the default. */
interface SettingValue {
    /** What stands in the form. */
    Node node();

    /** Shows the document's value; what is being typed stays. */
    void show(Optional<String> value);

    /** Takes the focus; in a text with the caret at a column, the first being 1, or with everything selected for 0. */
    void focus(int column);

    /** Is told what the person gives. */
    interface Listener {
        /** While it is being typed: what is wrong with it shows at once. */
        void typing(String text);

        /** It is given. */
        void given(Optional<String> value);
    }
}
