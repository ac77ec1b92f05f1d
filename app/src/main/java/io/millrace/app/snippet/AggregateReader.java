package io.millrace.app.snippet;

import com.sun.source.tree.MethodTree;
import io.millrace.app.snippet.Attributed.Unit;
import io.millrace.app.snippet.Diagnostic.Severity;
import io.millrace.app.snippet.Entry.Arg;
import io.millrace.app.snippet.Entry.Gives;
import io.millrace.app.snippet.Findings.Span;
import io.millrace.engine.api.Context;
import io.millrace.engine.api.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Reads an aggregation: {@code initial} says what accumulates, {@code update} what comes in, {@code output} what goes
 * out; {@code combine} makes one accumulator of two.
 */
final class AggregateReader {
    /** In the order in which they are called. */
    static final List<String> METHODS = List.of("initial", "update", "combine", "output");

    private final Attributed code;
    private final Findings findings;
    private final PortRules rules;
    private final Fixes fixes;

    AggregateReader(Attributed code, Findings findings, PortRules rules, Fixes fixes) {
        this.code = code;
        this.findings = findings;
        this.rules = rules;
        this.fixes = fixes;
    }

    /** The aggregation; empty when one of its methods is missing or does not fit. */
    Optional<Entry> read(Unit unit) {
        return new Reading(unit).entry();
    }

    /** A method with what the compiler knows of it. */
    private record Part(MethodTree tree, ExecutableElement element) {
        TypeMirror parameter(int index) {
            return element.getParameters().get(index).asType();
        }

        int parameters() {
            return tree.getParameters().size();
        }

        boolean isVoid() {
            return element.getReturnType().getKind() == TypeKind.VOID;
        }
    }

    /** One snippet being read. */
    private final class Reading {
        private final Unit unit;
        private final Map<String, Part> parts = new HashMap<>();
        private boolean usable = true;

        Reading(Unit unit) {
            this.unit = unit;
        }

        Optional<Entry> entry() {
            METHODS.forEach(this::find);
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            missing();
            final Part initial = parts.get("initial");
            final Optional<TypeMirror> accumulator =
                    Optional.ofNullable(initial).flatMap(this::accumulator);
            if (!usable || parts.size() < METHODS.size() || accumulator.isEmpty()) {
                return Optional.empty();
            }
            return entry(accumulator.get());
        }

        private Optional<Entry> entry(TypeMirror accumulator) {
            final Part update = part("update");
            final Gives gives = update(update, accumulator);
            combine(part("combine"), accumulator);
            final Output output = new Output(part("output"), accumulator);
            output.read();
            if (!usable) {
                return Optional.empty();
            }
            return Optional.of(new Entry(
                    unit.ref(),
                    List.copyOf(output.args),
                    Optional.of(update.parameter(1)),
                    Optional.of(output.part.element().getReturnType()),
                    Optional.of(accumulator),
                    output.key,
                    gives,
                    new LifeReader(code, findings, unit)
                            .read(METHODS.stream()
                                    .map(name -> part(name).element())
                                    .toList()),
                    type(update, 1),
                    name(update)));
        }

        private Part part(String name) {
            return java.util.Objects.requireNonNull(parts.get(name));
        }

        private void find(String name) {
            final List<MethodTree> found = unit.methods(name);
            for (final MethodTree more : found.subList(Math.min(1, found.size()), found.size())) {
                refuse(
                        code.nameSpan(unit, more, name),
                        "there are two methods " + name + ": an aggregation has one of each; rename this one");
            }
            found.stream()
                    .findFirst()
                    .ifPresent(tree -> code.element(unit, tree)
                            .ifPresent(element -> add(name, new Part(tree, (ExecutableElement) element))));
        }

        private void add(String name, Part part) {
            parts.put(name, part);
            if (part.element().getModifiers().contains(Modifier.PRIVATE)) {
                refuse(name(part), name + " can't be private: it is called from outside");
            }
            if (!part.tree().getTypeParameters().isEmpty()) {
                refuse(name(part), name + " can't be generic: its types must be known");
            }
            final boolean broken = PortRules.broken(part.element().getReturnType())
                    || part.element().getParameters().stream().anyMatch(p -> PortRules.broken(p.asType()));
            usable &= !broken;
        }

        /** One finding for each method that is not there, with the text to paste. */
        private void missing() {
            final Part known = METHODS.stream()
                    .map(parts::get)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
            final AggregateTexts texts = new AggregateTexts(
                    result("initial").or(() -> parameterOf("update", 0)).or(() -> parameterOf("combine", 0)),
                    parameterOf("update", 1));
            for (final String name : METHODS) {
                if (!parts.containsKey(name)) {
                    usable = false;
                    final String method = texts.method(name);
                    findings.add(
                            Severity.ERROR,
                            name(known),
                            "the aggregation has no " + name + " yet: " + AggregateTexts.head(method),
                            Optional.of(fixes.write(unit.ref(), method, "Write " + name)));
                }
            }
        }

        private Optional<String> result(String name) {
            return Optional.ofNullable(parts.get(name))
                    .filter(part -> !part.isVoid())
                    .map(part -> TypeTexts.brief(part.element().getReturnType()));
        }

        private Optional<String> parameterOf(String name, int index) {
            return Optional.ofNullable(parts.get(name))
                    .filter(part -> part.parameters() > index)
                    .map(part -> TypeTexts.brief(part.parameter(index)));
        }

        private Optional<TypeMirror> accumulator(Part initial) {
            final TypeMirror type = initial.element().getReturnType();
            if (initial.parameters() > 0) {
                refuse(type(initial, 0), "initial takes nothing: it makes the accumulator of an empty window");
            }
            if (PortRules.broken(type)) {
                return Optional.empty();
            } else if (initial.isVoid()) {
                refuse(result(initial), "initial must give the accumulator: say what instead of void");
                return Optional.empty();
            }
            usable &= rules.checkKept(type, result(initial));
            return Optional.of(type);
        }

        private Gives update(Part update, TypeMirror accumulator) {
            final String wanted = "update takes the accumulator and the message: "
                    + AggregateTexts.head(
                            new AggregateTexts(Optional.of(TypeTexts.brief(accumulator)), parameterOf("update", 1))
                                    .method("update"));
            if (update.parameters() != 2) {
                refuse(name(update), wanted);
                return Gives.ONE;
            }
            takes(update, 0, accumulator);
            usable &= rules.check(update.parameter(1), type(update, 1));
            if (!update.isVoid()) {
                gives(update, accumulator);
                return Gives.ONE;
            }
            if (accumulator.getKind().isPrimitive() || PortRules.isValue(accumulator)) {
                final String brief = TypeTexts.brief(accumulator);
                refuse(
                        result(update),
                        "a " + brief + " can't be changed in place: let update give the new one, say " + brief
                                + " instead of void");
            }
            return Gives.NOTHING;
        }

        private void combine(Part combine, TypeMirror accumulator) {
            if (combine.parameters() != 2) {
                final String brief = TypeTexts.brief(accumulator);
                refuse(
                        name(combine),
                        "combine makes one accumulator of two: " + brief + " combine(" + brief + " a, " + brief
                                + " b) { ... }");
                return;
            }
            takes(combine, 0, accumulator);
            takes(combine, 1, accumulator);
            gives(combine, accumulator);
        }

        private void takes(Part part, int index, TypeMirror accumulator) {
            if (!code.types().isAssignable(accumulator, part.parameter(index))) {
                final String brief = TypeTexts.brief(accumulator);
                refuse(
                        type(part, index),
                        "initial gives " + brief + ", so " + part.tree().getName() + " must take " + brief + " here",
                        brief);
            }
        }

        private void gives(Part part, TypeMirror accumulator) {
            final TypeMirror given = part.element().getReturnType();
            if (!code.types().isAssignable(given, accumulator)) {
                final String brief = TypeTexts.brief(accumulator);
                refuse(
                        result(part),
                        "initial gives " + brief + ", so " + part.tree().getName() + " must give " + brief + ", too",
                        brief);
            }
        }

        private Span name(Part part) {
            return code.nameSpan(unit, part.tree(), part.tree().getName().toString());
        }

        private Span type(Part part, int index) {
            return code.span(unit, part.tree().getParameters().get(index).getType());
        }

        private Span result(Part part) {
            return part.tree().getReturnType() == null
                    ? name(part)
                    : code.span(unit, part.tree().getReturnType());
        }

        private void refuse(Span span, String message) {
            usable = false;
            findings.error(span, message);
        }

        private void refuse(Span span, String message, String instead) {
            usable = false;
            findings.error(span, message, fixes.replace(span, instead, "Change to " + instead));
        }

        /** {@code output}: the accumulator, before it the key, anywhere the window and the context. */
        private final class Output {
            private final Part part;
            private final TypeMirror accumulator;
            private final List<Arg> args = new ArrayList<>();
            private Optional<TypeMirror> key = Optional.empty();

            Output(Part part, TypeMirror accumulator) {
                this.part = part;
                this.accumulator = accumulator;
            }

            void read() {
                final List<Integer> others = new ArrayList<>();
                for (int i = 0; i < part.parameters(); i++) {
                    final Optional<Arg> known = known(part.parameter(i));
                    known.ifPresent(args::add);
                    if (known.isEmpty()) {
                        others.add(i);
                        args.add(Arg.KEY);
                    }
                }
                final boolean twice = args.stream().filter(Arg.WINDOW::equals).count() > 1
                        || args.stream().filter(Arg.CONTEXT::equals).count() > 1;
                if (others.isEmpty() || others.size() > 2 || twice) {
                    final String brief = TypeTexts.brief(accumulator);
                    refuse(
                            name(part),
                            "output takes the accumulator, and if you want the key and the Window before it: "
                                    + "output(K key, Window window, " + brief + " acc)");
                    return;
                }
                final int last = others.get(others.size() - 1);
                args.set(last, Arg.ACCUMULATOR);
                takes(part, last, accumulator);
                if (others.size() == 2) {
                    key = Optional.of(part.parameter(others.get(0)));
                }
                usable &= rules.check(part.element().getReturnType(), result(part));
            }

            private Optional<Arg> known(TypeMirror type) {
                if (Attributed.isNamed(type, Window.class)) {
                    return Optional.of(Arg.WINDOW);
                }
                return Attributed.isNamed(type, Context.class) ? Optional.of(Arg.CONTEXT) : Optional.empty();
            }
        }
    }
}
