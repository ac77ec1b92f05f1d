package io.millrace.app.snippet;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Types as Java text, without annotations. */
final class TypeTexts {
    private final boolean full;

    private TypeTexts(boolean full) {
        this.full = full;
    }

    /** As people write it: {@code Map.Entry<String, Vote>}. */
    static String brief(TypeMirror type) {
        return new TypeTexts(false).text(type);
    }

    /** As generated source writes it, with full names. */
    static String full(TypeMirror type) {
        return new TypeTexts(true).text(type);
    }

    /** As {@link #full}, and the class of a primitive instead of it. */
    static String boxed(TypeMirror type) {
        return switch (type.getKind()) {
            case INT -> "java.lang.Integer";
            case CHAR -> "java.lang.Character";
            case BOOLEAN, BYTE, SHORT, LONG, FLOAT, DOUBLE -> {
                final String name = type.getKind().name();
                yield "java.lang." + name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
            }
            case VOID -> "java.lang.Void";
            default -> full(type);
        };
    }

    private String text(TypeMirror type) {
        if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
            return type.getKind().name().toLowerCase(java.util.Locale.ROOT);
        } else if (type instanceof ArrayType array) {
            return text(array.getComponentType()) + "[]";
        } else if (type instanceof WildcardType wildcard) {
            return wildcard(wildcard);
        } else if (type instanceof DeclaredType declared) {
            return name((TypeElement) declared.asElement()) + arguments(declared.getTypeArguments());
        }
        return type.toString();
    }

    private String wildcard(WildcardType type) {
        if (type.getExtendsBound() != null) {
            return "? extends " + text(type.getExtendsBound());
        }
        return type.getSuperBound() != null ? "? super " + text(type.getSuperBound()) : "?";
    }

    private String arguments(List<? extends TypeMirror> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.stream().map(this::text).collect(Collectors.joining(", ", "<", ">"));
    }

    private String name(TypeElement element) {
        if (full) {
            return element.getQualifiedName().toString();
        }
        final String simple = element.getSimpleName().toString();
        return element.getEnclosingElement() instanceof TypeElement outer
                        && !Names.isHolder(outer.getSimpleName().toString())
                ? name(outer) + "." + simple
                : simple;
    }
}
