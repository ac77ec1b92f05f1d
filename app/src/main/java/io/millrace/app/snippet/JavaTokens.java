package io.millrace.app.snippet;

import java.util.List;

/** Finds the tokens of Java text that an editor colours. Takes any text, finished or not, in linear time. */
public final class JavaTokens {
    private JavaTokens() {}

    /** What a token is. */
    public enum Type {
        KEYWORD,
        STRING,
        NUMBER,
        COMMENT,
        TYPE,
        ANNOTATION
    }

    /** A coloured stretch of text, end exclusive. */
    public record Token(int start, int end, Type type) {}

    /** Tokens in order, none overlapping; text between them has no colour. */
    public static List<Token> scan(String text) {
        throw new UnsupportedOperationException(text);
    }
}
