package io.millrace.app.snippet;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import io.millrace.app.snippet.Attributed.Unit;
import io.millrace.app.snippet.Entry.Arg;
import io.millrace.app.snippet.Entry.Gives;
import io.millrace.app.snippet.Entry.Life;
import io.millrace.app.snippet.ExpiredReader.Expired;
import io.millrace.app.snippet.Findings.Span;
import io.millrace.engine.api.Context;
import io.millrace.engine.api.Emitter;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds the entry method of a function and says what its parameters and its result are. */
final class EntryReader {
    private final Attributed code;
    private final Findings findings;
    private final PortRules rules;

    EntryReader(Attributed code, Findings findings, PortRules rules) {
        this.code = code;
        this.findings = findings;
        this.rules = rules;
    }

    /**
     * What surrounds the function.
     *
     * @param stateful its node is a state computation
     * @param state type of the State that the node is bound to
     */
    record Place(boolean stateful, Optional<CodeRef> state, Optional<TypeMirror> stateType) {}

    /** The entry method with this name; empty when there is none, or none that can be used. */
    Optional<Entry> read(Unit unit, Place place) {
        final List<MethodTree> found = methods(unit, Names.entry(unit.ref().role()));
        for (final MethodTree more : found.subList(Math.min(1, found.size()), found.size())) {
            findings.error(
                    code.nameSpan(unit, more, more.getName().toString()),
                    "there are two methods " + more.getName() + ": only one can be the entry method; rename this one");
        }
        return found.stream().findFirst().flatMap(method -> new Reading(unit, method, place).entry());
    }

    List<MethodTree> methods(Unit unit, String name) {
        return unit.methods(name);
    }

    /** One method being read. */
    private final class Reading {
        private final Unit unit;
        private final MethodTree method;
        private final Place place;
        private final CodeRef ref;
        private final List<Arg> args = new ArrayList<>();
        private boolean usable = true;
        private Optional<TypeMirror> in = Optional.empty();
        private Optional<TypeMirror> out = Optional.empty();
        private Optional<TypeMirror> state = Optional.empty();
        private Span inSpan;

        Reading(Unit unit, MethodTree method, Place place) {
            this.unit = unit;
            this.method = method;
            this.place = place;
            this.ref = unit.ref();
            this.inSpan = name();
        }

        Optional<Entry> entry() {
            final ExecutableElement element =
                    (ExecutableElement) code.element(unit, method).orElse(null);
            if (element == null) {
                return Optional.empty();
            }
            if (element.getModifiers().contains(Modifier.PRIVATE)) {
                refuse(name(), "the entry method can't be private: it is called from outside");
            }
            if (!method.getTypeParameters().isEmpty()) {
                refuse(name(), "the entry method can't be generic: its types must be known");
                return Optional.empty();
            }
            for (int i = 0; i < method.getParameters().size(); i++) {
                parameter(i, element.getParameters().get(i).asType());
            }
            if (method.getParameters().isEmpty()) {
                refuse(name(), Names.entry(ref.role()) + " needs a parameter for the message");
            }
            final Gives gives = result(element.getReturnType());
            final Optional<Expired> expired = expired();
            final Life life = new LifeReader(code, findings, unit)
                    .read(Stream.concat(Stream.of(element), expired.map(Expired::element).stream())
                            .toList());
            return usable
                    ? Optional.of(new Entry(
                            ref,
                            List.copyOf(args),
                            in,
                            out.or(() -> expired.map(Expired::out)),
                            state,
                            expired.map(Expired::key),
                            gives,
                            life,
                            inSpan,
                            name()))
                    : Optional.empty();
        }

        private Optional<Expired> expired() {
            return ref.role() == Role.COMPUTE && place.stateful()
                    ? new ExpiredReader(code, findings, rules).read(unit, place, out)
                    : Optional.empty();
        }

        private Span name() {
            return code.nameSpan(unit, method, method.getName().toString());
        }

        private void refuse(Span span, String message) {
            usable = false;
            findings.error(span, message);
        }

        private void parameter(int index, TypeMirror type) {
            final VariableTree tree = method.getParameters().get(index);
            final Span span = code.span(unit, tree.getType());
            if (PortRules.broken(type)) {
                usable = false;
                return;
            }
            final Arg arg = index == 0 ? first() : further(type);
            if (index > 0 && (arg == Arg.MESSAGE || args.contains(arg))) {
                refuse(span, "this parameter has no meaning here: " + meaning());
                return;
            }
            args.add(arg);
            switch (arg) {
                case MESSAGE -> message(type, span);
                case FRAME -> frame(type, span);
                case STATE -> state(type, span);
                case RIGHT -> state = Optional.of(type);
                case EMITTER -> emitter(type, span);
                case CONTEXT, INTO, KEY, WINDOW, ACCUMULATOR -> {}
            }
        }

        private Arg first() {
            return ref.role() == Role.DECODE ? Arg.FRAME : Arg.MESSAGE;
        }

        private Arg further(TypeMirror type) {
            if (Attributed.isNamed(type, Context.class)) {
                return Arg.CONTEXT;
            } else if (ref.role() == Role.COMPUTE && Attributed.isNamed(type, Emitter.class)) {
                return Arg.EMITTER;
            } else if (ref.role() == Role.ENCODE && Attributed.isNamed(type, ByteBuffer.class)) {
                return Arg.INTO;
            }
            return ref.role() == Role.JOIN
                    ? Arg.RIGHT
                    : ref.role() == Role.COMPUTE && place.stateful() ? Arg.STATE : Arg.MESSAGE;
        }

        private String meaning() {
            return switch (ref.role()) {
                case COMPUTE ->
                    place.stateful()
                            ? "compute takes the message, its State, and if you want an Emitter and a Context"
                            : "compute takes the message, and if you want an Emitter and a Context";
                case ENCODE -> "encode takes the message, and if you want a ByteBuffer to write into and a Context";
                case DECODE -> "decode takes the frame, and if you want a Context";
                default -> Names.entry(ref.role()) + " takes the message, and if you want a Context";
            };
        }

        private void message(TypeMirror type, Span span) {
            inSpan = span;
            usable &= rules.check(type, span);
            in = Optional.of(type);
        }

        private void frame(TypeMirror type, Span span) {
            inSpan = span;
            in = Optional.of(type);
            if (!Attributed.isNamed(type, ByteBuffer.class)
                    && !Attributed.isNamed(type, String.class)
                    && !bytes(type)) {
                refuse(span, "decode takes a frame of bytes: ByteBuffer, byte[] or String");
            }
        }

        private void state(TypeMirror type, Span span) {
            state = Optional.of(type);
            if (place.state().isEmpty()) {
                refuse(span, ref.owner() + " is not bound to a State yet; bind it to one");
                return;
            }
            rules.stateParameter(type, span, place);
            usable &= place.stateType()
                    .filter(wanted -> code.types().isSameType(wanted, type))
                    .isPresent();
        }

        private void emitter(TypeMirror type, Span span) {
            out = element(type, span, "Emitter");
        }

        private Optional<TypeMirror> element(TypeMirror type, Span span, String what) {
            final List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
            if (arguments.isEmpty() || arguments.get(0).getKind() == TypeKind.WILDCARD) {
                refuse(span, "say what the " + what + " carries, such as " + what + "<String>");
                return Optional.empty();
            }
            usable &= rules.check(arguments.get(0), span);
            return Optional.of(arguments.get(0));
        }

        private Gives result(TypeMirror type) {
            final Span span = method.getReturnType() == null ? name() : code.span(unit, method.getReturnType());
            if (PortRules.broken(type)) {
                usable = false;
                return Gives.ONE;
            }
            return switch (ref.role()) {
                case COMPUTE -> computed(type, span);
                case TIMESTAMP -> exactly(type, span, "Instant, or nanoseconds as long", timestamp(type));
                case ROUTE -> exactly(type, span, "boolean", type.getKind() == TypeKind.BOOLEAN);
                case ENCODE -> encoded(type, span);
                case KEY -> key(type, span);
                default -> message(type, span, false);
            };
        }

        private Gives exactly(TypeMirror type, Span span, String wanted, boolean fits) {
            if (!fits) {
                refuse(span, Names.entry(ref.role()) + " gives " + wanted);
            }
            out = Optional.of(type);
            return Gives.ONE;
        }

        private Gives encoded(TypeMirror type, Span span) {
            if (args.contains(Arg.INTO)) {
                if (type.getKind() != TypeKind.VOID) {
                    refuse(span, "encode that writes into a ByteBuffer gives nothing: say void");
                }
                return Gives.NOTHING;
            }
            final boolean fits =
                    bytes(type) || Attributed.isNamed(type, String.class) || Attributed.isNamed(type, ByteBuffer.class);
            return exactly(type, span, "byte[], String or ByteBuffer", fits);
        }

        private Gives key(TypeMirror type, Span span) {
            usable &= rules.checkKey(type, span);
            out = Optional.of(type);
            return Gives.ONE;
        }

        private Gives computed(TypeMirror type, Span span) {
            final boolean nothing = type.getKind() == TypeKind.VOID;
            if (args.contains(Arg.EMITTER)) {
                if (!nothing) {
                    refuse(span, "compute with an Emitter gives everything through it: say void");
                }
                return Gives.EMITS;
            } else if (nothing && place.stateful()) {
                return Gives.NOTHING;
            } else if (Attributed.isNamed(type, Stream.class)) {
                out = element(type, span, "Stream");
                return Gives.STREAM;
            } else if (isPrimitiveStream(type)) {
                refuse(span, "give a Stream of objects: add .boxed() or .mapToObj(...)");
            }
            return message(type, span, nothing);
        }

        private Gives message(TypeMirror type, Span span, boolean nothing) {
            if (nothing || type.getKind() == TypeKind.VOID) {
                refuse(span, Names.entry(ref.role()) + " must give something: say what instead of void");
                return Gives.ONE;
            }
            usable &= rules.check(type, span);
            out = Optional.of(type);
            return Gives.ONE;
        }

        private boolean isPrimitiveStream(TypeMirror type) {
            return code.mirror(BaseStream.class.getName())
                    .map(base -> code.types()
                            .isSubtype(code.types().erasure(type), code.types().erasure(base)))
                    .orElse(false);
        }

        private boolean timestamp(TypeMirror type) {
            return type.getKind() == TypeKind.LONG || Attributed.isNamed(type, Instant.class);
        }

        private boolean bytes(TypeMirror type) {
            return type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.BYTE;
        }
    }
}
