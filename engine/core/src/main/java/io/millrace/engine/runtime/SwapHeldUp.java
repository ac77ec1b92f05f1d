package io.millrace.engine.runtime;

import io.millrace.engine.topology.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** New code that can't come in because something of the old code does not end; the old code goes on. */
public final class SwapHeldUp extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public SwapHeldUp(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** Which nodes and edges it waits for, never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
