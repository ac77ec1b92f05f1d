package io.millrace.ui.dock;

import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Severity;
import io.millrace.engine.topology.Problem.Where;
import io.millrace.ui.common.DesignerModel;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;

/** Everything that is wrong, errors first; a row leads to its place. Threading: FX thread. */
final class ProblemsView implements AutoCloseable {
    private static final List<String> COLUMNS = List.of("", "Where", "Problem", "What to do");

    private final DesignerModel model;
    private final RowTable table = new RowTable("problems-table", "No problems.").firstSaysHowBad();
    private final BorderPane root = new BorderPane(table.node());
    private final Subscription states;

    ProblemsView(DesignerModel model) {
        this.model = model;
        table.node().getStyleClass().add("dock-problems");
        root.getStyleClass().add("dock-page");
        table.onChosen(this::jump);
        this.states = model.stateProperty().subscribe(state -> show(state.problems()));
    }

    Node root() {
        return root;
    }

    private void show(List<Problem> problems) {
        table.show(COLUMNS, problems.stream().map(ProblemsView::row).toList());
    }

    private void jump(int row) {
        final List<Problem> problems = model.state().problems();
        if (row < problems.size()) {
            model.reveal(problems.get(row).where());
        }
    }

    private static List<String> row(Problem problem) {
        return List.of(
                problem.severity() == Severity.ERROR ? "error" : "warning",
                place(problem.where()),
                problem.message(),
                problem.advice());
    }

    static String place(Where where) {
        final StringBuilder place = new StringBuilder(where.subject().orElse("project"));
        where.setting().ifPresent(setting -> place.append(", ").append(setting));
        where.code().ifPresent(code -> place.append(", ").append(code.role().id()));
        if (where.line() > 0) {
            place.append(' ').append(where.line());
            if (where.column() > 0) {
                place.append(':').append(where.column());
            }
        }
        return place.toString();
    }

    @Override
    public void close() {
        states.unsubscribe();
    }
}
