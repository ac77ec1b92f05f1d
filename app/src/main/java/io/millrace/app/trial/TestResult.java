package io.millrace.app.trial;

import io.millrace.app.project.ProjectTest.RowFormat;
import java.util.List;
import java.util.Optional;

/**
 * How a test went.
 *
 * @param problem why it could not run at all; then there are no comparisons
 * @param failures texts of failures in user code; any fails the test
 */
public record TestResult(
        String name, boolean passed, List<Comparison> comparisons, List<String> failures, Optional<String> problem) {

    /**
     * Expected and got of one sink, side by side.
     *
     * @param firstDifference 0-based row where they part; -1 = equal
     */
    public record Comparison(
            String sink, RowFormat format, List<String> expected, List<String> got, int firstDifference) {
        public boolean equal() {
            return firstDifference < 0;
        }
    }
}
