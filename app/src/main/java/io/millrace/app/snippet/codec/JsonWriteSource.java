package io.millrace.app.snippet.codec;

import io.millrace.app.snippet.codec.Shape.Field;
import io.millrace.app.snippet.codec.Shape.Fields;
import io.millrace.app.snippet.codec.Shape.Many;
import io.millrace.app.snippet.codec.Shape.Mapped;
import io.millrace.app.snippet.codec.Shape.Maybe;
import io.millrace.app.snippet.codec.Shape.Whole;
import java.util.List;

/** Writes an encoder that writes JSON. */
final class JsonWriteSource {
    private final Whole whole;
    private final CodecText text = new CodecText();

    private JsonWriteSource(Whole whole) {
        this.whole = whole;
    }

    static String of(Whole whole, Ending ending) {
        return new JsonWriteSource(whole).source(ending);
    }

    private String source(Ending ending) {
        text.line(0, "import io.millrace.codec.JsonOut;")
                .blank()
                .line(0, "void encode(" + whole.root().type() + " out, ByteBuffer into) {");
        ending.before().forEach(line -> text.line(1, line));
        text.line(1, "JsonOut json = JsonOut.to(into);")
                .line(1, write("out", whole.root(), 0) + ";")
                .line(1, "json.finish();");
        ending.after().forEach(line -> text.line(1, line));
        text.line(0, "}");
        whole.records().keySet().stream().sorted().forEach(this::record);
        return text.toString();
    }

    private void record(String type) {
        final List<Field> fields = whole.fields(new Fields(type));
        text.blank()
                .line(
                        0,
                        "private void " + JsonReadSource.method("write", type) + "(" + type + " value, JsonOut json) {")
                .line(1, "if (value == null) {")
                .line(2, "json.value((Object) null);")
                .line(2, "return;")
                .line(1, "}")
                .line(1, "json.beginObject();");
        fields.forEach(field -> text.line(1, "json.name(" + CodecText.quoted(field.name()) + ");")
                .line(1, write("value." + field.name() + "()", field.shape(), 0) + ";"));
        text.line(1, "json.endObject();").line(0, "}");
    }

    /** An expression that writes a value. */
    private String write(String value, Shape shape, int depth) {
        final String each = depth == 0 ? "each" : "each" + (depth + 1);
        if (shape instanceof Fields fields) {
            return JsonReadSource.method("write", fields.type()) + "(" + value + ", json)";
        } else if (shape instanceof Maybe maybe) {
            return "json.optional(" + value + ", " + each + " -> " + write(each, maybe.inner(), depth + 1) + ")";
        } else if (shape instanceof Many many) {
            return "json.list(" + value + ", " + each + " -> " + write(each, many.element(), depth + 1) + ")";
        } else if (shape instanceof Mapped mapped) {
            return "json.map(" + value + ", " + each + " -> " + write(each, mapped.value(), depth + 1) + ")";
        }
        return "json.value(" + value + ")";
    }
}
