package io.millrace.app.snippet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * What comes into a step.
 *
 * @param type of the messages
 * @param fields of these when they are records, in their order
 * @param constructor how such a record is made, without arguments; empty when messages are no records
 */
record Inflow(TypeName type, List<Field> fields, Optional<String> constructor) {
    Inflow {
        fields = List.copyOf(fields);
    }

    /** A component of a record. */
    record Field(String type, String name) {}

    static Inflow of(TypeMirror type, Types types, Set<String> declared) {
        final TypeName name = TypeName.of(type, declared);
        if (!(type instanceof DeclaredType record) || record.asElement().getKind() != ElementKind.RECORD) {
            return new Inflow(name, List.of(), Optional.empty());
        }
        final TypeElement element = (TypeElement) record.asElement();
        final List<Field> fields = element.getRecordComponents().stream()
                .map(component -> field(component, record, types, declared))
                .toList();
        final int generic = name.text().indexOf('<');
        final String made = generic < 0 ? name.text() : name.text().substring(0, generic) + "<>";
        return new Inflow(name, fields, Optional.of(made));
    }

    private static Field field(
            RecordComponentElement component, DeclaredType record, Types types, Set<String> declared) {
        final TypeMirror accessor = types.asMemberOf(record, component.getAccessor());
        final TypeMirror type = accessor instanceof ExecutableType method ? method.getReturnType() : component.asType();
        return new Field(
                TypeTexts.source(type, declared), component.getSimpleName().toString());
    }

    Optional<Field> field(String name) {
        return fields.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
