package io.millrace.engine.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.net.TestReceiver;
import io.millrace.engine.net.TestWorker;
import io.millrace.engine.runtime.SinkConnector;
import io.millrace.engine.runtime.SourceConnector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandardStreamsTest {
    private final TestWorker worker = new TestWorker();
    private final FileConnectors connectors = new FileConnectors();

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void readsLinesOfStandardInputToItsEnd() throws Exception {
        worker.standardIn = new ByteArrayInputStream("one\ntwo\nlast".getBytes(StandardCharsets.UTF_8));
        final TestReceiver receiver = new TestReceiver();
        final SourceConnector source = open(receiver);

        worker.until("it has ended", source::ended);

        assertThat(receiver.frames).containsExactly("one", "two", "last");
    }

    @Test
    void whatCameAfterADeploymentStoppedGoesToTheNext() throws Exception {
        final PipedOutputStream keyboard = new PipedOutputStream();
        worker.standardIn = new PipedInputStream(keyboard);
        final TestReceiver first = new TestReceiver();
        final SourceConnector one = open(first);
        keyboard.write("one\n".getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        worker.until("the first line is there", () -> first.frames.size() == 1);
        one.stopReading();
        worker.until("the first has ended", one::ended);
        one.close();

        keyboard.write("two\n".getBytes(StandardCharsets.UTF_8));
        keyboard.close();
        final TestReceiver second = new TestReceiver();
        final SourceConnector other = open(second);
        worker.until("the second has ended", other::ended);

        assertThat(first.frames).containsExactly("one");
        assertThat(second.frames).containsExactly("two");
    }

    @Test
    void namesTheFramesAndTheHalfOneThatAreLostWhenItIsClosedTooSoon() throws Exception {
        worker.standardIn = new ByteArrayInputStream("one\ntwo\nthree\nhal".getBytes(StandardCharsets.UTF_8));
        final TestReceiver receiver = new TestReceiver();
        receiver.room = 1;
        final SourceConnector source = open(receiver);
        worker.until("there is room for no more", () -> receiver.frames.size() == 1);

        assertThat(source.unread()).isEqualTo(2);
        source.close();

        assertThat(source.halfFrames()).isEqualTo(1);
        assertThat(receiver.frames).containsExactly("one");
    }

    @Test
    void doesNotHoldUpTheWorkerWhileNothingIsTyped() throws Exception {
        worker.standardIn = new PipedInputStream(new PipedOutputStream());
        final SourceConnector source = open(new TestReceiver());

        assertThat(source.poll(10)).isZero();
        source.stopReading();
        worker.until("it has ended", source::ended);
    }

    @Test
    void writesMessagesToStandardOutput() throws Exception {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        worker.standardOut = out;
        final SinkConnector sink = openSink();
        TestWorker.write(sink, "one\n");
        TestWorker.write(sink, "two\n");

        worker.until("all is written", () -> sink.pending() == 0);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n");
    }

    @Test
    void keepsMessagesThatNobodyReadsAndSaysWhy() throws Exception {
        worker.standardOut = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        final SinkConnector sink = openSink();
        TestWorker.write(sink, "one\n");

        worker.until("it is told", () -> !sink.link().up());

        assertThat(sink.pending()).isEqualTo(1);
        assertThat(sink.link().text()).isEqualTo("can't write to standard output: Broken pipe, next try in 1 s");
        assertThat(worker.troubles)
                .containsExactly("out: can't write: Broken pipe; it is tried again [standard output]");
    }

    private SourceConnector open(TestReceiver receiver) throws Exception {
        final SourceConnector source = connectors.sources().get("stdin").get();
        source.open(worker.context("in", "stdin"), receiver);
        worker.add(source);
        return source;
    }

    private SinkConnector openSink() throws Exception {
        final SinkConnector sink = connectors.sinks().get("stdout").get();
        sink.open(worker.context("out", "stdout"));
        worker.add(sink);
        return sink;
    }
}
