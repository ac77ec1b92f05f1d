package io.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectWriter;
import io.millrace.app.snippet.Drawing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files through projects that hold no code but a record. */
final class CodecRunTest {
    private static final String TYPES = "record Vote(String letter, int count, Optional<String> note) {}\n";

    @TempDir
    private Path folder;

    private CommandLineHost project(String data, Map<String, String> source, Map<String, String> sink)
            throws Exception {
        final Path file = Files.writeString(folder.resolve("data.txt"), data);
        final Map<String, String> in = new java.util.HashMap<>(source);
        in.put("path", file.toString());
        final Project project = Drawing.empty()
                .types(TYPES)
                .put("in", "file-source", in, Optional.empty())
                .put("out", "stdout", sink, Optional.empty())
                .path("in", "out")
                .project();
        ProjectWriter.write(project, folder.resolve("app"), Optional.empty());
        return new CommandLineHost(folder.resolve("home"));
    }

    @Test
    void csvComesOutAsJson() throws Exception {
        final CommandLineHost host = project(
                "\uFEFFletter;count;note\r\nA;5;\"x; \"\"y\"\"\"\r\n\r\nB;-6;\r\n",
                Map.of("decode-as", "csv", "type", "Vote", "separator", "semicolon"),
                Map.of("encode-as", "json"));

        assertThat(host.run("run", folder.resolve("app"), "--trust")).isZero();
        assertThat(host.outLines())
                .containsExactly(
                        "{\"letter\":\"A\",\"count\":5,\"note\":\"x; \\\"y\\\"\"}",
                        "{\"letter\":\"B\",\"count\":-6,\"note\":null}");
    }

    @Test
    void jsonComesOutAsCsv() throws Exception {
        final CommandLineHost host = project(
                "{\"letter\":\"A\",\"count\":5,\"note\":\"x, y\"}\n{\"count\":6,\"letter\":\"B\"}\n",
                Map.of("decode-as", "json", "type", "Vote"),
                Map.of("encode-as", "csv", "columns", "note,letter"));

        assertThat(host.run("run", folder.resolve("app"), "--trust")).isZero();
        assertThat(host.outLines()).containsExactly("\"x, y\",A", ",B");
    }

    @Test
    void whatIsBadIsCountedAndSaidWithItsField() throws Exception {
        final CommandLineHost host = project(
                "{\"letter\":\"A\",\"count\":5}\n{\"letter\":\"B\",\"count\":\"many\"}\n",
                Map.of("decode-as", "json", "type", "Vote"),
                Map.of("encode-as", "text"));

        host.run("run", folder.resolve("app"), "--trust");

        assertThat(host.outLines()).containsExactly("Vote[letter=A, count=5, note=Optional.empty]");
        assertThat(host.err()).contains("count: \"many\" where a whole number is needed");
    }

    @Test
    void aTypeThatIsNotThereIsAProblemOfTheSetting() throws Exception {
        final CommandLineHost host =
                project("", Map.of("decode-as", "json", "type", "Votes"), Map.of("encode-as", "text"));

        assertThat(host.run("check", folder.resolve("app"))).isEqualTo(1);
        assertThat(host.out() + host.err())
                .contains("there is no type Votes among the shared types")
                .contains("Did you mean Vote?");
    }
}
