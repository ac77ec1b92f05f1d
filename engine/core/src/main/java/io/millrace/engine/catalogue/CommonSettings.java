package io.millrace.engine.catalogue;

import io.millrace.engine.catalogue.SettingType.Option;
import io.millrace.engine.catalogue.SettingType.TcpPort;
import java.util.List;

/** Settings that several kinds have. */
final class CommonSettings {
    private CommonSettings() {}

    static SettingBuilder onError() {
        return SettingBuilder.choice(ErrorPolicy.SETTING, ErrorPolicy.SKIP.id(), ErrorPolicy.options())
                .label("On error")
                .doc("What happens when code throws: the message is counted and skipped, or leaves by the error port, "
                        + "or the deployment stops.")
                .change(Change.REDEPLOY)
                .advanced();
    }

    /** For steps that remember nothing. */
    static SettingBuilder parallel() {
        return SettingBuilder.flag("parallel", false)
                .doc("Spreads the messages over all workers, for work that takes long: their order is given up here.")
                .change(Change.REDEPLOY)
                .advanced();
    }

    /** For steps that remember nothing and wait for something outside. */
    static List<SettingBuilder> blocking() {
        return List.of(
                SettingBuilder.whole("blocking", 0, 0, 1000)
                        .doc("Threads of its own for calls that wait, as for a database; with 0 the workers make them,"
                                + " and nothing in them may wait.")
                        .change(Change.REDEPLOY)
                        .advanced(),
                SettingBuilder.whole("in-flight", 64, 1, 1_000_000)
                        .label("Calls in flight")
                        .doc("With threads of its own: calls at most that are under way at once.")
                        .change(Change.REDEPLOY)
                        .advanced(),
                SettingBuilder.flag("unordered", false)
                        .doc("With threads of its own: a result goes on as soon as it is there, not in the order of the"
                                + " messages.")
                        .change(Change.REDEPLOY)
                        .advanced());
    }

    static SettingBuilder host(String doc) {
        return SettingBuilder.text("host", "127.0.0.1").doc(doc);
    }

    static SettingBuilder port(int defaultPort, boolean zeroAllowed, String doc) {
        return SettingBuilder.of("port", new TcpPort(zeroAllowed), Integer.toString(defaultPort))
                .doc(doc);
    }

    static SettingBuilder path(String doc) {
        return SettingBuilder.file("path").label("File").doc(doc);
    }

    /** How bytes become frames: the same settings for every source that reads bytes. */
    static List<SettingBuilder> framing(String defaultFraming) {
        return List.of(
                SettingBuilder.choice(
                                "framing",
                                defaultFraming,
                                new Option("u8", "1-byte length"),
                                new Option("u16", "2-byte length"),
                                new Option("u32", "4-byte length"),
                                new Option("u64", "8-byte length"),
                                new Option("lines", "Lines"),
                                new Option("delimiter", "Delimiter"),
                                new Option("fixed", "Fixed length"))
                        .doc(
                                "How bytes become frames: a big-endian length before each, lines, a delimiter, or a fixed length."),
                SettingBuilder.of("delimiter", new SettingType.Escaped(), "\\0")
                        .doc("The bytes that end a frame, such as ; or \\t or \\x1f.")
                        .shownWhen("framing", "delimiter"),
                SettingBuilder.bytes("frame-size", "16", "1", "1Gi")
                        .doc("Bytes in each frame.")
                        .shownWhen("framing", "fixed"),
                SettingBuilder.bytes("max-frame", "16Mi", "1", "1Gi")
                        .label("Largest frame")
                        .doc("A longer frame is refused: a connection is closed with an error, a file ends there.")
                        .advanced());
    }
}
