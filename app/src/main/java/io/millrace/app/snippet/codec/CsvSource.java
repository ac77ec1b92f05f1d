package io.millrace.app.snippet.codec;

import io.millrace.app.snippet.codec.Shape.Constant;
import io.millrace.app.snippet.codec.Shape.Field;
import io.millrace.app.snippet.codec.Shape.Maybe;
import io.millrace.app.snippet.codec.Shape.One;
import io.millrace.app.snippet.codec.Shape.Whole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes decoders and encoders of CSV. */
final class CsvSource {
    private static final Set<String> TAKEN = Set.of("in", "line", "text");

    private final Whole whole;
    private final Layout layout;
    private final CodecText text = new CodecText();

    private CsvSource(Whole whole, Layout layout) {
        this.whole = whole;
        this.layout = layout;
    }

    /**
     * How a line is built.
     *
     * @param separator as a literal's inside
     * @param columns names of the columns
     * @param skipsHeader a line that repeats the names is no message
     */
    record Layout(String separator, List<String> columns, boolean skipsHeader) {
        Layout {
            columns = List.copyOf(columns);
        }
    }

    static String reads(Whole whole, Layout layout) {
        return new CsvSource(whole, layout).reads();
    }

    static String writes(Whole whole, Layout layout, Ending ending) {
        return new CsvSource(whole, layout).writes(ending);
    }

    private String reads() {
        final String type = whole.root().type();
        final List<Field> fields = whole.fields(whole.root());
        final List<String> names = fields.stream().map(Field::name).toList();
        final Map<String, String> variables = CodecText.variables(names, TAKEN);
        final String columns = layout.columns().stream().map(CodecText::quoted).collect(Collectors.joining(", "));
        text.line(0, "import io.millrace.codec.CsvIn;")
                .line(0, "import io.millrace.codec.Texts;")
                .blank()
                .line(0, type + " decode(String line) {")
                .line(1, "CsvIn in = CsvIn.read(line, '" + layout.separator() + "', " + columns + ");")
                .line(1, "if (in == null" + (layout.skipsHeader() ? " || in.isHeader()" : "") + ") {")
                .line(2, "return null;")
                .line(1, "}");
        fields.forEach(field ->
                text.line(1, field.shape().type() + " " + variables.get(field.name()) + " = " + read(field) + ";"));
        text.line(
                        1,
                        "return new " + type + "("
                                + names.stream().map(variables::get).collect(Collectors.joining(", ")) + ");")
                .line(0, "}");
        return text.toString();
    }

    private String read(Field field) {
        final int column = layout.columns().indexOf(field.name());
        final Shape shape = field.shape();
        if (shape instanceof Maybe maybe) {
            return column < 0 ? "Optional.empty()" : "in.optional(" + column + ", " + parser(maybe.inner()) + ")";
        } else if (shape instanceof One one && one.nullable()) {
            return column < 0 ? "null" : "in.orNull(" + column + ", " + parser(shape) + ")";
        }
        return shape instanceof One one && one.basic() == Basic.TEXT
                ? "in.text(" + column + ")"
                : "in.value(" + column + ", " + parser(shape) + ")";
    }

    private static String parser(Shape shape) {
        return shape instanceof Constant constant
                ? "text -> Texts.constantOf(" + constant.type() + ".class, text)"
                : shape instanceof One one ? one.basic().parser() : "";
    }

    private String writes(Ending ending) {
        text.line(0, "import io.millrace.codec.CsvOut;")
                .blank()
                .line(0, "void encode(" + whole.root().type() + " out, ByteBuffer into) {");
        ending.before().forEach(line -> text.line(1, line));
        text.line(1, "CsvOut line = new CsvOut('" + layout.separator() + "');");
        layout.columns().forEach(column -> text.line(1, "line.add(out." + column + "());"));
        text.line(1, "line.writeTo(into);");
        ending.after().forEach(line -> text.line(1, line));
        return text.line(0, "}").toString();
    }
}
