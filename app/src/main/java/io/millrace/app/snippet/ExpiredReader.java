package io.millrace.app.snippet;

import com.sun.source.tree.MethodTree;
import io.millrace.app.snippet.Attributed.Unit;
import io.millrace.app.snippet.EntryReader.Place;
import io.millrace.app.snippet.Findings.Span;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the method that a state computation may have beside its entry method: {@code Out expired(K key, S state)}. */
final class ExpiredReader {
    static final String NAME = "expired";

    private final Attributed code;
    private final Findings findings;
    private final PortRules rules;

    ExpiredReader(Attributed code, Findings findings, PortRules rules) {
        this.code = code;
        this.findings = findings;
        this.rules = rules;
    }

    /** The method as it can be called. */
    record Expired(ExecutableElement element) {
        TypeMirror key() {
            return element.getParameters().get(0).asType();
        }

        TypeMirror out() {
            return element.getReturnType();
        }
    }

    /**
     * The method; empty when there is none, or none that can be called, which has been said then.
     *
     * @param out what the entry method gives
     */
    Optional<Expired> read(Unit unit, Place place, Optional<TypeMirror> out) {
        final List<MethodTree> found = unit.methods(NAME);
        for (final MethodTree more : found.subList(Math.min(1, found.size()), found.size())) {
            findings.error(
                    code.nameSpan(unit, more, NAME),
                    "there are two methods " + NAME + ": the engine calls one; rename this one");
        }
        return found.stream()
                .findFirst()
                .flatMap(tree -> code.element(unit, tree)
                        .map(ExecutableElement.class::cast)
                        .filter(element -> isGood(new Method(unit, tree, element), place, out)))
                .map(Expired::new);
    }

    private record Method(Unit unit, MethodTree tree, ExecutableElement element) {
        TypeMirror parameter(int index) {
            return element.getParameters().get(index).asType();
        }
    }

    private boolean isGood(Method method, Place place, Optional<TypeMirror> out) {
        final Span name = code.nameSpan(method.unit(), method.tree(), NAME);
        final Optional<TypeMirror> state = place.stateType();
        final ExecutableElement element = method.element();
        if (element.getParameters().stream().anyMatch(p -> PortRules.broken(p.asType()))
                || PortRules.broken(element.getReturnType())) {
            return false;
        }
        final boolean callable = element.getParameters().size() == 2
                && state.filter(wanted -> !code.types().isSameType(wanted, method.parameter(1)))
                        .isEmpty()
                && element.getTypeParameters().isEmpty()
                && !element.getModifiers().contains(Modifier.PRIVATE)
                && element.getReturnType().getKind() != TypeKind.VOID;
        if (!callable) {
            findings.error(
                    name,
                    NAME + " is called by the engine when an object's time to live is over: say " + wanted(state, out)
                            + ", or rename it");
            return false;
        }
        return gives(method, out);
    }

    private static String wanted(Optional<TypeMirror> state, Optional<TypeMirror> out) {
        return out.map(TypeTexts::brief).orElse("Out") + " " + NAME + "(K key, "
                + state.map(TypeTexts::brief).orElse("Tally") + " state)";
    }

    /** It leaves by the same output as everything else. */
    private boolean gives(Method method, Optional<TypeMirror> out) {
        final TypeMirror type = method.element().getReturnType();
        final Span span = code.span(method.unit(), method.tree().getReturnType());
        if (out.isPresent() && !code.types().isAssignable(type, out.get())) {
            findings.error(
                    span,
                    NAME + " gives " + TypeTexts.brief(type) + ", but compute gives " + TypeTexts.brief(out.get())
                            + ": both leave by the same output");
            return false;
        }
        return rules.check(type, span);
    }
}
