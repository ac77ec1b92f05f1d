package io.millrace.ui.window;

import io.millrace.ui.common.Actions;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** What fills a window: the welcome page or a project. */
interface Content extends AutoCloseable {
    Parent root();

    Actions actions();

    ObservableValue<String> title();

    /** Whether it may go away; asks about unsaved changes, and calls on when that is settled. */
    void leave(Runnable then);

    @Override
    void close();
}
