package io.millrace.engine.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.topology.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileConnectorsTest {
    @TempDir
    Path folder;

    private final Application app = Application.named("files");

    @Test
    void namesEveryFileThatCannotBeReadOrWrittenAtOnce() throws Exception {
        from("in", "absent.txt").sink("out", Sinks.file(Path.of("absent/out.txt")), Sinks.line(n -> "" + n));

        assertThat(messages())
                .containsExactly(
                        "in can't read " + folder.resolve("absent.txt") + ": there is no such file",
                        "out can't write " + folder.resolve("absent/out.txt") + ": there is no folder "
                                + folder.resolve("absent"));
    }

    @Test
    void refusesToWriteTheFileThatItReads() throws Exception {
        Files.writeString(folder.resolve("same.txt"), "x\n");
        from("in", "same.txt").sink("out", Sinks.file(Path.of("./same.txt")), Sinks.line(n -> "" + n));

        assertThat(messages()).containsExactly("out would write the file that in reads: " + folder.resolve("same.txt"));
    }

    @Test
    void refusesTwoSinksOnOneFile() throws Exception {
        Files.writeString(folder.resolve("in.txt"), "x\n");
        final Pipeline<Integer> lines = from("in", "in.txt");
        lines.sink("one", Sinks.file(Path.of("out.txt")), Sinks.line(n -> "" + n));
        lines.sink("two", Sinks.file(Path.of("out.txt")), Sinks.line(n -> "" + n));

        assertThat(messages()).containsExactly("two and one would write the same file: " + folder.resolve("out.txt"));
    }

    @Test
    void refusesTwoReadersOfStandardInput() throws Exception {
        app.source("one", Sources.stdin(), frame -> 1).discard("end");
        app.source("two", Sources.stdin(), frame -> 1).discard("end-too");

        assertThat(messages()).containsExactly("two and one would both read standard input");
    }

    @Test
    void findsNothingWrongWithFilesThatAreThere() throws Exception {
        Files.writeString(folder.resolve("in.txt"), "x\n");
        from("in", "in.txt").sink("out", Sinks.file(Path.of("out.txt")), Sinks.line(n -> "" + n));

        assertThat(messages()).isEmpty();
        assertThat(folder.resolve("out.txt")).doesNotExist();
    }

    private Pipeline<Integer> from(String node, String path) {
        return app.source(node, Sources.file(Path.of(path)), frame -> frame.remaining());
    }

    private List<String> messages() throws Exception {
        return new FileConnectors()
                .check(app.plan(Layers.NONE, folder)).stream()
                        .map(Problem::message)
                        .toList();
    }
}
