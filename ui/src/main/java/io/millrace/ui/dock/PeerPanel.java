package io.millrace.ui.dock;

import io.millrace.app.session.SessionState;
import javafx.scene.layout.Region;

/** One end of the wire: what sends to a source, or what receives from a sink. */
interface PeerPanel {
    Region root();

    /** Shows what is true now. */
    void update(SessionState state);
}
