package io.millrace.engine.topology;

import java.util.Optional;

/**
 * Something that keeps an application from running, or should make its author think.
 *
 * @param severity errors refuse a deployment, warnings don't
 * @param where node, State, edge or the project that it is about
 * @param message what is wrong, one sentence for people
 * @param advice what to do, one sentence; may be empty
 */
public record Problem(Severity severity, Where where, String message, String advice) {
    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /**
     * The place of a problem.
     *
     * @param subject name of a node or State, id of an edge; empty for the whole project
     * @param setting name of the setting, when it is about one
     * @param code the snippet, when it is about one
     * @param line 1-based line in the snippet or file; 0 = none
     * @param column 1-based column; 0 = none
     */
    public record Where(
            Optional<String> subject, Optional<String> setting, Optional<CodeRef> code, int line, int column) {
        public static Where project() {
            return new Where(Optional.empty(), Optional.empty(), Optional.empty(), 0, 0);
        }

        public static Where subject(String name) {
            return new Where(Optional.of(name), Optional.empty(), Optional.empty(), 0, 0);
        }

        public static Where setting(String node, String setting) {
            return new Where(Optional.of(node), Optional.of(setting), Optional.empty(), 0, 0);
        }

        public static Where code(CodeRef code, int line, int column) {
            return new Where(Optional.of(code.owner()), Optional.empty(), Optional.of(code), line, column);
        }
    }

    public static Problem error(Where where, String message, String advice) {
        return new Problem(Severity.ERROR, where, message, advice);
    }

    public static Problem warning(Where where, String message, String advice) {
        return new Problem(Severity.WARNING, where, message, advice);
    }
}
