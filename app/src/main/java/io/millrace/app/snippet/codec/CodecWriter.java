package io.millrace.app.snippet.codec;

import io.millrace.app.snippet.codec.CsvSource.Layout;
import io.millrace.app.snippet.codec.Shape.Constant;
import io.millrace.app.snippet.codec.Shape.Field;
import io.millrace.app.snippet.codec.Shape.Fields;
import io.millrace.app.snippet.codec.Shape.Many;
import io.millrace.app.snippet.codec.Shape.Mapped;
import io.millrace.app.snippet.codec.Shape.Maybe;
import io.millrace.app.snippet.codec.Shape.One;
import io.millrace.app.snippet.codec.Shape.Unknown;
import io.millrace.app.snippet.codec.Shape.Whole;
import io.millrace.engine.catalogue.CodecSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Writes the code of one decoder or encoder from its node's settings and the type of its messages. */
public final class CodecWriter {
    private static final Map<String, String> SEPARATORS =
            Map.of("comma", ",", "semicolon", ";", "tab", "\\t", "bar", "|");
    private static final int MOST_FIELDS = Long.SIZE;

    private final UnaryOperator<String> settings;
    private final Whole whole;
    private final List<Complaint> complaints = new ArrayList<>();

    private CodecWriter(UnaryOperator<String> settings, Whole whole) {
        this.settings = settings;
        this.whole = whole;
    }

    /**
     * What came of it.
     *
     * @param text a snippet; empty when there are complaints
     */
    public record Made(String text, List<Complaint> complaints) {
        public Made {
            complaints = List.copyOf(complaints);
        }
    }

    /** What is wrong with a setting. */
    public record Complaint(String setting, String message, String advice) {}

    /** Whether code of this format depends on a type. */
    public static boolean needsType(String format) {
        return format.equals(CodecSettings.CSV) || format.equals(CodecSettings.JSON);
    }

    /** A decoder of a format that has a type of its own. */
    public static Made decoder(String format) {
        return new Made(PlainSource.reads(format), List.of());
    }

    /** A decoder of CSV or JSON. */
    public static Made decoder(UnaryOperator<String> settings, Whole whole) {
        final CodecWriter writer = new CodecWriter(settings, whole);
        return writer.made(settings.apply(CodecSettings.DECODE_AS), CodecSettings.TYPE, () -> writer.decoder());
    }

    /** An encoder of a format that takes a type of its own. */
    public static Made encoder(UnaryOperator<String> settings) {
        final String format = settings.apply(CodecSettings.ENCODE_AS);
        return new Made(PlainSource.writes(format, ending(settings, format)), List.of());
    }

    /** An encoder of CSV or JSON. */
    public static Made encoder(UnaryOperator<String> settings, Whole whole) {
        final CodecWriter writer = new CodecWriter(settings, whole);
        final String blamed =
                settings.apply(CodecSettings.TYPE).isBlank() ? CodecSettings.ENCODE_AS : CodecSettings.TYPE;
        return writer.made(settings.apply(CodecSettings.ENCODE_AS), blamed, () -> writer.encoder());
    }

    private Made made(String format, String blamed, java.util.function.Supplier<String> source) {
        if (format.equals(CodecSettings.CSV)) {
            fitsCsv(blamed);
        } else {
            fitsJson(blamed);
        }
        final String text = complaints.isEmpty() ? source.get() : "";
        return new Made(complaints.isEmpty() ? text : "", complaints);
    }

    private String decoder() {
        if (settings.apply(CodecSettings.DECODE_AS).equals(CodecSettings.JSON)) {
            return JsonReadSource.of(whole);
        }
        final List<String> columns = columns();
        whole.fields(whole.root()).stream()
                .filter(field -> !mayBeAbsent(field.shape()) && !columns.contains(field.name()))
                .forEach(field -> complaints.add(new Complaint(
                        CodecSettings.COLUMNS,
                        "the column " + field.name() + ", which " + whole.root().type() + " needs, is not among them",
                        "Name each column of the data, in order.")));
        return CsvSource.reads(
                whole,
                new Layout(
                        separator(),
                        columns,
                        settings.apply(CodecSettings.HEADER).equals("true")));
    }

    private String encoder() {
        final Ending ending = ending(settings, settings.apply(CodecSettings.ENCODE_AS));
        if (settings.apply(CodecSettings.ENCODE_AS).equals(CodecSettings.JSON)) {
            return JsonWriteSource.of(whole, ending);
        }
        final List<String> columns = columns();
        final List<String> names =
                whole.fields(whole.root()).stream().map(Field::name).toList();
        columns.stream()
                .filter(column -> !names.contains(column))
                .forEach(column -> complaints.add(new Complaint(
                        CodecSettings.COLUMNS,
                        whole.root().type() + " has no field " + column,
                        "Its fields are " + String.join(", ", names) + ".")));
        return CsvSource.writes(whole, new Layout(separator(), columns, false), ending);
    }

    private List<String> columns() {
        final String given = settings.apply(CodecSettings.COLUMNS);
        return given.isBlank()
                ? whole.fields(whole.root()).stream().map(Field::name).toList()
                : Arrays.stream(given.split(",", -1)).map(String::strip).toList();
    }

    private String separator() {
        return SEPARATORS.getOrDefault(settings.apply(CodecSettings.SEPARATOR), ",");
    }

    private static Ending ending(UnaryOperator<String> settings, String format) {
        return switch (settings.apply(CodecSettings.FRAMED_AS)) {
            case "lines" -> Ending.LINE;
            case "u32" -> Ending.U32;
            case "none" -> Ending.NONE;
            default -> List.of("text", "csv", "json").contains(format) ? Ending.LINE : Ending.U32;
        };
    }

    private static boolean mayBeAbsent(Shape shape) {
        return shape instanceof Maybe || shape instanceof One one && one.nullable();
    }

    private void fitsCsv(String blamed) {
        final String type = whole.root().type();
        if (!(whole.root() instanceof Fields) || whole.fields(whole.root()).isEmpty()) {
            complaints.add(new Complaint(
                    blamed, type + " is no record with fields, so it has no columns", "Use a record, or code."));
            return;
        }
        for (final Field field : whole.fields(whole.root())) {
            final Shape shape = field.shape() instanceof Maybe maybe ? maybe.inner() : field.shape();
            if (!(shape instanceof One) && !(shape instanceof Constant)) {
                complaints.add(new Complaint(
                        blamed,
                        type + "." + field.name() + " has the type "
                                + field.shape().type() + ", which fits no column of CSV",
                        "Use JSON, or code."));
            }
        }
    }

    private void fitsJson(String blamed) {
        unknown(whole.root())
                .ifPresent(type -> complaints.add(
                        new Complaint(blamed, "no way is known between JSON and " + type, "Use a record, or code.")));
        whole.records().forEach((record, fields) -> {
            fields.forEach(field -> unknown(field.shape())
                    .ifPresent(type -> complaints.add(new Complaint(
                            blamed,
                            record + "." + field.name() + ": no way is known between JSON and " + type,
                            "Use another type, or code."))));
            if (fields.size() > MOST_FIELDS) {
                complaints.add(new Complaint(
                        blamed, record + " has more than " + MOST_FIELDS + " fields", "Put some into a record."));
            }
        });
    }

    private static Optional<String> unknown(Shape shape) {
        if (shape instanceof Unknown unknown) {
            return Optional.of(unknown.type());
        }
        return Stream.of(shape)
                .flatMap(each -> {
                    if (each instanceof Maybe maybe) {
                        return Stream.of(maybe.inner());
                    } else if (each instanceof Many many) {
                        return Stream.of(many.element());
                    }
                    return each instanceof Mapped mapped ? Stream.of(mapped.value()) : Stream.<Shape>empty();
                })
                .map(CodecWriter::unknown)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
