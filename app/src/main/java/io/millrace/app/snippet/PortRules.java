package io.millrace.app.snippet;

import io.millrace.app.snippet.Diagnostic.Severity;
import io.millrace.app.snippet.EntryReader.Place;
import io.millrace.app.snippet.Findings.Span;
import io.millrace.engine.topology.CodeRef;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Which types may cross edges, which may be keys, and where they must be declared. */
final class PortRules {
    private static final Set<String> KEY_PACKAGES = Set.of("java.time", "java.math");
    private static final Set<String> KEY_CLASSES = Set.of(
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Character",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.util.UUID",
            "java.net.URI");

    private final Findings findings;
    private final Fixes fixes;
    /** Functions by the name of their class. */
    private final Map<String, CodeRef> holders;

    PortRules(Findings findings, Fixes fixes, Map<String, CodeRef> holders) {
        this.findings = findings;
        this.fixes = fixes;
        this.holders = Map.copyOf(holders);
    }

    /** Whether the compiler could not make sense of a type or of a part of it. */
    static boolean broken(TypeMirror type) {
        return type.getKind() == TypeKind.ERROR
                || type instanceof ArrayType array && broken(array.getComponentType())
                || type instanceof DeclaredType declared
                        && declared.getTypeArguments().stream().anyMatch(PortRules::broken);
    }

    /** Says what keeps a type from crossing an edge; true when nothing does. */
    boolean check(TypeMirror type, Span span) {
        final Optional<String> refusal = refusal(type);
        refusal.ifPresent(message -> findings.error(span, message));
        return refusal.isEmpty() && declaredRight(type, span, " crosses an edge, so it must stand");
    }

    /** Says what keeps a type from being kept between messages, over changes of the code; true when nothing does. */
    boolean checkKept(TypeMirror type, Span span) {
        final Optional<String> refusal = refusal(type);
        refusal.ifPresent(message -> findings.error(span, message));
        return refusal.isEmpty()
                && declaredRight(type, span, " is kept from one message to the next, so it must stand");
    }

    /** Whether objects of a type never change. */
    static boolean isValue(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return type.getKind().isPrimitive();
        }
        final TypeElement element = (TypeElement) declared.asElement();
        return element.getKind() == ElementKind.ENUM
                || isKeyClass(element.getQualifiedName().toString());
    }

    private static boolean isKeyClass(String name) {
        return KEY_CLASSES.contains(name)
                || KEY_PACKAGES.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }

    private Optional<String> refusal(TypeMirror type) {
        if (broken(type)) {
            return Optional.of("the type " + TypeTexts.brief(type) + " is not known");
        } else if (type.getKind() == TypeKind.VOID) {
            return Optional.of("void is no message");
        } else if (type.getKind() == TypeKind.WILDCARD || type.getKind() == TypeKind.TYPEVAR) {
            return Optional.of("a message needs a definite type, not " + TypeTexts.brief(type));
        } else if (mentions(type, ByteBuffer.class)) {
            return Optional.of("a ByteBuffer can't be a message: its bytes change after the call; use byte[]");
        }
        return raw(type)
                .map(name -> "say what " + name + " holds, such as " + name + "<String>: raw types can't be checked");
    }

    private static boolean mentions(TypeMirror type, Class<?> known) {
        return Attributed.isNamed(type, known)
                || type instanceof ArrayType array && mentions(array.getComponentType(), known)
                || type instanceof DeclaredType declared
                        && declared.getTypeArguments().stream().anyMatch(t -> mentions(t, known));
    }

    /** The name of a generic class that is used without arguments. */
    private static Optional<String> raw(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return raw(array.getComponentType());
        } else if (type instanceof WildcardType wildcard) {
            return Optional.ofNullable(wildcard.getExtendsBound()).flatMap(PortRules::raw);
        }
        if (!(type instanceof DeclaredType declared)) {
            return Optional.empty();
        }
        final TypeElement element = (TypeElement) declared.asElement();
        final List<? extends TypeMirror> arguments = declared.getTypeArguments();
        if (arguments.isEmpty() && !element.getTypeParameters().isEmpty()) {
            return Optional.of(element.getSimpleName().toString());
        }
        return arguments.stream().map(PortRules::raw).flatMap(Optional::stream).findFirst();
    }

    /** A type on a port is everybody's: it can't be declared inside a function. */
    private boolean declaredRight(TypeMirror type, Span span, String why) {
        if (type instanceof ArrayType array) {
            return declaredRight(array.getComponentType(), span, why);
        }
        if (!(type instanceof DeclaredType declared)) {
            return true;
        }
        boolean right = true;
        for (final TypeMirror argument : declared.getTypeArguments()) {
            right &= declaredRight(argument, span, why);
        }
        final Optional<CodeRef> owner = function(declared.asElement());
        if (owner.isEmpty()) {
            return right;
        }
        final String name = declared.asElement().getSimpleName().toString();
        findings.add(
                Severity.ERROR,
                span,
                name + why + " among the shared types, not in " + owner.get().fileName(),
                fixes.moveToTypes(owner.get(), name));
        return false;
    }

    private Optional<CodeRef> function(Element element) {
        return element.getEnclosingElement() instanceof TypeElement holder
                ? Optional.ofNullable(holders.get(holder.getSimpleName().toString()))
                        .or(() -> function(holder))
                : Optional.empty();
    }

    /** The State parameter must be of the class that the bound State declares. */
    void stateParameter(TypeMirror type, Span span, Place place) {
        final CodeRef state = place.state().orElseThrow();
        final Optional<CodeRef> owner =
                type instanceof DeclaredType declared ? function(declared.asElement()) : Optional.empty();
        final String name = TypeTexts.brief(type);
        if (owner.isPresent()) {
            findings.add(
                    Severity.ERROR,
                    span,
                    name + " must be declared in " + state.fileName() + ", where its State lives",
                    fixes.moveToState(owner.get(), name, state));
        } else if (place.stateType().isPresent()
                && !TypeTexts.full(place.stateType().get()).equals(TypeTexts.full(type))) {
            final String wanted = TypeTexts.brief(place.stateType().get());
            findings.error(
                    span,
                    "the State " + state.owner() + " is a " + wanted + ", not a " + name,
                    fixes.replace(span, wanted, "Change the parameter to " + wanted));
        }
    }

    /** Says what keeps a type from being a key; true when nothing does. */
    boolean checkKey(TypeMirror type, Span span) {
        if (!check(type, span)) {
            return false;
        } else if (!isKey(type, 0)) {
            findings.error(
                    span,
                    TypeTexts.brief(type)
                            + " can't be a key: use text, a number, an enum, a time, or a record of these");
            return false;
        }
        return true;
    }

    private static boolean isKey(TypeMirror type, int depth) {
        if (type.getKind().isPrimitive()) {
            return true;
        }
        if (!(type instanceof DeclaredType declared) || depth > 8) {
            return false;
        }
        final TypeElement element = (TypeElement) declared.asElement();
        if (isKeyClass(element.getQualifiedName().toString())) {
            return true;
        }
        return element.getKind() == ElementKind.ENUM
                || element.getKind() == ElementKind.RECORD
                        && element.getRecordComponents().stream()
                                .map(RecordComponentElement::asType)
                                .allMatch(t -> isKey(t, depth + 1));
    }
}
