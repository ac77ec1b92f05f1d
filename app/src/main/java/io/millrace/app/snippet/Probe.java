package io.millrace.app.snippet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Makes the types of earlier compilations known to a new one: a class with a field of each. */
final class Probe {
    private static final String NAME = "types_probe";

    private final List<String> texts;

    Probe(Set<String> texts) {
        this.texts = new ArrayList<>(new TreeSet<>(texts));
    }

    GeneratedSource source() {
        final StringBuilder source = new StringBuilder("package " + Names.PACKAGE + "; final class " + NAME + " {\n");
        for (int i = 0; i < texts.size(); i++) {
            source.append(texts.get(i)).append(" f").append(i).append(";\n");
        }
        return new GeneratedSource(NAME, source.append("}\n").toString());
    }

    Map<String, TypeMirror> types(Attributed code) {
        final Map<String, TypeMirror> types = new HashMap<>();
        code.type(Names.binary(NAME)).ifPresent(probe -> {
            final List<VariableElement> fields = ElementFilter.fieldsIn(probe.getEnclosedElements());
            for (int i = 0; i < texts.size(); i++) {
                types.put(texts.get(i), fields.get(i).asType());
            }
        });
        return types;
    }
}
