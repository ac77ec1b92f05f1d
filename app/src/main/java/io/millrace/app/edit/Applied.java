package io.millrace.app.edit;

import io.millrace.app.project.Project;
import io.millrace.engine.topology.CodeRef;
import java.util.Optional;

/**
 * What an edit gave.
 *
 * @param label names the step for undo: "Add computation", "Move 3 nodes"
 * @param reveal node, State or edge to look at
 * @param code snippet to look at
 */
public record Applied(Project project, String label, Optional<String> reveal, Optional<CodeRef> code) {}
