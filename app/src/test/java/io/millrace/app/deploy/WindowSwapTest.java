package io.millrace.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.peer.Eventually;
import io.millrace.app.project.Project;
import io.millrace.app.snippet.Drawing;
import io.millrace.engine.catalogue.Role;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The code of a window changes while one is open. */
@Timeout(60)
class WindowSwapTest {
    private static final String SUM = """
            long initial() {
                return 0;
            }

            long update(long acc, String in) {
                return acc + Long.parseLong(in);
            }

            long combine(long a, long b) {
                return a + b;
            }

            long output(long acc) {
                return acc;
            }
            """;

    private final SampleProjects samples = new SampleProjects();

    @AfterEach
    void close() {
        samples.close();
    }

    private static Project project(String types, String aggregate) {
        return Drawing.empty()
                .types(types)
                .put("in", "tcp-source", Map.of("framing", "lines", "decode-as", "text"), Optional.empty())
                .put("sums", "window", Map.of("type", "count", "count", "4"), Optional.empty())
                .put("out", "tcp-sink", Map.of("encode-as", "text"), Optional.empty())
                .path("in", "sums", "out")
                .code("sums", Role.AGGREGATE, aggregate)
                .project();
    }

    private RunningApplication start(Project project, int out) throws Exception {
        return Deployer.start(
                samples.compile(project),
                RunOptions.plain(SampleProjects.FOLDER).withLayers(SampleProjects.ports(Map.of("in", 0, "out", out))));
    }

    private static void send(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anOpenWindowGoesOnWithTheNewCode() throws Exception {
        try (ServerSocket sink = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningApplication running = start(project("", SUM), sink.getLocalPort());
                Socket socket = connect(running);
                Socket accepted = sink.accept()) {
            send(socket, "1\n2\n");
            Eventually.until("two came", () -> received(running) == 2);

            final SwapResult result = running.swap(
                            samples.compile(project("", SUM.replace("Long.parseLong(in)", "100 * Long.parseLong(in)"))))
                    .get(20, TimeUnit.SECONDS);
            assertThat(result).isInstanceOf(SwapResult.Swapped.class);
            send(socket, "3\n4\n");

            final BufferedReader lines =
                    new BufferedReader(new InputStreamReader(accepted.getInputStream(), StandardCharsets.UTF_8));
            assertThat(lines.readLine()).isEqualTo("703");
        }
    }

    @Test
    void anAccumulatorOfAnotherTypeAsksForARestart() throws Exception {
        final String own = SUM.replace("long initial() {\n    return 0;", "Sum initial() {\n    return new Sum(0);")
                .replace("long update(long acc", "Sum update(Sum acc")
                .replace("return acc + Long.parseLong(in);", "return new Sum(acc.n() + Long.parseLong(in));")
                .replace(
                        "long combine(long a, long b) {\n    return a + b;",
                        "Sum combine(Sum a, Sum b) {\n    return a;")
                .replace("long output(long acc) {\n    return acc;", "long output(Sum acc) {\n    return acc.n();");
        final String type = "record Sum(long n) {}";
        try (ServerSocket sink = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningApplication running = start(project(type, own), sink.getLocalPort())) {
            final SwapResult other =
                    running.swap(samples.compile(project(type, SUM))).get(20, TimeUnit.SECONDS);
            final SwapResult same = running.swap(
                            samples.compile(project("record Sum(long n) { long m() { return 1; } }", own)))
                    .get(20, TimeUnit.SECONDS);

            assertThat(other)
                    .isEqualTo(new SwapResult.NeedsRestart(java.util.List.of(
                            "What accumulates in sums is of a changed type; open windows hold some of the old one.")));
            assertThat(same).isEqualTo(other);
        }
    }

    private static Socket connect(RunningApplication running) throws Exception {
        return new Socket(
                InetAddress.getLoopbackAddress(),
                Objects.requireNonNull(running.metrics().nodes().get("in"))
                        .link()
                        .port());
    }

    private static long received(RunningApplication running) {
        return Objects.requireNonNull(running.metrics().nodes().get("sums"))
                .counts()
                .received();
    }
}
