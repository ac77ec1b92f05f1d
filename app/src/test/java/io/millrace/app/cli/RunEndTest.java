package io.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.app.deploy.SampleProjects;
import io.millrace.app.peer.Eventually;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of what goes wrong, and how it ends. */
final class RunEndTest {
    private static final Path CELSIUS = SampleProjects.FOLDER.resolve("celsius");
    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

    @TempDir
    private Path folder;

    private CommandLineHost host;

    @BeforeEach
    void host() {
        host = new CommandLineHost(folder.resolve("home"));
    }

    @Test
    void aRefusedFrameIsSaidWhenItHappensAndCountedInTheTotals() throws Exception {
        final CompletableFuture<Integer> running =
                host.begin("run", CELSIUS, "--set", "in.port=0", "--set", "out.port=" + SampleProjects.freePort());
        try (Socket socket = connect(host)) {
            socket.getOutputStream().write(HexFormat.of().parseHex("7fffffff"));
            Eventually.until("it is said", () -> host.out().contains("in: 1 trouble: a frame of 2147483647 bytes"));
        }
        assertThat(host.interrupt(running)).isZero();
        assertThat(host.out().substring(host.out().indexOf("Totals:")))
                .contains("in: 1 trouble: a frame of 2147483647 bytes was announced, and at most 16Mi are allowed")
                .contains("Everything else that came in was dealt with.")
                .doesNotContain("Everything that came in");
    }

    @Test
    void halfFramesAreSaidInJsonToo() throws Exception {
        final CompletableFuture<Integer> running = host.begin(
                "run", CELSIUS, "--json", "--set", "in.port=0", "--set", "out.port=" + SampleProjects.freePort());
        try (Socket socket = connect(host)) {
            socket.getOutputStream().write(HexFormat.of().parseHex("00000004 42".replace(" ", "")));
        }
        Eventually.until("it is said", () -> host.out().contains("\"event\":\"trouble\""));
        assertThat(host.interrupt(running)).isZero();
        final List<String> lines = host.outLines();
        final JsonNode end = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        assertThat(end.path("nodes").path("in").path("troubles").asLong()).isEqualTo(1);
        assertThat(end.path("halfFrames").path("in").asLong()).isEqualTo(1);
    }

    @Test
    void ctrlCAgainStopsADrainAtOnceWithCounts() throws Exception {
        final CompletableFuture<Integer> running =
                host.begin("run", CELSIUS, "--set", "in.port=0", "--set", "out.port=" + SampleProjects.freePort());
        try (Socket socket = connect(host)) {
            socket.getOutputStream().write(HexFormat.of().parseHex("0000000442480000"));
            Eventually.until("it came", () -> host.out().contains("in -> to-rate 1.0/s"));
            host.interrupt();
            Eventually.until("it drains", () -> host.out().contains("draining, at most 10 s; Ctrl-C again stops now"));
            host.interrupt();
            assertThat(running.get(5, TimeUnit.SECONDS)).isEqualTo(3);
        }
        assertThat(host.out()).contains("out: 1 message undelivered.").contains("Not everything that came in");
    }

    @Test
    void aClosedStandardOutputEndsTheRunWithACount() throws Exception {
        host.withClosedOut();
        final CompletableFuture<Integer> running = host.begin(onFreePorts("--with-data", "--repeat"));
        running.get(20, TimeUnit.SECONDS);
        assertThat(host.err()).contains("Nobody reads standard output any more").contains("Totals:");
    }

    @Test
    void onceAllDataIsSentItSaysSo() throws Exception {
        final CompletableFuture<Integer> running = host.begin(onFreePorts("--with-data"));
        Eventually.until("all is sent", () -> host.err().contains("all data was sent; Ctrl-C stops"));
        assertThat(host.interrupt(running)).isZero();
        assertThat(host.err().split("all data was sent", -1)).hasSize(2);
    }

    @Test
    void outputThatGoesToAnotherProgramIsNamedOnTheErrorStream() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            host.run(
                    "run",
                    CELSIUS,
                    "--with-data",
                    "--for",
                    "500ms",
                    "--set",
                    "in.port=0",
                    "--set",
                    "out.port=" + other.getLocalPort());
            assertThat(host.err())
                    .contains("What out gives goes to another program, at 127.0.0.1:" + other.getLocalPort());
        }
    }

    @Test
    void aRunThatStopsOnAnErrorNamesNodeMessageAndTotals() throws Exception {
        final Path project = folder.resolve("mine");
        assertThat(host.run("new", project, "--from", "celsius")).isZero();
        final Path file = project.resolve("application.json");
        Files.writeString(
                file,
                Files.readString(file).replace("\"title\": \"+ 32\"", "\"settings\": { \"on-error\": \"stop\" }"));
        Files.writeString(
                project.resolve("code/add-32.compute.jsh"),
                "double compute(double rated) {\n    throw new IllegalStateException(\"hot\");\n}\n");
        assertThat(host.run(
                        "run",
                        project,
                        "--with-data",
                        "--set",
                        "in.port=0",
                        "--set",
                        "out.port=" + SampleProjects.freePort()))
                .isEqualTo(1);
        assertThat(host.err())
                .contains("Totals:")
                .contains(
                        "add-32: 1 failed, the last: IllegalStateException: hot at add-32.compute.jsh:2, message 90.0")
                .contains("mine has failed: add-32 failed")
                .contains("The message in hand was 90.0");
    }

    @Test
    void badValuesOfTheEnvironmentAreWrongUsageAndUnknownOnesAreNamed() {
        assertThat(host.with("MILLRACE_IN_PORT", "many").run("run", CELSIUS, "--for", "1s"))
                .isEqualTo(2);
        assertThat(host.err()).contains("many").contains("MILLRACE_IN_PORT");
        final CommandLineHost other = new CommandLineHost(folder.resolve("home")).with("MILLRACE_IN_PROT", "7");
        assertThat(other.run("run", CELSIUS, "--for", "200ms", "--set", "in.port=0"))
                .isZero();
        assertThat(other.errLines())
                .containsExactly(
                        "MILLRACE_IN_PROT in the environment names no setting of in. Did you mean MILLRACE_IN_PORT?");
    }

    private Object[] onFreePorts(Object... more) throws Exception {
        final var all = new java.util.ArrayList<Object>(List.of("run", CELSIUS));
        all.addAll(List.of(more));
        all.addAll(List.of("--set", "in.port=0", "--set", "out.port=" + SampleProjects.freePort()));
        return all.toArray();
    }

    private static Socket connect(CommandLineHost host) throws Exception {
        Eventually.until("it listens", () -> LISTENING.matcher(host.out()).find());
        final Matcher matcher = LISTENING.matcher(host.out());
        assertThat(matcher.find()).isTrue();
        return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(matcher.group(1)));
    }
}
