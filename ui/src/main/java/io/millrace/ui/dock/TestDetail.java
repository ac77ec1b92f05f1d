package io.millrace.ui.dock;

import io.millrace.app.project.ProjectTest;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.TestResult.Comparison;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.TabStrip;
import io.millrace.ui.common.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One test: expected and got side by side, per sink. Threading: FX thread. */
final class TestDetail {
    private static final List<String> COLUMNS = List.of("no.", "expected", "got");

    private final Label verdict = Controls.label("", "strong");
    private final Label about = Controls.label("", "muted");
    private final TabStrip sinks = new TabStrip();
    private final RowTable table = new RowTable("test-rows", "Press Run all.");
    private final VBox root = new VBox(6, Controls.row(10, verdict, about), sinks, table.node());
    private Optional<ProjectTest> test = Optional.empty();
    private Optional<TestResult> result = Optional.empty();

    TestDetail() {
        root.getStyleClass().add("dock-main");
        verdict.setId("test-verdict");
        about.setWrapText(true);
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        sinks.chosenProperty().addListener((value, before, now) -> showRows());
    }

    VBox root() {
        return root;
    }

    void show(Optional<ProjectTest> newTest, Optional<TestResult> newResult) {
        test = newTest;
        result = newResult;
        root.setVisible(test.isPresent());
        sinks.setTabs(test.map(shown -> shown.expected().keySet().stream()
                        .map(sink -> new TabStrip.Tab(sink, sink))
                        .toList())
                .orElse(List.of()));
        Controls.show(sinks, sinks.getChildren().size() > 1);
        Ui.text(verdict, verdictText());
        Ui.mark(verdict, "ok", result.filter(TestResult::passed).isPresent());
        Ui.mark(verdict, "bad", result.filter(got -> !got.passed()).isPresent());
        Ui.text(about, aboutText());
        showRows();
    }

    private String verdictText() {
        return result.map(got -> (got.passed() ? "✓ passed" : "✗ failed")).orElse("not run yet");
    }

    private String aboutText() {
        final List<String> parts = new ArrayList<>();
        result.flatMap(TestResult::problem).ifPresent(parts::add);
        result.ifPresent(got -> parts.addAll(got.failures()));
        result.ifPresent(got -> got.comparisons().stream()
                .filter(comparison -> !comparison.equal())
                .forEach(comparison -> parts.add(
                        comparison.sink() + " differs at row " + Amounts.count(comparison.firstDifference() + 1L))));
        if (parts.isEmpty()) {
            test.ifPresent(shown -> shown.inputs().forEach((source, file) -> parts.add(source + " gets " + file)));
        }
        return String.join("; ", parts);
    }

    private void showRows() {
        final Optional<Comparison> comparison = result.flatMap(got -> got.comparisons().stream()
                .filter(each -> each.sink().equals(sinks.chosen()))
                .findFirst());
        final List<String> expected = comparison
                .map(Comparison::expected)
                .or(() ->
                        test.map(shown -> shown.expected().get(sinks.chosen())).map(ProjectTest.Expected::rows))
                .orElse(List.of());
        final List<String> got = comparison.map(Comparison::got).orElse(List.of());
        final List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.max(expected.size(), got.size()); i++) {
            rows.add(List.of(Integer.toString(i + 1), at(expected, i), at(got, i)));
        }
        table.show(COLUMNS, rows);
        final int difference = comparison.map(Comparison::firstDifference).orElse(-1);
        table.mark(difference);
        if (difference >= 0) {
            table.scrollTo(difference - 2);
        }
    }

    private static String at(List<String> rows, int index) {
        return index < rows.size() ? rows.get(index) : "";
    }
}
