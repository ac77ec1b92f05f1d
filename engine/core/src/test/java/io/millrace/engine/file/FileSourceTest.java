package io.millrace.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.framing.Framing;
import io.millrace.engine.net.TestReceiver;
import io.millrace.engine.net.TestWorker;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.SourceConnector;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest {
    @TempDir
    Path folder;

    private TestWorker worker;
    private final TestReceiver receiver = new TestReceiver();
    private final SourceConnector source =
            new FileConnectors().sources().get("file-source").get();

    @BeforeEach
    void begin() {
        worker = new TestWorker(folder);
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void readsLinesAndEndsWithTheLastEvenWithoutALineBreak() throws Exception {
        write("one\r\ntwo\n\nlast");
        open();

        worker.until("it has ended", source::ended);

        assertThat(receiver.frames).containsExactly("one", "two", "", "last");
        assertThat(source.halfFrames()).isZero();
        assertThat(worker.troubles).isEmpty();
        assertThat(source.link().text()).isEqualTo("read to its end: " + file());
        assertThat(worker.wakes).hasPositiveValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"u8", "u16", "u32", "u64", "delimiter", "fixed"})
    void readsEveryFraming(String framing) throws Exception {
        final Framing rule =
                Framing.from(name -> name.equals("framing") ? framing : name.equals("delimiter") ? ";" : "5");
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final List<String> payloads =
                IntStream.range(10_000, 60_000).mapToObj(Integer::toString).toList();
        payloads.forEach(payload -> out.writeBytes(rule.frame(payload.getBytes(StandardCharsets.UTF_8))));
        Files.write(file(), out.toByteArray());
        open("framing", framing, "delimiter", ";", "frame-size", "5");

        worker.until("it has ended", source::ended);

        assertThat(receiver.frames).isEqualTo(payloads);
        assertThat(worker.troubles).isEmpty();
    }

    @Test
    void readsFramesLargerThanItsBlocks() throws Exception {
        final String large = "x".repeat(1_000_000);
        write("a\n" + large + "\nb\n");
        open();

        worker.until("it has ended", source::ended);

        assertThat(receiver.frames).containsExactly("a", large, "b");
    }

    @Test
    void waitsWhileNobodyHasRoom() throws Exception {
        write("line\n".repeat(500_000));
        receiver.room = 3;
        open();
        worker.turnFor(50);
        assertThat(receiver.frames).hasSize(3);
        assertThat(source.ended()).isFalse();

        receiver.room = Integer.MAX_VALUE;
        worker.until("it has ended", source::ended);

        assertThat(receiver.frames).hasSize(500_000);
    }

    @Test
    void handsOverNoMoreThanTheBudget() throws Exception {
        write("line\n".repeat(100));
        receiver.room = 0;
        open();
        worker.turnFor(30);
        receiver.room = Integer.MAX_VALUE;

        assertThat(source.poll(7)).isEqualTo(7);
        assertThat(receiver.frames).hasSize(7);
    }

    @Test
    void reportsHalfAFrameAtTheEnd() throws Exception {
        write("\0\0\0\2ab\0\0\0\5xy");
        open("framing", "u32");

        worker.until("it has ended", source::ended);

        assertThat(receiver.frames).containsExactly("ab");
        assertThat(source.halfFrames()).isEqualTo(1);
        assertThat(worker.troubles)
                .containsExactly("in: it ended in the middle of a frame: 6 bytes were not used [" + file() + "]");
    }

    @Test
    void endsAtAFrameThatIsTooLarge() throws Exception {
        write("good\n" + "x".repeat(200) + "\nlost\n");
        open("max-frame", "100");

        worker.until("it has ended", source::ended);

        assertThat(receiver.frames).containsExactly("good");
        assertThat(worker.troubles)
                .containsExactly("in: a frame does not end within 100 bytes (max-frame); nothing behind it can be read"
                        + " [byte 5]");
        assertThat(source.link().up()).isFalse();
    }

    @Test
    void followsWhatIsAppended() throws Exception {
        write("one\ntw");
        open("follow", "true");
        worker.until("the first is there", () -> receiver.frames.size() == 1);
        assertThat(source.link().text()).isEqualTo("following " + file());

        Files.writeString(file(), "o\nthree\n", StandardOpenOption.APPEND);
        worker.until("the others are there", () -> receiver.frames.size() == 3);

        assertThat(receiver.frames).containsExactly("one", "two", "three");
        assertThat(source.ended()).isFalse();
    }

    @Test
    void followsAFileThatBeginsAnew() throws Exception {
        write("one, which is long\ntw");
        open("follow", "true");
        worker.until("the first is there", () -> receiver.frames.size() == 1);

        write("new\n");
        worker.until("the new is there", () -> receiver.frames.size() == 2);

        assertThat(receiver.frames).containsExactly("one, which is long", "new");
        assertThat(source.halfFrames()).isEqualTo(1);
        assertThat(worker.troubles).anyMatch(trouble -> trouble.contains("became shorter"));
    }

    @Test
    void followsTheFileThatTakesItsPlace() throws Exception {
        write("one\n");
        open("follow", "true");
        worker.until("the first is there", () -> receiver.frames.size() == 1);

        Files.writeString(folder.resolve("next"), "two\n");
        Files.move(file(), folder.resolve("old"));
        Files.move(folder.resolve("next"), file());
        worker.until("the second is there", () -> receiver.frames.size() == 2);

        assertThat(receiver.frames).containsExactly("one", "two");
    }

    @Test
    void handsOverWhatWasReadBeforeItStoppedButNoHalfLine() throws Exception {
        write("one\ntwo\nthr");
        receiver.room = 0;
        open("follow", "true");
        worker.turnFor(50);

        source.stopReading();
        receiver.room = Integer.MAX_VALUE;
        worker.until("it has ended", source::ended);

        assertThat(receiver.frames).containsExactly("one", "two");
        assertThat(source.link().text()).isEqualTo("reading stopped at byte 8 of " + file());
    }

    @Test
    void refusesWhatCannotBeRead() throws Exception {
        assertThatThrownBy(this::open)
                .isInstanceOf(DeploymentRefused.class)
                .hasMessage("in can't read " + file() + ": there is no such file");
        Files.createDirectory(file());
        assertThatThrownBy(this::open).hasMessage("in can't read " + file() + ": it is a folder");
    }

    private void open(String... settings) throws DeploymentRefused {
        final List<String> all = new ArrayList<>(List.of("path", "in.txt"));
        all.addAll(List.of(settings));
        source.open(worker.context("in", "file-source", all.toArray(String[]::new)), receiver);
        worker.add(source);
    }

    private Path file() {
        return folder.resolve("in.txt");
    }

    private void write(String text) throws Exception {
        Files.writeString(file(), text);
    }
}
