package io.millrace.app.snippet;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Types as Java text, without annotations. */
final class TypeTexts {
    private static final Set<String> IMPORTED = Stream.concat(Stream.of("java.lang"), Names.IMPORTS.stream())
            .map(name -> name.replace(".*", ""))
            .collect(Collectors.toUnmodifiableSet());

    private final Function<TypeElement, String> names;

    private TypeTexts(Function<TypeElement, String> names) {
        this.names = names;
    }

    /** As people write it: {@code Map.Entry<String, Vote>}. */
    static String brief(TypeMirror type) {
        return new TypeTexts(TypeTexts::brief).text(type);
    }

    /** As generated source writes it, with full names. */
    static String full(TypeMirror type) {
        return new TypeTexts(element -> element.getQualifiedName().toString()).text(type);
    }

    /**
     * As a snippet writes it: short where a name needs no import.
     *
     * @param declared names of the shared types, which hide others
     */
    static String source(TypeMirror type, Set<String> declared) {
        return new TypeTexts(element -> isImported(element, declared)
                        ? brief(element)
                        : element.getQualifiedName().toString())
                .text(type);
    }

    private static boolean isImported(TypeElement element, Set<String> declared) {
        TypeElement outermost = element;
        while (outermost.getEnclosingElement() instanceof TypeElement outer) {
            outermost = outer;
        }
        final String full = outermost.getQualifiedName().toString();
        final int dot = Math.max(0, full.lastIndexOf('.'));
        return full.startsWith(Names.PACKAGE + ".")
                || IMPORTED.contains(full.substring(0, dot))
                        && !declared.contains(outermost.getSimpleName().toString());
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
            return names.apply((TypeElement) declared.asElement()) + arguments(declared.getTypeArguments());
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

    private static String brief(TypeElement element) {
        final String simple = element.getSimpleName().toString();
        return element.getEnclosingElement() instanceof TypeElement outer
                        && !Names.isHolder(outer.getSimpleName().toString())
                ? brief(outer) + "." + simple
                : simple;
    }
}
