package io.millrace.engine.catalogue;

import java.util.List;

/** Where messages come from. */
final class SourceKinds {
    private SourceKinds() {}

    static List<NodeKind> all() {
        return List.of(tcpSource(), fileSource(), generator(), stdin());
    }

    private static NodeKind tcpSource() {
        return reader("tcp-source")
                .label("TCP in")
                .doc("Listens on a port; each connection is a stream of frames.")
                .setting(CommonSettings.host("Address to listen on; 0.0.0.0 listens to the whole network."))
                .setting(CommonSettings.port(7001, true, "Port to listen on; 0 takes a free one."))
                .settings(CommonSettings.framing("u32"))
                .settings(CodecSettings.decoding())
                .setting(SettingBuilder.whole("max-connections", 1024, 1, 100_000)
                        .label("Most connections")
                        .doc("Connections open at once; one more is closed at once with an error.")
                        .advanced())
                .settings(TlsSettings.source())
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind fileSource() {
        return reader("file-source")
                .label("File in")
                .doc("Reads a file from its beginning; the source ends with the file unless it follows it.")
                .setting(CommonSettings.path("The file to read; relative paths start at the project folder."))
                .settings(CommonSettings.framing("lines"))
                .settings(CodecSettings.decoding())
                .setting(SettingBuilder.flag("follow", false)
                        .doc("Waits at the end for what is appended, instead of ending."))
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind stdin() {
        return reader("stdin")
                .label("Standard in")
                .doc("Reads what is typed or piped into the program; ends with it.")
                .settings(CommonSettings.framing("lines"))
                .settings(CodecSettings.decoding())
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind generator() {
        return NodeKindBuilder.named("generator", Category.SOURCE, Shape.SOURCE)
                .label("Generator")
                .doc("Makes messages by itself, each from the one before; never ends.")
                .code(Role.GENERATE)
                .optionalCode(Role.TIMESTAMP)
                .output(new TypeRule.ResultOf(Role.GENERATE))
                .setting(SettingBuilder.whole("rate", 1000, 0, 100_000_000)
                        .doc("Messages per second; 0 makes as many as the rest can take."))
                .setting(CommonSettings.onError())
                .build();
    }

    /** A source of bytes: frames go through a decoder. */
    private static NodeKindBuilder reader(String id) {
        return NodeKindBuilder.named(id, Category.SOURCE, Shape.SOURCE)
                .code(Role.DECODE)
                .optionalCode(Role.TIMESTAMP)
                .output(new TypeRule.ResultOf(Role.DECODE));
    }
}
