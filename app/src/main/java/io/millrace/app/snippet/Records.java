package io.millrace.app.snippet;

import io.millrace.app.snippet.Declarations.Declaration;
import io.millrace.app.snippet.Declarations.What;
import io.millrace.app.snippet.JavaLexer.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the components of records off the shared declarations' text. */
final class Records {
    private Records() {}

    /** A component of a record. */
    record Component(String type, String name) {}

    /** A record with its components. */
    record Shape(String name, List<Component> components) {}

    static List<Shape> of(String text) {
        final List<Shape> shapes = new ArrayList<>();
        for (final Declaration declaration : Declarations.of(text, What.TYPE)) {
            final String words = declaration.of(text);
            final int open = words.indexOf('(', words.indexOf(declaration.name()));
            if (words.startsWith("record ")
                    && open > 0
                    && !words.substring(0, open).contains("<")) {
                shapes.add(new Shape(declaration.name(), components(words.substring(open + 1))));
            }
        }
        return shapes;
    }

    static Optional<Shape> named(String text, String name) {
        return of(text).stream().filter(shape -> shape.name().equals(name)).findFirst();
    }

    private static List<Component> components(String text) {
        final List<Component> components = new ArrayList<>();
        final List<Lexeme> code = JavaLexer.code(text);
        int depth = 0;
        int start = 0;
        Lexeme before = null;
        for (final Lexeme lexeme : code) {
            final boolean ends = depth == 0 && (lexeme.is(',', text) || lexeme.is(')', text));
            if (ends && before != null && before.start() > start) {
                components.add(
                        new Component(text.substring(start, before.start()).strip(), before.of(text)));
                start = lexeme.end();
            }
            if (depth == 0 && lexeme.is(')', text)) {
                break;
            }
            depth += lexeme.is('<', text) || lexeme.is('(', text) ? 1 : 0;
            depth -= lexeme.is('>', text) || lexeme.is(')', text) ? 1 : 0;
            before = lexeme;
        }
        return components;
    }
}
