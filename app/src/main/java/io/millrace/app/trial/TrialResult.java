package io.millrace.app.trial;

import io.millrace.app.project.Bytes;
import io.millrace.engine.metrics.FailureSample;
import java.util.List;
import java.util.Map;

/**
 * What a preview showed. Values are rendered text, no user object is kept.
 *
 * @param edges by edge id
 * @param outputs per sink the messages' bytes, in order, the first 10,000
 * @param outputCounts per sink exact counts
 * @param failures per node
 * @param rowErrors problems of data rows: source, 1-based row, text
 */
public record TrialResult(
        Map<String, EdgeTrace> edges,
        Map<String, List<Bytes>> outputs,
        Map<String, Long> outputCounts,
        Map<String, List<FailureSample>> failures,
        List<RowError> rowErrors) {

    /**
     * Messages that crossed an edge.
     *
     * @param count exact
     * @param columns names of record components; one column "value" for other types
     * @param rows the first 1,000, cells in the order of columns
     */
    public record EdgeTrace(long count, List<String> columns, List<List<String>> rows) {}

    /** A row of a data set that could not be used. */
    public record RowError(String source, String file, int row, String message) {}
}
