package io.millrace.app.snippet;

import io.millrace.app.snippet.codec.Basic;
import io.millrace.app.snippet.codec.Shape;
import io.millrace.app.snippet.codec.Shape.Constant;
import io.millrace.app.snippet.codec.Shape.Field;
import io.millrace.app.snippet.codec.Shape.Fields;
import io.millrace.app.snippet.codec.Shape.Many;
import io.millrace.app.snippet.codec.Shape.Mapped;
import io.millrace.app.snippet.codec.Shape.Maybe;
import io.millrace.app.snippet.codec.Shape.One;
import io.millrace.app.snippet.codec.Shape.Unknown;
import io.millrace.app.snippet.codec.Shape.Whole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads what a type is made of, for codecs. */
final class ShapeReader {
    private static final Set<String> BOXES = Set.of(
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double");

    private final Set<String> declared;
    private final Map<String, List<Field>> records = new HashMap<>();

    private ShapeReader(Set<String> declared) {
        this.declared = declared;
    }

    /**
     * A type and all that it leads to.
     *
     * @param declared names of the shared types
     */
    static Whole read(TypeMirror type, Set<String> declared) {
        final ShapeReader reader = new ShapeReader(declared);
        final Shape root = reader.shape(type);
        return new Whole(root, reader.records);
    }

    private Shape shape(TypeMirror type) {
        final String text = TypeTexts.source(type, declared);
        final Optional<Basic> basic = Basic.of(TypeTexts.boxed(type));
        if (basic.isPresent()) {
            return new One(text, basic.get(), BOXES.contains(TypeTexts.full(type)));
        }
        return type instanceof DeclaredType known && !PortRules.broken(type)
                ? declared(known, (TypeElement) known.asElement(), text)
                : new Unknown(text);
    }

    private Shape declared(DeclaredType type, TypeElement element, String text) {
        final List<? extends TypeMirror> arguments = type.getTypeArguments();
        if (element.getKind() == ElementKind.ENUM) {
            return new Constant(text);
        } else if (element.getKind() == ElementKind.RECORD
                && element.getTypeParameters().isEmpty()) {
            return record(element, text);
        }
        final int count = arguments.size();
        final String name = element.getQualifiedName().toString();
        if (count == 1 && name.equals("java.util.Optional")) {
            return new Maybe(text, present(shape(arguments.get(0))));
        } else if (count == 1 && (name.equals("java.util.List") || name.equals("java.util.Set"))) {
            return new Many(text, name.endsWith("Set"), shape(arguments.get(0)));
        } else if (count == 2
                && name.equals("java.util.Map")
                && TypeTexts.full(arguments.get(0)).equals("java.lang.String")) {
            return new Mapped(text, shape(arguments.get(1)));
        }
        return new Unknown(text);
    }

    /** In an Optional nothing is null. */
    private static Shape present(Shape shape) {
        if (shape instanceof One one) {
            return new One(one.type(), one.basic(), false);
        }
        return shape instanceof Maybe ? new Unknown(shape.type()) : shape;
    }

    private Shape record(TypeElement element, String text) {
        if (!records.containsKey(text)) {
            records.put(text, List.of());
            records.put(
                    text,
                    element.getRecordComponents().stream()
                            .map(component ->
                                    new Field(component.getSimpleName().toString(), shape(component.asType())))
                            .toList());
        }
        return new Fields(text);
    }
}
