package io.millrace.app.snippet;

import io.millrace.app.snippet.Attributed.Unit;
import io.millrace.app.snippet.Entry.Hook;
import io.millrace.app.snippet.Entry.Life;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/** Finds the methods beside a function's entry methods: {@code open} and {@code close}. */
final class LifeReader {
    private final Attributed code;
    private final Unit unit;

    LifeReader(Attributed code, Unit unit) {
        this.code = code;
        this.unit = unit;
    }

    /** What surrounds these entry methods, which stand in one class. */
    Life read(List<ExecutableElement> entries) {
        final Optional<Hook> open = unit.methods("open").stream()
                .filter(m -> m.getParameters().size() <= 1)
                .map(m -> m.getParameters().isEmpty() ? Hook.PLAIN : Hook.WITH_CONTEXT)
                .findFirst();
        final boolean close =
                unit.methods("close").stream().anyMatch(m -> m.getParameters().isEmpty());
        final boolean throwable =
                entries.stream().flatMap(e -> e.getThrownTypes().stream()).anyMatch(t -> !isException(t));
        return new Life(open, close, throwable, declared(entries));
    }

    private static String declared(List<ExecutableElement> entries) {
        final String names =
                entries.stream().map(e -> e.getSimpleName().toString()).collect(Collectors.joining("|"));
        return entries.stream()
                .limit(1)
                .map(ExecutableElement::getEnclosingElement)
                .flatMap(owner -> owner.getEnclosedElements().stream())
                .filter(e -> e.getKind() == ElementKind.METHOD)
                .map(e -> e.getModifiers() + " " + ((ExecutableElement) e).getReturnType() + " " + e)
                .filter(text -> text.matches(".* (initial|open|close|" + names + ")\\(.*"))
                .collect(Collectors.joining("; "));
    }

    private boolean isException(TypeMirror type) {
        return List.of(Exception.class, Error.class).stream()
                .map(known -> code.mirror(known.getName()))
                .flatMap(Optional::stream)
                .anyMatch(known -> code.types().isSubtype(type, known));
    }
}
