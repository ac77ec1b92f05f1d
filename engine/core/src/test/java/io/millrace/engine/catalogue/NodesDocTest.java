package io.millrace.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Setting.ShownWhen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/nodes.md} is written from the catalogue: run with {@code -Dmillrace.regenerate=true} to renew it. */
class NodesDocTest {
    private static final Path DOC = Path.of("../../docs/nodes.md");

    @Test
    void thePageSaysWhatTheCatalogueSays() throws Exception {
        final String page = page(Catalogue.standard());
        if (Boolean.getBoolean("millrace.regenerate")) {
            Files.writeString(DOC, page);
        }

        assertThat(DOC).hasContent(page);
    }

    private static String page(Catalogue catalogue) {
        return "# Nodes\n\nEvery kind of node, with its code and its settings. A setting is given in the window, with\n"
                + "`--set node.setting=value`, or in the environment as `MILLRACE_NODE_SETTING`.\n\n"
                + "A node with `on-error` has an error port, `node:errors`: with `dead-letter`, a message that fails"
                + " leaves by it as a\n`Failed` of that message, with the error, the node, the line and the time. Of a"
                + " source that decodes, the message is\nthe frame's bytes; of a sink, what could not be encoded.\n\n"
                + catalogue.kinds().stream().map(NodesDocTest::kind).collect(Collectors.joining("\n"));
    }

    private static String kind(NodeKind kind) {
        return "## " + kind.label() + " (`" + kind.id() + "`)\n\n" + kind.doc() + "\n\n" + code(kind) + settings(kind);
    }

    private static String code(NodeKind kind) {
        if (kind.code().isEmpty()) {
            return "";
        }
        return "Code: "
                + kind.code().stream()
                        .map(slot -> "`" + slot.role().id() + "`" + (slot.required() ? "" : " (optional)"))
                        .collect(Collectors.joining(", "))
                + ".\n\n";
    }

    private static String settings(NodeKind kind) {
        if (kind.settings().isEmpty()) {
            return "";
        }
        return "| Setting | Takes | Default | |\n|---|---|---|---|\n"
                + kind.settings().stream().map(NodesDocTest::row).collect(Collectors.joining());
    }

    private static String row(Setting setting) {
        final String standard = setting.mustBeGiven()
                ? "must be given"
                : setting.defaultValue().isEmpty() ? "empty" : "`" + setting.defaultValue() + "`";
        return "| `" + setting.name() + "` | " + SettingValues.expected(setting.type()) + " | " + standard + " | "
                + setting.doc()
                + setting.traits().shownWhen().map(NodesDocTest::condition).orElse("") + " |\n";
    }

    private static String condition(ShownWhen shown) {
        return " Only when " + shown.setting() + " is `" + String.join("` or `", shown.values()) + "`.";
    }
}
