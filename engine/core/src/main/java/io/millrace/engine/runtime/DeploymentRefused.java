package io.millrace.engine.runtime;

import io.millrace.engine.topology.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A deployment or a swap that could not begin; nothing has run and what ran before goes on. */
public final class DeploymentRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public DeploymentRefused(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** All reasons at once, never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
