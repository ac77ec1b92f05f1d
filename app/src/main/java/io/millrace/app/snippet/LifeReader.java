package io.millrace.app.snippet;

import com.sun.source.tree.MethodTree;
import io.millrace.app.snippet.Attributed.Unit;
import io.millrace.app.snippet.Entry.Hook;
import io.millrace.app.snippet.Entry.Life;
import io.millrace.engine.api.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds the methods beside a function's entry methods: {@code open} and {@code close}. */
final class LifeReader {
    private final Attributed code;
    private final Findings findings;
    private final Unit unit;

    LifeReader(Attributed code, Findings findings, Unit unit) {
        this.code = code;
        this.findings = findings;
        this.unit = unit;
    }

    /** What surrounds these entry methods, which stand in one class. */
    Life read(List<ExecutableElement> entries) {
        final Optional<ExecutableElement> open = hook("open", "void open(), or void open(Context context)");
        final Optional<ExecutableElement> close = hook("close", "void close()");
        final boolean throwable = Stream.of(entries.stream(), open.stream(), close.stream())
                .flatMap(all -> all)
                .flatMap(e -> e.getThrownTypes().stream())
                .anyMatch(t -> !isException(t));
        return new Life(
                open.map(e -> e.getParameters().isEmpty() ? Hook.PLAIN : Hook.WITH_CONTEXT),
                close.isPresent(),
                throwable,
                declared(entries));
    }

    /** The method that the engine calls; says of each other of this name why it would not be called. */
    private Optional<ExecutableElement> hook(String name, String wanted) {
        final List<ExecutableElement> meant = new ArrayList<>();
        for (final MethodTree method : unit.methods(name)) {
            final ExecutableElement element =
                    (ExecutableElement) code.element(unit, method).orElse(null);
            if (element == null || !isMeant(element)) {
                continue;
            }
            meant.add(element);
            if (meant.size() > 1 || !isPlain(element)) {
                findings.error(
                        code.nameSpan(unit, method, name),
                        isPlain(element)
                                ? "there are two methods " + name + ": the engine calls one; rename this one"
                                : "the engine calls " + name + ": say " + wanted + ", or rename it");
            }
        }
        return meant.stream().findFirst().filter(LifeReader::isPlain);
    }

    /** Another helper may have the same name. */
    private static boolean isMeant(ExecutableElement method) {
        return method.getParameters().isEmpty()
                || method.getSimpleName().contentEquals("open")
                        && method.getParameters().size() == 1
                        && Attributed.isNamed(method.getParameters().get(0).asType(), Context.class);
    }

    private static boolean isPlain(ExecutableElement method) {
        return method.getReturnType().getKind() == TypeKind.VOID
                && method.getTypeParameters().isEmpty()
                && !method.getModifiers().contains(Modifier.PRIVATE);
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
