package io.millrace.ui.window;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks for folders and files, and what to do with unsaved changes. The one place with native and modal dialogs. */
public interface Pickers {
    /** A project folder to open. */
    Optional<Path> openFolder(Window owner);

    /** A new folder for a project. */
    Optional<Path> saveFolder(Window owner, String name);

    /** A jar to write. */
    Optional<Path> saveJar(Window owner, Path proposal);

    /** What to do with unsaved changes; the only question that stops a window. */
    Answer unsaved(Window owner, String project);

    /** Answer to the question about unsaved changes. */
    enum Answer {
        SAVE,
        DISCARD,
        CANCEL
    }
}
