package io.millrace.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoStepsTest {
    private final UndoSteps steps = new UndoSteps();

    @Test
    void aWordIsOneStepAndTheNextWordBeginsAnother() {
        assertThat(type("ab cd", 0)).containsExactly(false, true, true, false, true);
    }

    @Test
    void aNewLineIsAStepOfItsOwn() {
        assertThat(type("a\nb", 0)).containsExactly(false, false, false);
    }

    @Test
    void deletingBeginsAStepAndGoesOnInIt() {
        type("abc", 0);

        assertThat(steps.joins(2, "c", "")).isFalse();
        assertThat(steps.joins(1, "b", "")).isTrue();
        assertThat(steps.joins(1, "", "x")).isFalse();
    }

    @Test
    void typingElsewhereBeginsAStep() {
        type("abc", 0);

        assertThat(steps.joins(10, "", "x")).isFalse();
    }

    @Test
    void aPasteIsAStepAndWhatFollowsAnother() {
        type("a", 0);

        assertThat(steps.joins(1, "", "pasted")).isFalse();
        assertThat(steps.joins(7, "", "x")).isFalse();
    }

    @Test
    void aCaretThatMovedAwayAndBackBeginsAStep() {
        type("ab", 0);
        steps.breakHere();

        assertThat(steps.joins(2, "", "c")).isFalse();
    }

    private List<Boolean> type(String text, int at) {
        List<Boolean> joins = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            joins.add(steps.joins(at + i, "", text.substring(i, i + 1)));
        }
        return joins;
    }
}
