package io.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.app.deploy.SampleProjects;
import io.millrace.app.peer.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCommandTest {
    private static final Path CELSIUS = SampleProjects.FOLDER.resolve("celsius");

    @TempDir
    private Path folder;

    private CommandLineHost host;

    @BeforeEach
    void host() {
        host = new CommandLineHost(folder.resolve("home"));
    }

    @Test
    void withDataPrintsWhatComesOutAndInterruptDrainsAndPrintsTotals() throws Exception {
        final CompletableFuture<Integer> running = host.begin(onFreePorts("run", CELSIUS, "--with-data"));
        Eventually.until("all came out", () -> host.outLines().size() == 27);
        assertThat(host.interrupt(running)).isZero();
        assertThat(host.outLines())
                .startsWith("122.000000", "-40.000000", "10442.819434")
                .hasSize(27);
        assertThat(host.err())
                .contains("celsius runs; Ctrl-C drains and stops it.")
                .contains("listening on 127.0.0.1:")
                .containsPattern("add-32 -> out +27 +[0-9.,]+/s\n")
                .containsPattern("Time from source to sink: +p50 +p90 +p99 +p99.9 +longest\n  in -> out  +\\d")
                .containsPattern("Time in a node: +p50 .+longest\n  add-32 ")
                .contains("Everything that came in was dealt with.");
    }

    @Test
    void runsForAGivenTimeAndSaysTheRates() throws Exception {
        assertThat(host.run(onFreePorts("run", CELSIUS, "--with-data", "--repeat", "--rate", "500", "--for", "2500ms")))
                .isZero();
        assertThat(host.err())
                .containsPattern(
                        "in -> to-rate \\d{3}/s   to-rate -> add-32 \\d{3}/s .* in to out p50 \\S+ [mu]s p99 ");
    }

    @Test
    void jsonIsOneObjectOnEachLine() throws Exception {
        assertThat(host.run(onFreePorts("run", CELSIUS, "--with-data", "--json", "--for", "2500ms")))
                .isZero();
        final List<JsonNode> events = new ArrayList<>();
        for (final String line : host.outLines()) {
            events.add(new ObjectMapper().readTree(line));
        }
        assertThat(events)
                .first()
                .satisfies(event -> assertThat(event.path("event").asText()).isEqualTo("started"));
        assertThat(events)
                .anySatisfy(event -> assertThat(event.path("text").asText()).isEqualTo("122.000000"));
        final JsonNode end = events.get(events.size() - 1);
        assertThat(end.path("event").asText()).isEqualTo("ended");
        assertThat(end.path("edges").path("add-32--out").path("messages").asLong())
                .isEqualTo(27);
        assertThat(end.path("nodes").path("add-32").path("passed").asLong()).isEqualTo(27);
        assertThat(end.path("nodes")
                        .path("add-32")
                        .path("nanos")
                        .path("total")
                        .path("p99")
                        .asLong())
                .isPositive();
        assertThat(end.path("paths").get(0).path("source").asText()).isEqualTo("in");
        assertThat(end.path("paths")
                        .get(0)
                        .path("nanos")
                        .path("total")
                        .path("samples")
                        .asLong())
                .isPositive();
        assertThat(end.path("workers").get(0).path("busy").isNumber()).isTrue();
        assertThat(host.err()).isEmpty();
    }

    @Test
    void onATerminalTheRatesAreDrawnInPlace() throws Exception {
        host.withTerminal("");
        assertThat(host.run(onFreePorts("run", CELSIUS, "--with-data", "--for", "1s")))
                .isZero();
        assertThat(host.out())
                .contains("122.000000")
                .contains("\u001b[")
                .contains("in      -> to-rate".substring(0, 2));
        assertThat(host.err()).isEmpty();
    }

    @Test
    void aPortInUseIsSaidInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(host.run("run", CELSIUS, "--for", "1s", "--set", "in.port=" + taken.getLocalPort()))
                    .isEqualTo(1);
            assertThat(host.errLines())
                    .singleElement()
                    .asString()
                    .contains("in")
                    .contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void settingsThatDoNotExistOrDoNotFitAreWrongUsage() {
        assertThat(host.run("run", CELSIUS, "--set", "in.prt=1")).isEqualTo(2);
        assertThat(host.errLines()).singleElement().asString().contains("Did you mean port?");
        assertThat(host.run("run", CELSIUS, "--set", "in.port=many")).isEqualTo(2);
        assertThat(host.err()).contains("port must be a number from 0 to 65535, not many");
        assertThat(host.run("run", CELSIUS, "--set", "in.port")).isEqualTo(2);
    }

    @Test
    void asManyWorkersRunAsAreAskedFor() throws Exception {
        final CompletableFuture<Integer> running = host.begin(onFreePorts("run", CELSIUS, "--workers", "3"));
        Eventually.until("it listens", () -> host.out().contains("listening on"));
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("millrace-celsius-"))
                .hasSize(3);
        assertThat(host.interrupt(running)).isZero();
        assertThat(host.run("run", CELSIUS, "--workers", "many")).isEqualTo(2);
        assertThat(host.err()).contains("workers must be a whole number from 0 to 256, not many");
        assertThat(host.run("run", CELSIUS, "--set", "wrokers=1")).isEqualTo(2);
        assertThat(host.err()).contains("Did you mean workers?");
    }

    @Test
    void messagesThatCanNotBeDeliveredMakeExitCodeThree() throws Exception {
        final Path project = folder.resolve("mine");
        assertThat(host.run("new", project, "--from", "celsius")).isZero();
        final int in = SampleProjects.freePort();
        final int nobody = SampleProjects.freePort();
        final CompletableFuture<Integer> running =
                host.begin("run", project, "--set", "in.port=" + in, "--set", "out.port=" + nobody);
        Eventually.until("it listens", () -> host.out().contains("listening on"));
        final CommandLineHost sender = new CommandLineHost(folder.resolve("home"));
        assertThat(sender.run("send", CELSIUS.resolve("data/in/readings.hex"), "--to", in))
                .isZero();
        assertThat(sender.out()).contains("Sent 27 messages, 216 bytes");
        Eventually.until("they are in", () -> host.out().contains("/s"));
        assertThat(host.interrupt(running)).isEqualTo(3);
        assertThat(host.out()).contains("out: 27 messages undelivered.");
    }

    @Test
    void failuresAreShownWithTheLineOfTheUsersCode() throws Exception {
        final Path project = folder.resolve("mine");
        assertThat(host.run("new", project, "--from", "celsius")).isZero();
        Files.writeString(
                project.resolve("code/add-32.compute.jsh"),
                "double compute(double rated) {\n    if (rated > 0) throw new IllegalStateException(\"hot\");\n"
                        + "    return rated;\n}\n");
        assertThat(host.run(onFreePorts("run", project, "--with-data", "--for", "2500ms")))
                .isZero();
        assertThat(host.err())
                .contains("add-32: ")
                .contains("IllegalStateException: hot at add-32.compute.jsh:2")
                .containsPattern("Totals:[^$]+add-32: 26 failed, the last: IllegalStateException: hot");
    }

    @Test
    void withoutADisplayCelsiusRunsInTheTerminal() {
        assertThat(host.run("--for", "2500ms")).isZero();
        assertThat(host.errLines())
                .first()
                .asString()
                .contains("there is no display")
                .contains("celsius");
        assertThat(host.out())
                .contains("│ x 1.8 ")
                .contains("▶")
                .contains("out gives  ")
                .contains("Totals:");
    }

    @Test
    void withoutADisplayATerminalShowsTheDrawingInPlace() {
        host.withTerminal("");
        assertThat(host.run("design", "--for", "1500ms")).isZero();
        assertThat(host.out()).contains("│ x 1.8 ").contains("\u001b[");
    }

    @Test
    void receivePrintsWhatSendSends() throws Exception {
        final int port = SampleProjects.freePort();
        final CompletableFuture<Integer> receiving = host.begin("receive", port, "--count", "2");
        Eventually.until("it listens", () -> host.err().contains("Listening on"));
        final Path words = Files.writeString(folder.resolve("words.txt"), "one\ntwo\n");
        final CommandLineHost sender = new CommandLineHost(folder.resolve("home"));
        assertThat(sender.run("send", words, "--to", "127.0.0.1:" + port, "--framing", "lines"))
                .isZero();
        assertThat(receiving.join()).isZero();
        assertThat(host.outLines()).containsExactly("one", "two");
        assertThat(host.err()).contains("Received 2 messages, 8 bytes.");
    }

    @Test
    void receiveRawWritesTheBytesAsTheyAre() throws Exception {
        final int port = SampleProjects.freePort();
        final CompletableFuture<Integer> receiving = host.begin("receive", port, "--raw");
        Eventually.until("it listens", () -> host.err().contains("Listening on"));
        final Path data = Files.write(folder.resolve("data.bin"), new byte[] {0, 1, 2, (byte) 200, 10});
        final CommandLineHost sender = new CommandLineHost(folder.resolve("home"));
        assertThat(sender.run("send", data, "--to", port)).isZero();
        Eventually.until("it came", () -> host.out().length() >= 5);
        assertThat(host.interrupt(receiving)).isZero();
        assertThat(host.out()).startsWith("\u0000\u0001\u0002").endsWith("\n");
    }

    @Test
    void sendSaysThatNothingListens() throws IOException {
        final Path words = Files.writeString(folder.resolve("words.txt"), "one\n");
        assertThat(host.run("send", words, "--to", SampleProjects.freePort())).isEqualTo(1);
        assertThat(host.errLines()).singleElement().asString().contains("refused, nothing listens there");
        assertThat(host.run("send", words, "--to", "nowhere")).isEqualTo(2);
        assertThat(host.run("send", folder.resolve("none"), "--to", "7001")).isEqualTo(2);
        assertThat(host.run("send", words, "--to", "7001", "--framing", "u33")).isEqualTo(2);
        assertThat(host.err()).contains("there is no framing u33");
    }

    private static Object[] onFreePorts(Object... args) throws IOException {
        final List<Object> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--set", "in.port=0", "--set", "out.port=" + SampleProjects.freePort()));
        return all.toArray();
    }
}
