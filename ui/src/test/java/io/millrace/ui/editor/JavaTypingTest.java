package io.millrace.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.ui.editor.JavaTyping.Selected;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the texts, | is the caret and [ ... ] around a selection are written as « ». */
class JavaTypingTest {
    @Test
    void enterKeepsTheIndentation() {
        assertThat(after("    a;|", JavaTyping::enter)).isEqualTo("    a;\n    |");
    }

    @Test
    void enterBetweenBracesOpensThem() {
        assertThat(after("void f() {|}", JavaTyping::enter)).isEqualTo("void f() {\n    |\n}");
    }

    @Test
    void enterBehindAnOpeningBraceGoesDeeper() {
        assertThat(after("  if (x) {|", JavaTyping::enter)).isEqualTo("  if (x) {\n      |");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'f|';(;'f(|)'",
                "'f(|)';);'f()|'",
                "'|x';(;'|x'",
                "'s = |;';\";'s = \"|\";'",
                "'\"a|\"';\";'\"a\"|'",
                "'don|';\";'don|'",
                "'a «b» c';(;'a («b») c'"
            })
    void pairsAreTypedAndTypedOver(String before, char typed, String expected) {
        assertThat(after(before, s -> JavaTyping.typed(s, typed).orElseGet(() -> nothing(s))))
                .isEqualTo(expected);
    }

    @Test
    void aClosingBraceOnABlankLineGoesLeft() {
        assertThat(after("if {\n        |", s -> JavaTyping.typed(s, '}').orElseThrow()))
                .isEqualTo("if {\n    }|");
    }

    @Test
    void backspaceTakesAnEmptyPairAndOneIndent() {
        assertThat(after("f(|)", s -> JavaTyping.backspace(s).orElseThrow())).isEqualTo("f|");
        assertThat(after("        |x", s -> JavaTyping.backspace(s).orElseThrow()))
                .isEqualTo("    |x");
        assertThat(JavaTyping.backspace(Selected.caret("ab", 2))).isEqualTo(Optional.empty());
    }

    @Test
    void tabIndentsSelectedLinesAndShiftTabTakesItBack() {
        String indented = after("«a\nb»\nc", JavaTyping::indent);

        assertThat(indented).isEqualTo("«    a\n    b»\nc");
        assertThat(after(indented, JavaTyping::outdent)).isEqualTo("«a\nb»\nc");
    }

    @Test
    void tabWithoutSelectionGoesToTheNextStop() {
        assertThat(after("ab|", JavaTyping::indent)).isEqualTo("ab  |");
    }

    @Test
    void commentingTwiceGivesTheTextBack() {
        String commented = after("«  a\n\n    b»", JavaTyping::toggleComment);

        assertThat(commented).isEqualTo("«  // a\n\n  //   b»");
        assertThat(after(commented, JavaTyping::toggleComment)).isEqualTo("«  a\n\n    b»");
    }

    @Test
    void aChangeElsewhereLeavesTheCaretAtItsPlace() {
        TextChange before = TextChange.between("one two three", "one 2 three", 9);
        TextChange behind = TextChange.between("one two three", "one two 3!", 2);

        assertThat(before.applyTo("one two three")).isEqualTo("one 2 three");
        assertThat(before.caret()).isEqualTo(7);
        assertThat(behind.caret()).isEqualTo(2);
    }

    private static TextChange nothing(Selected s) {
        return new TextChange(s.from(), s.from(), "", s.from(), s.to());
    }

    private static String after(String marked, java.util.function.Function<Selected, TextChange> key) {
        int from = Math.max(marked.indexOf('|'), marked.indexOf('«'));
        int to = marked.contains("»") ? marked.indexOf('»') - 1 : from;
        String text = marked.replaceAll("[|«»]", "");
        TextChange change = key.apply(new Selected(text, from, to));
        String result = change.applyTo(text);
        int low = Math.min(change.anchor(), change.caret());
        int high = Math.max(change.anchor(), change.caret());
        return low == high
                ? result.substring(0, low) + "|" + result.substring(low)
                : result.substring(0, low) + "«" + result.substring(low, high) + "»" + result.substring(high);
    }
}
