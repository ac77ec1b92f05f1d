package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.runtime.SourceConnector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections of one source, shared out among workers; here one thread is all of them. */
class TcpHubTest {
    private static final int HOME = 1;

    private final TestWorker worker = new TestWorker();
    private final List<SourceConnector> parts = new ArrayList<>();
    private final List<TestReceiver> receivers = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        final TcpHub hub = new TcpHub(new Addresses(), 3, HOME);
        for (int i = 0; i < 3; i++) {
            parts.add(hub.part(i));
            receivers.add(new TestReceiver());
            parts.get(i)
                    .open(
                            worker.context("in", "tcp-source", "port", "0", "framing", "lines", "max-connections", "6"),
                            receivers.get(i));
            worker.add(parts.get(i));
        }
    }

    @AfterEach
    void close() throws IOException {
        for (final Socket socket : sockets) {
            socket.close();
        }
        worker.close();
    }

    private Socket connect() throws IOException {
        final Socket socket = new Socket(
                InetAddress.getByName("127.0.0.1"), parts.get(HOME).link().port());
        sockets.add(socket);
        return socket;
    }

    private int connections() {
        return parts.stream().mapToInt(part -> part.link().connections()).sum();
    }

    private List<Integer> shares() {
        return parts.stream().map(part -> part.link().connections()).toList();
    }

    private void connectAll(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            final int sum = connections() + 1;
            connect();
            worker.until("it is accepted", () -> connections() == sum);
        }
    }

    @Test
    void theFirstGoesHomeAndEachNextToWhoHasFewest() throws Exception {
        connectAll(1);
        assertThat(shares()).containsExactly(0, 1, 0);
        connectAll(1);
        assertThat(shares()).containsExactly(0, 1, 1);
        connectAll(4);
        assertThat(shares()).containsExactly(2, 2, 2);
    }

    @Test
    void whatOneWorkerLosesItGetsBackFirst() throws Exception {
        connectAll(6);
        sockets.get(0).close();
        sockets.get(3).close();
        worker.until("they are gone", () -> connections() == 4);
        assertThat(shares()).containsExactly(2, 0, 2);

        connectAll(2);
        assertThat(shares()).containsExactly(2, 2, 2);
    }

    @Test
    void theLimitIsThatOfAllTogether() throws Exception {
        connectAll(6);
        connect();
        worker.until("it is told", () -> !worker.troubles.isEmpty());
        assertThat(worker.troubles.get(0)).contains("at most 6 are allowed (max-connections)");
        assertThat(connections()).isEqualTo(6);

        sockets.get(2).close();
        worker.until("there is a place again", () -> connections() == 5);
        connectAll(1);
        assertThat(worker.troubles).hasSize(1);
    }

    @Test
    void eachPartCountsItsOwnHalfFramesAndOnlyHomeSaysWhereItListens() throws Exception {
        connectAll(3);
        for (final Socket socket : sockets) {
            socket.getOutputStream().write("a whole line\nhal".getBytes(StandardCharsets.UTF_8));
        }
        worker.until("all lines are there", () -> receivers.stream().allMatch(one -> one.frames.size() == 1));
        assertThat(parts.get(0).link().text()).isEmpty();
        assertThat(parts.get(HOME).link().text()).startsWith("listening on 127.0.0.1:");

        for (final Socket socket : sockets) {
            socket.close();
        }
        worker.until("all are gone", () -> connections() == 0);
        assertThat(parts).allSatisfy(part -> assertThat(part.halfFrames()).isEqualTo(1));
    }

    @Test
    void allPartsEndWhenTheyAreAskedTo() throws Exception {
        connectAll(3);
        parts.forEach(SourceConnector::stopReading);
        worker.until("all have ended", () -> parts.stream().allMatch(SourceConnector::ended));

        assertThat(IntStream.range(0, 3).mapToObj(i -> parts.get(i).link().up()))
                .containsOnly(false);
        assertThat(parts.get(HOME).link().text()).isEqualTo("no longer listening");
    }
}
