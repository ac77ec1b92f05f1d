package io.millrace.ui.editor;

import io.millrace.app.snippet.JavaTokens;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** Style classes of the characters of a Java text: {@code tok-keyword} and so on, and {@code bracket}. */
final class JavaStyles {
    private JavaStyles() {}

    /** Spans that cover the text; it is not empty. */
    static StyleSpans<Collection<String>> of(int length, List<JavaTokens.Token> tokens, Optional<Brackets.Pair> pair) {
        StyleSpans<Collection<String>> java = spans(length, tokens);
        if (pair.isEmpty()) {
            return java;
        }
        StyleSpansBuilder<Collection<String>> marks = new StyleSpansBuilder<>();
        marks.add(Set.of(), pair.get().open());
        marks.add(Set.of("bracket"), 1);
        marks.add(Set.of(), pair.get().close() - pair.get().open() - 1);
        marks.add(Set.of("bracket"), 1);
        marks.add(Set.of(), length - pair.get().close() - 1);
        return java.overlay(marks.create(), JavaStyles::both);
    }

    private static StyleSpans<Collection<String>> spans(int length, List<JavaTokens.Token> tokens) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int at = 0;
        for (JavaTokens.Token token : tokens) {
            spans.add(Set.of(), token.start() - at);
            spans.add(Set.of("tok-" + token.type().name().toLowerCase(Locale.ROOT)), token.end() - token.start());
            at = token.end();
        }
        spans.add(Set.of(), length - at);
        return spans.create();
    }

    private static Collection<String> both(Collection<String> one, Collection<String> other) {
        if (other.isEmpty()) {
            return one;
        }
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
