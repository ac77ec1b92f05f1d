package io.millrace.app.project;

import io.millrace.engine.topology.Problem;
import java.util.List;

/** Outcome of reading a folder. */
public sealed interface ReadResult {
    /**
     * The project, with warnings about files that it does not use.
     *
     * @param problems warnings; unknown node kinds are not among them
     */
    record Read(Project project, List<Problem> problems) implements ReadResult {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The folder holds no readable project; nothing was changed.
     *
     * @param message a sentence for people, with file, line and column where these are known
     * @param file path inside the folder, empty = the folder itself
     * @param line 1-based; 0 = none
     * @param column 1-based; 0 = none
     */
    record Refused(String message, String file, int line, int column) implements ReadResult {}
}
