package io.millrace.app.snippet.codec;

import io.millrace.app.snippet.codec.Shape.Constant;
import io.millrace.app.snippet.codec.Shape.Field;
import io.millrace.app.snippet.codec.Shape.Fields;
import io.millrace.app.snippet.codec.Shape.Many;
import io.millrace.app.snippet.codec.Shape.Mapped;
import io.millrace.app.snippet.codec.Shape.Maybe;
import io.millrace.app.snippet.codec.Shape.One;
import io.millrace.app.snippet.codec.Shape.Whole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a decoder that reads JSON. */
final class JsonReadSource {
    private static final Set<String> TAKEN = Set.of("in", "field", "seen", "text");

    private final Whole whole;
    private final CodecText text = new CodecText();

    private JsonReadSource(Whole whole) {
        this.whole = whole;
    }

    static String of(Whole whole) {
        return new JsonReadSource(whole).source();
    }

    private String source() {
        text.line(0, "import io.millrace.codec.JsonIn;")
                .line(0, "import io.millrace.codec.Texts;")
                .blank()
                .line(0, whole.root().type() + " decode(byte[] frame) {")
                .line(1, "JsonIn in = JsonIn.read(frame);")
                .line(1, "if (in == null) {")
                .line(2, "return null;")
                .line(1, "}")
                .line(1, whole.root().type() + " message = " + read(whole.root()) + ";")
                .line(1, "in.end();")
                .line(1, "return message;")
                .line(0, "}");
        whole.records().keySet().stream().sorted().forEach(this::record);
        return text.toString();
    }

    static String method(String verb, String type) {
        return verb + type.replaceAll("\\W+", "_");
    }

    private void record(String type) {
        final List<Field> fields = whole.fields(new Fields(type));
        final List<String> names = fields.stream().map(Field::name).toList();
        final Map<String, String> variables = CodecText.variables(names, TAKEN);
        final List<Field> needed =
                fields.stream().filter(field -> !mayBeAbsent(field.shape())).toList();
        text.blank().line(0, "private " + type + " " + method("read", type) + "(JsonIn in) {");
        fields.forEach(field -> text.line(
                1, field.shape().type() + " " + variables.get(field.name()) + " = " + empty(field.shape()) + ";"));
        if (!needed.isEmpty()) {
            text.line(1, "long seen = 0;");
        }
        text.line(1, "in.beginObject();")
                .line(1, "for (String field = in.field(); field != null; field = in.field()) {")
                .line(2, "switch (field) {");
        fields.forEach(field -> field(field, variables.getOrDefault(field.name(), ""), needed.indexOf(field)));
        text.line(3, "default -> in.skip();").line(2, "}").line(1, "}");
        end(needed);
        text.line(1, "in.endObject();")
                .line(
                        1,
                        "return new " + type + "("
                                + names.stream().map(variables::get).collect(Collectors.joining(", ")) + ");")
                .line(0, "}");
    }

    private void field(Field field, String variable, int bit) {
        final String start = "case " + CodecText.quoted(field.name()) + " -> ";
        final String reads = variable + " = " + read(field.shape()) + ";";
        if (bit < 0) {
            text.line(3, start + reads);
        } else {
            text.line(3, start + "{")
                    .line(4, reads)
                    .line(4, "seen |= 1L << " + bit + ";")
                    .line(3, "}");
        }
    }

    private void end(List<Field> needed) {
        if (needed.isEmpty()) {
            return;
        }
        final String all = needed.size() == Long.SIZE ? "-1L" : ((1L << needed.size()) - 1) + "L";
        text.line(1, "if (seen != " + all + ") {")
                .line(
                        2,
                        "throw in.missing(seen, "
                                + needed.stream()
                                        .map(field -> CodecText.quoted(field.name()))
                                        .collect(Collectors.joining(", "))
                                + ");")
                .line(1, "}");
    }

    private static boolean mayBeAbsent(Shape shape) {
        return shape instanceof Maybe || shape instanceof One one && one.nullable();
    }

    private static String empty(Shape shape) {
        if (shape instanceof Maybe) {
            return "Optional.empty()";
        } else if (shape.type().equals("boolean")) {
            return "false";
        }
        final boolean number = shape instanceof One one
                && Set.of("byte", "short", "char", "int", "long", "float", "double")
                        .contains(one.type());
        return number ? "0" : "null";
    }

    /** An expression that reads a value and goes on behind it. */
    private String read(Shape shape) {
        if (shape instanceof One one) {
            final String value = "in." + one.basic().json();
            return one.nullable() ? "in.isNull() ? null : " + value : value;
        } else if (shape instanceof Constant constant) {
            return "in.value(text -> Texts.constantOf(" + constant.type() + ".class, text))";
        } else if (shape instanceof Maybe maybe) {
            return "in.isNull() ? Optional.empty() : Optional.of(" + read(maybe.inner()) + ")";
        } else if (shape instanceof Many many) {
            return (many.isSet() ? "in.set(() -> " : "in.list(() -> ") + read(many.element()) + ")";
        } else if (shape instanceof Mapped mapped) {
            return "in.map(() -> " + read(mapped.value()) + ")";
        }
        return method("read", shape.type()) + "(in)";
    }
}
