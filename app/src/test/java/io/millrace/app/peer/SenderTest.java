package io.millrace.app.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.project.Bytes;
import io.millrace.app.project.DataSet;
import io.millrace.engine.framing.Framing;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.runtime.NanoClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SenderTest {
    private static final NanoClock CLOCK = EngineOptions.standard().clock();
    private static final Duration LONG = Duration.ofSeconds(10);
    private ServerSocket program;

    @BeforeEach
    void listen() throws IOException {
        program = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        program.close();
    }

    @Test
    void rowsGoOutInTheFramingOfTheSourceAndTheConnectionEnds() throws Exception {
        final DataSet data = DataSet.text("readings.hex", "42480000\nc2200000\n");
        try (Sender sender = Sender.start(target(Framing.length(4)), SendPlan.once(data), CLOCK)) {
            assertThat(everything()).isEqualTo("0000000442480000" + "00000004c2200000");
            assertThat(sender.awaitFinished(LONG)).isTrue();
            final SenderView view = sender.view();
            assertThat(view.active()).isFalse();
            assertThat(view.sent()).isEqualTo(2);
            assertThat(view.bytes()).isEqualTo(16);
            assertThat(view.mode()).isEqualTo("once");
            assertThat(view.trouble()).isEmpty();
        }
    }

    @Test
    void textRowsBecomeLines() throws Exception {
        final DataSet data = DataSet.text("words.txt", "a b\n\nc");
        try (Sender sender = Sender.start(target(Framing.lines()), SendPlan.once(data), CLOCK)) {
            assertThat(everything()).isEqualTo(HexFormat.of().formatHex("a b\n\nc\n".getBytes("UTF-8")));
            assertThat(sender.view().sent()).isEqualTo(3);
        }
    }

    @Test
    void aRawStreamGoesOutAsItIsAndItsFramesAreCounted() throws Exception {
        final byte[] stream = HexFormat.of().parseHex("00000001aa" + "00000002bbcc" + "00000009dd");
        final DataSet data = new DataSet("half.bin", Bytes.of(stream));
        try (Sender sender = Sender.start(target(Framing.length(4)), SendPlan.once(data), CLOCK)) {
            assertThat(everything()).isEqualTo(HexFormat.of().formatHex(stream));
            assertThat(sender.awaitFinished(LONG)).isTrue();
            assertThat(sender.view().sent()).isEqualTo(2);
            assertThat(sender.view().bytes()).isEqualTo(16);
        }
    }

    @Test
    void eachConnectionSendsEverything() throws Exception {
        final DataSet data = DataSet.text("n.txt", "1\n2\n3\n");
        try (Sender sender = Sender.start(target(Framing.lines()), new SendPlan(data, false, 0, 20), CLOCK)) {
            for (int i = 0; i < 20; i++) {
                assertThat(everything()).isEqualTo("310a320a330a");
            }
            assertThat(sender.awaitFinished(LONG)).isTrue();
            assertThat(sender.view().sent()).isEqualTo(60);
            assertThat(sender.view().mode()).isEqualTo("once, 20 connections");
        }
    }

    @Test
    void aLoopAtARateGoesOnUntilItIsStopped() throws Exception {
        final DataSet data = DataSet.text("n.txt", "1\n2\n");
        try (Sender sender = Sender.start(target(Framing.lines()), new SendPlan(data, true, 200, 1), CLOCK);
                Socket socket = program.accept()) {
            socket.getInputStream().readNBytes(20);
            assertThat(sender.view().active()).isTrue();
            assertThat(sender.view().mode()).isEqualTo("loop, 200/s");
            sender.stop();
            final long sent = sender.view().sent();
            assertThat(20 + socket.getInputStream().readAllBytes().length).isEqualTo((int) sent * 2);
            assertThat(sender.view().active()).isFalse();
        }
    }

    @Test
    void stopsThoughTheOtherSideReadsNothing() throws Exception {
        final DataSet data = DataSet.text("long.txt", "x".repeat(1 << 20));
        final Sender sender = Sender.start(target(Framing.lines()), new SendPlan(data, true, 0, 1), CLOCK);
        try (Socket socket = program.accept()) {
            Eventually.until("it is under way", () -> sender.view().sent() > 0);
            sender.stop();
            Eventually.until("it has stopped", () -> !sender.view().active());
            assertThat(socket.isClosed()).isFalse();
        }
    }

    @Test
    void aLoopConnectsAgain() throws Exception {
        final DataSet data = DataSet.text("n.txt", "1\n");
        try (Sender sender = Sender.start(target(Framing.lines()), new SendPlan(data, true, 0, 1), CLOCK)) {
            try (Socket first = program.accept()) {
                first.getInputStream().readNBytes(2);
            }
            try (Socket second = program.accept()) {
                assertThat(second.getInputStream().readNBytes(2)).isEqualTo("1\n".getBytes("UTF-8"));
                assertThat(sender.view().active()).isTrue();
            }
        }
    }

    @Test
    void saysThatNothingListens() throws Exception {
        program.close();
        try (Sender sender =
                Sender.start(target(Framing.lines()), SendPlan.once(DataSet.text("n.txt", "1\n")), CLOCK)) {
            assertThat(sender.awaitFinished(LONG)).isTrue();
            assertThat(sender.view().trouble()).endsWith("refused, nothing listens there.");
        }
    }

    @Test
    void aBadRowIsNamedAndNothingIsSent() {
        final DataSet data = DataSet.text("readings.hex", "42480000\nxyz\n");
        assertThatThrownBy(() -> Sender.start(target(Framing.length(4)), SendPlan.once(data), CLOCK))
                .isInstanceOf(PeerRefused.class)
                .hasMessageContaining("readings.hex, row 2")
                .hasMessageContaining("Nothing was sent");
    }

    @Test
    void aPayloadThatNoFrameHoldsIsNamed() {
        final DataSet data = DataSet.text("long.txt", "x".repeat(300));
        assertThatThrownBy(() -> Sender.start(target(Framing.length(1)), SendPlan.once(data), CLOCK))
                .hasMessageContaining("long.txt, row 1: A payload of 300 bytes");
    }

    @Test
    void messagesBehindTheDecoderAreNotForSockets() {
        final DataSet data = DataSet.text("votes.messages.jsonl", "{}\n");
        assertThatThrownBy(() -> Sender.start(target(Framing.length(4)), SendPlan.once(data), CLOCK))
                .hasMessageContaining("votes.messages.jsonl")
                .hasMessageContaining("behind the decoder");
    }

    private Sender.Target target(Framing framing) {
        return new Sender.Target("in", "127.0.0.1", program.getLocalPort(), framing);
    }

    private String everything() throws IOException {
        try (Socket socket = program.accept()) {
            return HexFormat.of().formatHex(socket.getInputStream().readAllBytes());
        }
    }
}
