package io.millrace.app.project;

import io.millrace.engine.topology.Problem;
import java.util.List;
import java.util.Set;

/** Outcome of reading a folder. */
public sealed interface ReadResult {
    /**
     * The project, as far as its files can be read.
     *
     * @param problems an error for each broken file, and warnings about fields and files that mean nothing; unknown node
     *     kinds are not among them
     * @param broken the files whose content is not in the project: paths inside the folder
     */
    record Read(Project project, List<Problem> problems, Set<String> broken) implements ReadResult {
        public Read {
            problems = List.copyOf(problems);
            broken = Set.copyOf(broken);
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
