package io.millrace.app.snippet;

import io.millrace.app.snippet.JavaLexer.Kind;
import io.millrace.app.snippet.JavaLexer.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The declarations on the outermost level of a snippet, found without a parser so that broken text has them too. */
final class Declarations {
    private static final Set<String> TYPE_WORDS = Set.of("class", "interface", "enum");

    private final String text;
    private final List<Lexeme> code;
    private int at;

    private Declarations(String text) {
        this.text = text;
        this.code = JavaLexer.code(text);
    }

    enum What {
        IMPORT,
        TYPE,
        /** A method or a field, or something that is neither. */
        MEMBER
    }

    /**
     * One declaration.
     *
     * @param name of a type; otherwise empty
     * @param isStatic says so itself
     */
    record Declaration(What what, int start, int end, String name, boolean isStatic) {
        String of(String text) {
            return text.substring(start, end);
        }
    }

    static List<Declaration> of(String text) {
        final Declarations reader = new Declarations(text);
        final List<Declaration> all = new ArrayList<>();
        while (reader.at < reader.code.size()) {
            if (reader.sign(reader.at, ';')) {
                reader.at++;
            } else {
                all.add(reader.next());
            }
        }
        return all;
    }

    static List<Declaration> of(String text, What what) {
        return of(text).stream().filter(d -> d.what() == what).toList();
    }

    private Declaration next() {
        return word(at).equals("import") ? importLine() : declaration();
    }

    private Declaration importLine() {
        final int start = code.get(at).start();
        final int newLine = text.indexOf('\n', start);
        final int limit = newLine < 0 ? text.length() : newLine;
        int end = start;
        boolean open = true;
        while (open && at < code.size() && code.get(at).start() < limit) {
            open = !sign(at, ';');
            end = code.get(at).end();
            at++;
        }
        return new Declaration(What.IMPORT, start, end, "", false);
    }

    private Declaration declaration() {
        final int start = at;
        int depth = 0;
        boolean header = true;
        boolean value = false;
        boolean isStatic = false;
        String type = "";
        for (; at < code.size(); at++) {
            if (depth == 0 && header) {
                isStatic |= word(at).equals("static");
                type = type.isEmpty() ? typeName(at) : type;
                value |= sign(at, '=');
                header = !sign(at, '=') && !(sign(at, '(') && !annotation(at));
            }
            depth += opens(at) - closes(at);
            final boolean body = sign(at, '}') && depth <= 0 && !value;
            if (body || depth <= 0 && sign(at, ';')) {
                at++;
                break;
            }
        }
        final What what = type.isEmpty() ? What.MEMBER : What.TYPE;
        return new Declaration(what, code.get(start).start(), code.get(at - 1).end(), type, isStatic);
    }

    /** Whether this parenthesis belongs to an annotation such as {@code @SuppressWarnings("x")}. */
    private boolean annotation(int index) {
        return index >= 2 && sign(index - 2, '@');
    }

    private String typeName(int index) {
        final String word = word(index);
        final boolean declares =
                TYPE_WORDS.contains(word) || word.equals("record") && (sign(index + 2, '(') || sign(index + 2, '<'));
        return declares ? word(index + 1) : "";
    }

    private int opens(int index) {
        return sign(index, '{') || sign(index, '(') || sign(index, '[') ? 1 : 0;
    }

    private int closes(int index) {
        return sign(index, '}') || sign(index, ')') || sign(index, ']') ? 1 : 0;
    }

    private boolean sign(int index, char c) {
        return index < code.size() && code.get(index).is(c, text);
    }

    private String word(int index) {
        return index < code.size() && code.get(index).kind() == Kind.WORD
                ? code.get(index).of(text)
                : "";
    }
}
