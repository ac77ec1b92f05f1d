package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.snippet.JavaTokens.Token;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaTokensTest {
    @Test
    void findsWhatAnEditorColours() {
        assertThat(tokens("@Override public Vote next(int x) { return new Vote('a', 1_000L + 0x1F); } // end"))
                .containsExactly(
                        "ANNOTATION @Override",
                        "KEYWORD public",
                        "TYPE Vote",
                        "KEYWORD int",
                        "KEYWORD return",
                        "KEYWORD new",
                        "TYPE Vote",
                        "STRING 'a'",
                        "NUMBER 1_000L",
                        "NUMBER 0x1F",
                        "COMMENT // end");
    }

    @Test
    void knowsTextBlocksEscapesAndContextualWords() {
        assertThat(
                        tokens(
                                "record A(int x) {} var record = \"a\\\"b\"; String s = \"\"\"\n \"x\" \\\"\"\" y\n\"\"\"; MAX.T"))
                .containsExactly(
                        "KEYWORD record",
                        "TYPE A",
                        "KEYWORD int",
                        "KEYWORD var",
                        "STRING \"a\\\"b\"",
                        "TYPE String",
                        "STRING \"\"\"\n \"x\" \\\"\"\" y\n\"\"\"",
                        "TYPE T");
    }

    @Test
    void numbersEndWhereTheyEnd() {
        assertThat(tokens("1.5e-3f+.5-0b101 a.b2 1e9-1"))
                .containsExactly("NUMBER 1.5e-3f", "NUMBER .5", "NUMBER 0b101", "NUMBER 1e9", "NUMBER 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"open",
                "'",
                "/* open",
                "\"\"\" open",
                "\"\\",
                "@",
                "x = 'ab\nint y",
                "\"a\nint",
                "\\",
                "/",
                "0x"
            })
    void takesUnfinishedText(String text) {
        int last = 0;
        for (final Token token : JavaTokens.scan(text)) {
            assertThat(token.start()).isGreaterThanOrEqualTo(last);
            assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(text.length());
            last = token.end();
        }
    }

    @Test
    void anUnfinishedStringEndsWithItsLine() {
        assertThat(tokens("\"open\nint x")).containsExactly("STRING \"open", "KEYWORD int");
    }

    @Test
    void longTextsOfOpenersStayLinear() {
        assertThat(JavaTokens.scan("\"\"\" ' \" /* ".repeat(100_000))).isNotEmpty();
        assertThat(JavaTokens.scan("/".repeat(1_000_000))).hasSize(1);
        assertThat(JavaTokens.scan("@".repeat(1_000_000))).isEmpty();
    }

    private static List<String> tokens(String text) {
        return JavaTokens.scan(text).stream()
                .map(t -> t.type() + " " + text.substring(t.start(), t.end()))
                .toList();
    }
}
