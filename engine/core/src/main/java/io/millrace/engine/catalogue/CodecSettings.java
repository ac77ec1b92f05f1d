package io.millrace.engine.catalogue;

import io.millrace.engine.catalogue.SettingType.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How bytes become messages and messages bytes where nobody writes code for it: the code is made of these settings. */
public final class CodecSettings {
    public static final String DECODE_AS = "decode-as";
    public static final String ENCODE_AS = "encode-as";
    /** The value of both for code that the user writes. */
    public static final String CODE = "code";

    public static final String TEXT = "text";
    public static final String CSV = "csv";
    public static final String JSON = "json";
    public static final String BYTES = "bytes";
    /** Name of the setting that names a record. */
    public static final String TYPE = "type";

    public static final String SEPARATOR = "separator";
    public static final String COLUMNS = "columns";
    public static final String HEADER = "skip-header";
    public static final String FRAMED_AS = "framed-as";

    private static final String[] ALL = {TEXT, CSV, JSON, "int32", "int64", "float32", "float64", BYTES};

    private CodecSettings() {}

    /**
     * Whether a node's code of a role is made of its settings.
     *
     * @param settings value of a setting by name; empty where the node's kind has no such setting
     */
    public static boolean makes(Role role, UnaryOperator<String> settings) {
        final String format = settings.apply(role == Role.DECODE ? DECODE_AS : ENCODE_AS);
        return (role == Role.DECODE || role == Role.ENCODE) && !format.isEmpty() && !format.equals(CODE);
    }

    /** Names of all of them. */
    public static List<String> names() {
        return List.of(DECODE_AS, ENCODE_AS, TYPE, SEPARATOR, COLUMNS, HEADER, FRAMED_AS);
    }

    static List<SettingBuilder> decoding() {
        return List.of(
                format(DECODE_AS, "How a frame becomes a message; Code is the node's own decoder."),
                SettingBuilder.text(TYPE, "")
                        .doc("The record among the shared types that each message is.")
                        .change(Change.CODE)
                        .shownWhen(DECODE_AS, CSV, JSON),
                separator(DECODE_AS),
                columns(
                        DECODE_AS,
                        "Names of the data's columns in their order, such as time,symbol,,price; each field of"
                                + " the record is found by its name. Empty means the fields in their order."),
                SettingBuilder.flag(HEADER, true)
                        .label("Skip header")
                        .doc("A line that repeats the names of the columns is no message.")
                        .change(Change.CODE)
                        .shownWhen(DECODE_AS, CSV));
    }

    static List<SettingBuilder> encoding() {
        return List.of(
                format(ENCODE_AS, "How a message becomes bytes; Code is the node's own encoder."),
                SettingBuilder.of(TYPE, new SettingType.Text(true), "")
                        .doc("The record among the shared types that is taken; empty takes what comes in.")
                        .change(Change.CODE)
                        .shownWhen(ENCODE_AS, CSV, JSON),
                separator(ENCODE_AS),
                columns(ENCODE_AS, "The fields to write, in their order, such as symbol,price. Empty means all."),
                SettingBuilder.choice(
                                FRAMED_AS,
                                "usual",
                                new Option("usual", "As is usual"),
                                new Option("lines", "Lines"),
                                new Option("u32", "Length of 4 bytes, then the message"),
                                new Option("none", "As it is"))
                        .label("Framed as")
                        .doc(
                                "How messages are told apart; usual are lines for text, CSV and JSON, a length before others.")
                        .change(Change.CODE)
                        .shownWhen(ENCODE_AS, ALL));
    }

    private static SettingBuilder format(String name, String doc) {
        final List<Option> options = new ArrayList<>();
        options.add(new Option(CODE, "Code"));
        options.add(new Option(TEXT, "Text (UTF-8)"));
        options.add(new Option(CSV, "CSV, a record"));
        options.add(new Option(JSON, "JSON, a record"));
        options.add(new Option("int32", "Whole number, 32 bits"));
        options.add(new Option("int64", "Whole number, 64 bits"));
        options.add(new Option("float32", "Number, 32 bits"));
        options.add(new Option("float64", "Number, 64 bits"));
        options.add(new Option(BYTES, "Raw bytes"));
        return SettingBuilder.choice(name, CODE, options.toArray(Option[]::new))
                .doc(doc)
                .change(Change.CODE);
    }

    private static SettingBuilder separator(String format) {
        return SettingBuilder.choice(
                        SEPARATOR,
                        "comma",
                        new Option("comma", "Comma"),
                        new Option("semicolon", "Semicolon"),
                        new Option("tab", "Tab"),
                        new Option("bar", "Vertical bar"))
                .doc("What stands between columns.")
                .change(Change.CODE)
                .shownWhen(format, CSV);
    }

    private static SettingBuilder columns(String format, String doc) {
        return SettingBuilder.of(COLUMNS, new SettingType.Text(true), "")
                .doc(doc)
                .change(Change.CODE)
                .shownWhen(format, CSV);
    }
}
