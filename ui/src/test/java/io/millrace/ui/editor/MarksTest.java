package io.millrace.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.snippet.Diagnostic;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final String TEXT = "first\nsecond\nthird";
    private final Marks marks = Marks.of(List.of(at(0, 5), at(6, 12), at(13, 18)), TEXT);

    @Test
    void marksBehindAChangeMoveAndTheOneOnTheEditedLineGoes() {
        Marks after = marks.after(TEXT, 8, 0, 3);

        assertThat(after.all()).extracting(Marks.Mark::start).containsExactly(0, 16);
        assertThat(after.all()).extracting(Marks.Mark::end).containsExactly(5, 21);
    }

    @Test
    void deletingLinesTakesTheirMarks() {
        Marks after = marks.after(TEXT, 2, 8, 0);

        assertThat(after.all()).extracting(Marks.Mark::start).containsExactly(5);
    }

    @Test
    void aMarkBeyondTheTextIsCut() {
        assertThat(Marks.of(List.of(at(4, 90)), "short").all())
                .extracting(Marks.Mark::end)
                .containsExactly(5);
    }

    private static Diagnostic at(int start, int end) {
        return new Diagnostic(
                new CodeRef("a", Role.COMPUTE), Diagnostic.Severity.ERROR, "wrong", start, end, 1, 1, Optional.empty());
    }
}
