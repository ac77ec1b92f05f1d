package io.millrace.ui.dock;

import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.Diagnostic;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Severity;
import io.millrace.engine.topology.Problem.Where;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.dock.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is wrong with a project and with what runs of it, as rows. */
final class Findings {
    private Findings() {}

    static List<Finding> of(DesignerModel model) {
        final SessionState state = model.state();
        final List<Finding> all = new ArrayList<>();
        state.problems().stream()
                .filter(problem -> !onlyEmpty(state, problem))
                .map(problem -> drawn(state, problem))
                .forEach(all::add);
        all.addAll(RunFindings.of(model.liveProperty().get()));
        if (state.run().running()) {
            model.session().senders().forEach(sender -> add(all, sender));
            model.session().receivers().forEach(receiver -> add(all, receiver));
        }
        all.sort(Finding.ORDER);
        return all;
    }

    /** A project with nothing in it is new, not wrong. */
    private static boolean onlyEmpty(SessionState state, Problem problem) {
        return state.project().nodes().isEmpty()
                && problem.severity() == Severity.ERROR
                && problem.where().subject().isEmpty();
    }

    private static Finding drawn(SessionState state, Problem problem) {
        final Kind kind = problem.severity() == Severity.WARNING
                ? Kind.WARNING
                : isUnfinished(state, problem.where()) ? Kind.UNFINISHED : Kind.ERROR;
        return new Finding(kind, problem.where(), problem.message(), problem.advice(), fix(state, problem));
    }

    /** What nobody has touched yet is not wrong: a template, a setting without a value, a node without its edges. */
    private static boolean isUnfinished(SessionState state, Where where) {
        if (where.code().isPresent()) {
            return state.pristine().contains(where.code().get())
                    || state.project().text(where.code().get()).isBlank();
        }
        final Optional<ProjectNode> node = where.subject().flatMap(state.project()::node);
        if (node.isEmpty()) {
            return false;
        }
        return where.setting().isPresent()
                ? !node.get().settings().containsKey(where.setting().get())
                : !isBetween(state.project().edges(), node.get().name());
    }

    private static boolean isBetween(List<Edge> edges, String node) {
        return edges.stream().anyMatch(edge -> edge.to().node().equals(node))
                && edges.stream().anyMatch(edge -> edge.from().node().equals(node));
    }

    private static Optional<Diagnostic.Fix> fix(SessionState state, Problem problem) {
        return problem.where()
                .code()
                .flatMap(state.analysis()::report)
                .flatMap(report -> report.diagnostics().stream()
                        .filter(found -> found.line() == problem.where().line()
                                && found.column() == problem.where().column())
                        .findFirst())
                .flatMap(Diagnostic::fix);
    }

    private static void add(List<Finding> all, SenderView sender) {
        if (!sender.trouble().isEmpty()) {
            all.add(Finding.of(
                    Kind.WARNING, Where.subject(sender.source()), "its sender has trouble: " + sender.trouble(), ""));
        }
    }

    private static void add(List<Finding> all, ReceiverView receiver) {
        if (!receiver.trouble().isEmpty()) {
            all.add(Finding.of(
                    Kind.WARNING,
                    Where.subject(receiver.sink()),
                    "its receiver has trouble: " + receiver.trouble(),
                    ""));
        }
    }
}
