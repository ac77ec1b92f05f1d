package io.millrace.engine.catalogue;

import java.util.List;

/** Where messages go. */
final class SinkKinds {
    private SinkKinds() {}

    static List<NodeKind> all() {
        return List.of(tcpSink(), fileSink(), stdout(), discard());
    }

    private static NodeKind tcpSink() {
        return writer("tcp-sink")
                .label("TCP out")
                .doc("Connects to a program and writes to it; connects again when the connection is lost.")
                .setting(CommonSettings.host("Address to connect to."))
                .setting(CommonSettings.port(7002, false, "Port to connect to."))
                .settings(CodecSettings.encoding())
                .setting(SettingBuilder.bytes("buffer", "4Mi", "64Ki", "1Gi")
                        .label("Unsent at most")
                        .doc("Bytes kept while the other side is slow or away; when full, sources wait.")
                        .advanced())
                .settings(TlsSettings.sink())
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind fileSink() {
        return writer("file-sink")
                .label("File out")
                .doc("Writes to a file.")
                .setting(CommonSettings.path("The file to write; relative paths start at the project folder."))
                .settings(CodecSettings.encoding())
                .setting(SettingBuilder.flag("append", true)
                        .doc("Adds to what the file has; otherwise the file starts empty at each run."))
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind stdout() {
        return writer("stdout")
                .label("Standard out")
                .doc("Writes to the program's standard output.")
                .settings(CodecSettings.encoding())
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind discard() {
        return NodeKindBuilder.named("discard", Category.SINK, Shape.SINK)
                .label("Discard")
                .doc("Counts messages and forgets them.")
                .input(new TypeRule.Exactly("java.lang.Object"))
                .build();
    }

    private static NodeKindBuilder writer(String id) {
        return NodeKindBuilder.named(id, Category.SINK, Shape.SINK)
                .code(Role.ENCODE)
                .input(new TypeRule.ParameterOf(Role.ENCODE));
    }
}
