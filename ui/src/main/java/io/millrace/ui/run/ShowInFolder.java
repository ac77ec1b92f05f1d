package io.millrace.ui.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Shows a file in the system's file manager. */
public final class ShowInFolder {
    private final String system;

    public ShowInFolder(String osName) {
        this.system = osName.toLowerCase(Locale.ROOT);
    }

    /** Starts the file manager; returns a sentence when that failed, an empty text otherwise. */
    public String show(Path file) {
        try {
            var unused = new ProcessBuilder(command(file))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return "";
        } catch (IOException e) {
            return "No file manager could be started here. The file is " + file.toAbsolutePath() + ".";
        }
    }

    List<String> command(Path file) {
        final Path whole = file.toAbsolutePath();
        if (system.contains("win")) {
            return List.of("explorer", "/select," + whole);
        }
        if (system.contains("mac")) {
            return List.of("open", "-R", whole.toString());
        }
        final Path parent = whole.getParent();
        return List.of("xdg-open", (parent == null ? whole : parent).toString());
    }
}
