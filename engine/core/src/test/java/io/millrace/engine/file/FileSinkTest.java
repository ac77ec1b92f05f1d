package io.millrace.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.millrace.engine.net.TestWorker;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.SinkConnector;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    private TestWorker worker;
    private final SinkConnector sink =
            new FileConnectors().sinks().get("file-sink").get();

    @BeforeEach
    void begin() {
        worker = new TestWorker(folder);
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void addsToAFile() throws Exception {
        Files.writeString(file(), "old\n");
        open("path", "out.txt");
        TestWorker.write(sink, "new\n");

        worker.until("all is written", () -> sink.pending() == 0);

        assertThat(file()).hasContent("old\nnew\n");
        assertThat(sink.link().text()).isEqualTo("writing to " + file());
    }

    @Test
    void startsEmptyWhenAsked() throws Exception {
        Files.writeString(file(), "something long that was there\n");
        open("path", "out.txt", "append", "false");
        TestWorker.write(sink, "new\n");

        worker.until("all is written", () -> sink.pending() == 0);

        assertThat(file()).hasContent("new\n");
    }

    @Test
    void writesManyMessagesSmallAndLargeInOrder() throws Exception {
        open("path", "out.txt");
        final StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            final String message = i % 10_000 == 0 ? "x".repeat(100_000) + "\n" : i + "\n";
            worker.until("there is room", sink::hasRoom);
            TestWorker.write(sink, message);
            expected.append(message);
        }

        worker.until("all is written", () -> sink.pending() == 0);

        assertThat(Files.readString(file()).contentEquals(expected)).isTrue();
    }

    @Test
    void keepsMessagesWhileTheDiskIsFullAndTakesNoMoreThanItHasRoomFor() throws Exception {
        assumeThat(FULL).exists();
        open("path", FULL.toString());
        int written = 0;
        while (sink.hasRoom()) {
            TestWorker.write(sink, "x".repeat(1_000));
            written++;
            sink.flush();
        }
        worker.until("it is told", () -> !worker.troubles.isEmpty());

        assertThat(sink.pending()).isEqualTo(written);
        assertThat(written).isLessThan(5_000);
        assertThat(sink.link().up()).isFalse();
        assertThat(sink.link().text()).startsWith("can't write to /dev/full: ").endsWith(", next try in 1 s");
        worker.turnFor(1_100);
        assertThat(worker.troubles).hasSize(1);
    }

    @Test
    void refusesWhatCannotBeWritten() throws Exception {
        assertThatThrownBy(() -> open("path", "no-folder/out.txt"))
                .isInstanceOf(DeploymentRefused.class)
                .hasMessage("out can't write " + folder.resolve("no-folder/out.txt") + ": there is no folder "
                        + folder.resolve("no-folder"));
        assertThatThrownBy(() -> open("path", "")).hasMessageContaining("it is a folder");
    }

    @Test
    void refusesAFolderThatMayNotBeWritten() throws Exception {
        final Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeThat(locked.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(locked)).as("not the super-user").isFalse();

        assertThatThrownBy(() -> open("path", "locked/out.txt")).hasMessageContaining("permission denied");
    }

    private void open(String... settings) throws DeploymentRefused {
        sink.open(worker.context("out", "file-sink", settings));
        worker.add(sink);
    }

    private Path file() {
        return folder.resolve("out.txt");
    }
}
