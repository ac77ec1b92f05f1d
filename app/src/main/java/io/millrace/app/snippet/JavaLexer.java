package io.millrace.app.snippet;

import java.util.ArrayList;
import java.util.List;

/** Cuts Java text into lexemes; takes any text, looks at each character a bounded number of times. */
final class JavaLexer {
    private final String text;
    private final List<Lexeme> found = new ArrayList<>();
    private int at;

    private JavaLexer(String text) {
        this.text = text;
    }

    enum Kind {
        WORD,
        NUMBER,
        STRING,
        COMMENT,
        SIGN
    }

    /** One lexeme, end exclusive; a sign is one character. */
    record Lexeme(Kind kind, int start, int end) {
        String of(String text) {
            return text.substring(start, end);
        }

        boolean is(char sign, String text) {
            return kind == Kind.SIGN && text.charAt(start) == sign;
        }
    }

    static List<Lexeme> scan(String text) {
        final JavaLexer lexer = new JavaLexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.found;
    }

    /** The lexemes that are code. */
    static List<Lexeme> code(String text) {
        return scan(text).stream().filter(l -> l.kind() != Kind.COMMENT).toList();
    }

    private void next() {
        final char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("//", at)) {
            add(Kind.COMMENT, lineEnd(at));
        } else if (text.startsWith("/*", at)) {
            final int end = text.indexOf("*/", at + 2);
            add(Kind.COMMENT, end < 0 ? text.length() : end + 2);
        } else if (text.startsWith("\"\"\"", at)) {
            add(Kind.STRING, blockEnd(at + 3));
        } else if (c == '"' || c == '\'') {
            add(Kind.STRING, quoteEnd(at + 1, c));
        } else if (Character.isJavaIdentifierStart(c)) {
            add(Kind.WORD, wordEnd(at + 1));
        } else if (isDigit(at) || c == '.' && isDigit(at + 1)) {
            add(Kind.NUMBER, numberEnd(at + 1));
        } else {
            add(Kind.SIGN, at + 1);
        }
    }

    private void add(Kind kind, int end) {
        found.add(new Lexeme(kind, at, end));
        at = end;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private int lineEnd(int from) {
        final int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int blockEnd(int from) {
        int i = from;
        while (i < text.length()) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith("\"\"\"", i)) {
                return i + 3;
            }
            i++;
        }
        return text.length();
    }

    private int quoteEnd(int from, char quote) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n') {
            if (text.charAt(i) == quote) {
                return i + 1;
            }
            final boolean escape = text.charAt(i) == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n';
            i += escape ? 2 : 1;
        }
        return i;
    }

    private int wordEnd(int from) {
        int i = from;
        while (i < text.length() && Character.isJavaIdentifierPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int numberEnd(int from) {
        final boolean hex = text.startsWith("0x", from - 1) || text.startsWith("0X", from - 1);
        int i = from;
        while (i < text.length()) {
            final char c = text.charAt(i);
            final char before = Character.toLowerCase(text.charAt(i - 1));
            final boolean exponent = (c == '+' || c == '-') && (hex ? before == 'p' : before == 'e');
            if (c != '.' && !exponent && !Character.isLetterOrDigit(c) && c != '_') {
                return i;
            }
            i++;
        }
        return i;
    }
}
