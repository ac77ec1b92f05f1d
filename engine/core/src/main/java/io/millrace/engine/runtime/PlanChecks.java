package io.millrace.engine.runtime;

import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Severity;
import io.millrace.engine.topology.Problem.Where;
import io.millrace.engine.topology.TopologyChecks;
import java.util.ArrayList;
import java.util.List;

/** What can be said about a plan before anything is made of it. */
final class PlanChecks {
    private PlanChecks() {}

    /** Throws with all errors at once; warnings don't matter here. */
    static void check(DeploymentPlan plan, ConnectorKinds kinds) throws DeploymentRefused {
        final List<Problem> problems = new ArrayList<>(TopologyChecks.check(plan.topology()));
        problems.addAll(missingCode(plan));
        plan.topology().nodes().stream()
                .filter(node -> needsConnector(node) && !kinds.knows(node))
                .map(PlanChecks::noConnector)
                .forEach(problems::add);
        problems.addAll(kinds.check(plan));
        problems.removeIf(problem -> problem.severity() != Severity.ERROR);
        if (!problems.isEmpty()) {
            throw new DeploymentRefused(problems);
        }
    }

    private static List<Problem> missingCode(DeploymentPlan plan) {
        return CodeNeed.of(plan.topology()).stream()
                .filter(CodeNeed::required)
                .filter(need -> plan.code().factory(need.ref()).isEmpty())
                .map(PlanChecks::missing)
                .toList();
    }

    static Problem missing(CodeNeed need) {
        return Problem.error(
                Where.code(need.ref(), 0, 0),
                need.ref().owner() + " has no code (" + need.ref().fileName() + ")",
                "Write its " + need.ref().role().id() + " code.");
    }

    /** Whether a node reaches outside; generators and sinks without code don't. */
    static boolean needsConnector(Node node) {
        return switch (node.kind().shape()) {
            case SOURCE -> !isGenerator(node);
            case SINK -> !node.kind().code().isEmpty();
            case COMPUTATION, KEY, STATE_COMPUTATION, KEYED_STEP, STATE -> false;
        };
    }

    static boolean isGenerator(Node node) {
        return node.kind().shape() == Shape.SOURCE
                && node.kind().slot(Role.GENERATE).isPresent();
    }

    private static Problem noConnector(Node node) {
        return Problem.error(
                Where.subject(node.name()),
                "nothing here can connect " + node.name() + ", a node of the kind "
                        + node.kind().id(),
                "Add the library that brings this kind, or take another kind.");
    }
}
