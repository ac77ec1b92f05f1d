package io.millrace.app.snippet;

/** Outcome of compiling a project: broken user code is an answer, not an exception. */
public sealed interface CompileResult {
    /** Everything compiles. */
    record Compiled(CompiledProject project) implements CompileResult {}

    /** Something does not; the analysis says what. */
    record Rejected(ProjectAnalysis analysis) implements CompileResult {}
}
