package io.millrace.app.snippet;

import io.millrace.app.snippet.JavaLexer.Kind;
import io.millrace.app.snippet.JavaLexer.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the tokens of Java text that an editor colours. Takes any text, finished or not, in linear time. */
public final class JavaTokens {
    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "var",
            "void",
            "volatile",
            "while",
            "sealed",
            "permits",
            "yield");

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
        final List<Lexeme> lexemes = JavaLexer.scan(text);
        final List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < lexemes.size(); i++) {
            final Lexeme lexeme = lexemes.get(i);
            switch (lexeme.kind()) {
                case STRING -> tokens.add(new Token(lexeme.start(), lexeme.end(), Type.STRING));
                case NUMBER -> tokens.add(new Token(lexeme.start(), lexeme.end(), Type.NUMBER));
                case COMMENT -> tokens.add(new Token(lexeme.start(), lexeme.end(), Type.COMMENT));
                case WORD -> word(text, lexemes, i, tokens);
                case SIGN -> {}
            }
        }
        return List.copyOf(tokens);
    }

    private static void word(String text, List<Lexeme> lexemes, int index, List<Token> tokens) {
        final Lexeme lexeme = lexemes.get(index);
        final String word = lexeme.of(text);
        final boolean contextual = word.equals("record")
                && index + 1 < lexemes.size()
                && lexemes.get(index + 1).kind() == Kind.WORD;
        if (KEYWORDS.contains(word) || contextual) {
            tokens.add(new Token(lexeme.start(), lexeme.end(), Type.KEYWORD));
        } else if (index > 0 && lexemes.get(index - 1).is('@', text)) {
            tokens.add(new Token(lexemes.get(index - 1).start(), lexeme.end(), Type.ANNOTATION));
        } else if (looksLikeType(word)) {
            tokens.add(new Token(lexeme.start(), lexeme.end(), Type.TYPE));
        }
    }

    /** By custom: types begin with a capital, constants are all capitals. */
    private static boolean looksLikeType(String word) {
        return Character.isUpperCase(word.charAt(0))
                && (word.length() == 1 || word.chars().anyMatch(Character::isLowerCase));
    }
}
