package io.millrace.app.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.peer.ReceiverView.Split;
import io.millrace.app.project.Bytes;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.ProjectTest.RowFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReceiverTest {
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private Receiver receiver;

    @BeforeEach
    void listen() throws PeerRefused {
        receiver = Receiver.listen(
                new Receiver.Place("out", "127.0.0.1", 0),
                message -> heard.add(new String(message, StandardCharsets.UTF_8)));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void whenCloseReturnsItsPortCanBeListenedOn() throws PeerRefused {
        final int port = receiver.port();
        for (int i = 0; i < 200; i++) {
            receiver.close();
            receiver = Receiver.listen(new Receiver.Place("out", "127.0.0.1", port), message -> {});
        }
        assertThat(receiver.port()).isEqualTo(port);
    }

    @Test
    void textWithLineFeedsIsCutIntoLinesWhereverTheBytesPart() throws IOException {
        try (Socket socket = connect()) {
            for (final byte b : "122.000000\n-40.000000\n".getBytes(StandardCharsets.UTF_8)) {
                socket.getOutputStream().write(b);
            }
            untilMessages(2);
        }
        assertThat(receiver.view().split()).isEqualTo(Split.LINES);
        assertThat(texts()).containsExactly("122.000000", "-40.000000");
        assertThat(receiver.view().bytes()).isEqualTo(22);
        assertThat(heard).containsExactly("122.000000", "-40.000000");
    }

    @Test
    void lengthHeadersThatFitMakeFramesWithTheirHeaders() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "00000009 41 0000000000001534 00000009 41");
            untilMessages(1);
            send(socket, "0000000000002a68");
            untilMessages(2);
        }
        assertThat(receiver.view().split()).isEqualTo(Split.U32);
        assertThat(receiver.view().last())
                .containsExactly(bytes("00000009410000000000001534"), bytes("00000009410000000000002a68"));
    }

    @Test
    void otherBytesAreShownInPiecesOfSixtyFour() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "ff".repeat(130));
            Eventually.until("all is there", () -> receiver.view().bytes() == 130);
        }
        assertThat(receiver.view().split()).isEqualTo(Split.RAW);
        assertThat(receiver.view().messages()).isEqualTo(3);
    }

    @Test
    void textWithoutLineFeedIsShownBeforeTheStreamEnds() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("abc".getBytes(StandardCharsets.UTF_8));
            untilMessages(1);
        }
        assertThat(texts()).containsExactly("abc");
        assertThat(receiver.view().split()).isEqualTo(Split.RAW);
    }

    @Test
    void theCutCanBeSetAndBeginsAnew() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("a\n".getBytes(StandardCharsets.UTF_8));
            untilMessages(1);
            receiver.split(Optional.of(Split.U32));
            assertThat(receiver.view().messages()).isZero();
            send(socket, "00000001 61");
            untilMessages(1);
        }
        assertThat(receiver.view().last()).containsExactly(bytes("0000000161"));
    }

    @Test
    void keepsTheNewestFiveHundredOfManyConnections() throws IOException {
        for (int i = 0; i < 4; i++) {
            try (Socket socket = connect()) {
                socket.getOutputStream().write("x\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
            }
        }
        untilMessages(200_000);
        Eventually.until("all are gone", () -> receiver.view().connections() == 0);
        assertThat(receiver.view().last()).hasSize(500);
        assertThat(receiver.view().bytes()).isEqualTo(400_000);
    }

    @Test
    void aMessageOfManyMegabytesIsCountedAndCut() throws IOException {
        try (Socket socket = connect()) {
            for (int i = 0; i < 40; i++) {
                socket.getOutputStream().write("y".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
            }
            receiver.split(Optional.of(Split.LINES));
            socket.getOutputStream().write("y\nlast\n".getBytes(StandardCharsets.UTF_8));
            Eventually.until("the last line", () -> texts().contains("last"));
        }
        assertThat(receiver.view().last().get(0).length()).isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void comparesRowsUpToTheFirstDifference() throws IOException {
        receiver.compare(Optional.of(new Expected(RowFormat.TEXT, List.of("one", "two", "three"))));
        try (Socket socket = connect()) {
            socket.getOutputStream().write("one\n".getBytes(StandardCharsets.UTF_8));
            untilMessages(1);
            assertThat(receiver.view().comparison()).contains(new ReceiverView.Comparison(1, 3, Optional.empty()));
            socket.getOutputStream().write("2\nthree\n".getBytes(StandardCharsets.UTF_8));
            untilMessages(3);
        }
        assertThat(receiver.view().comparison())
                .contains(new ReceiverView.Comparison(1, 3, Optional.of("Row 2: expected two, got 2")));
    }

    @Test
    void comparesHexRowsWhateverTheirSpelling() throws IOException {
        receiver.compare(Optional.of(new Expected(RowFormat.HEX, List.of("00 00 00 01 AB"))));
        try (Socket socket = connect()) {
            send(socket, "00000001ab 00000001ac");
            untilMessages(2);
        }
        assertThat(receiver.view().comparison().orElseThrow().matched()).isEqualTo(1);
        assertThat(receiver.view().comparison().orElseThrow().difference())
                .contains("After all 1 expected rows came one more: 00000001ac");
    }

    @Test
    void whileItPausesTheShownMessagesStayAndAllIsCounted() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("a\n".getBytes(StandardCharsets.UTF_8));
            untilMessages(1);
            receiver.pause(true);
            socket.getOutputStream().write("b\n".getBytes(StandardCharsets.UTF_8));
            untilMessages(2);
            assertThat(texts()).containsExactly("a");
            receiver.pause(false);
            assertThat(texts()).containsExactly("a", "b");
            receiver.clear();
            assertThat(receiver.view().last()).isEmpty();
        }
    }

    @Test
    void whatIsClearedInTheMiddleOfAMessageLeavesTheStreamInStep() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "00000009 41 0000000000001534 00000009 41");
            untilMessages(1);
            Eventually.until("the half is there", () -> receiver.view().bytes() == 18);
            receiver.clear();
            send(socket, "0000000000002a68");
            untilMessages(1);
        }
        assertThat(receiver.view().split()).isEqualTo(Split.U32);
        assertThat(receiver.view().last()).containsExactly(bytes("00000009410000000000002a68"));
    }

    @Test
    void waitsForTheLastOfManyConnections() throws Exception {
        final List<Socket> others = new ArrayList<>();
        try (Socket last = connect()) {
            for (int i = 0; i < 300; i++) {
                others.add(connect());
            }
            Eventually.until("all are there", () -> receiver.view().connections() == 301);
            final Thread closing = new Thread(() -> receiver.closeWhenQuiet(Duration.ofSeconds(10)));
            closing.start();
            for (final Socket other : others) {
                final int left = receiver.view().connections();
                other.close();
                Eventually.until("it has gone", () -> receiver.view().connections() < left);
            }
            last.getOutputStream().write("last\n".getBytes(StandardCharsets.UTF_8));
            last.shutdownOutput();
            closing.join();
        }
        assertThat(heard).containsExactly("last");
    }

    @Test
    void saysWhenAConnectionEndsInTheMiddleOfAMessage() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "00000001aa 00000009 41");
        }
        Eventually.until("it says so", () -> receiver.view().trouble().contains("middle of a message"));
        assertThat(receiver.view().messages()).isEqualTo(1);
    }

    @Test
    void aPortThatIsTakenIsRefusedInOneSentence() {
        final Receiver.Place same = new Receiver.Place("other", "127.0.0.1", receiver.port());
        assertThatThrownBy(() -> Receiver.listen(same, message -> {}))
                .isInstanceOf(PeerRefused.class)
                .hasMessageContaining("127.0.0.1:" + receiver.port())
                .hasMessageContaining("another program has it");
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), receiver.port());
    }

    private void untilMessages(long count) {
        Eventually.until(count + " messages are there", () -> receiver.view().messages() == count);
    }

    private List<String> texts() {
        return receiver.view().last().stream()
                .map(message -> new String(message.toArray(), StandardCharsets.UTF_8))
                .toList();
    }

    private static void send(Socket socket, String hex) throws IOException {
        socket.getOutputStream().write(bytes(hex).toArray());
    }

    private static Bytes bytes(String hex) {
        return Bytes.of(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
