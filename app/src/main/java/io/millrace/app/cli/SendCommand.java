package io.millrace.app.cli;

import io.millrace.app.peer.PeerRefused;
import io.millrace.app.peer.SendPlan;
import io.millrace.app.peer.Sender;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.Bytes;
import io.millrace.app.project.DataSet;
import io.millrace.engine.framing.Framing;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.runtime.NanoClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "send",
        header = "Sends a file of data to any program that listens on a port.",
        description = {
            "Each row of the file is one payload; the framing is added. The file's ending says how rows are written: .hex"
                    + " in hex digits, .bin is a raw stream that goes out as it is, all others are text lines.",
            "Exit code 0: all was sent. 1: the other side could not be reached, or a row is bad."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  millrace send samples/celsius/data/in/readings.hex --to 127.0.0.1:7001",
            "  millrace send words.txt --to 127.0.0.1:9000 --framing lines --rate 100 --repeat"
        })
final class SendCommand implements Callable<Integer> {
    private static final Duration TURN = Duration.ofMillis(200);

    private final Host host;

    @Parameters(paramLabel = "<file>", description = "The data.")
    private Path file = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "<host:port>",
            required = true,
            converter = Address.Converter.class,
            description = "Where the program listens; a port alone means this machine.")
    private Address to = Address.NONE;

    @Option(
            names = "--framing",
            paramLabel = "<framing>",
            description = "u8, u16, u32 or u64: a length before each payload; lines, delimiter, fixed. Default: u32.")
    private String framing = "u32";

    @Option(
            names = "--delimiter",
            paramLabel = "<bytes>",
            description = "For delimiter: what ends a frame, such as ; or \\0.")
    private String delimiter = "\\0";

    @Option(names = "--frame-size", paramLabel = "<n>", description = "For fixed: bytes in each frame.")
    private String frameSize = "16";

    @Option(names = "--repeat", description = "Again from the start until Ctrl-C; connects again when it is cut off.")
    private boolean repeat;

    @Option(
            names = "--rate",
            paramLabel = "<n>",
            converter = Rate.class,
            description = "Messages per second; otherwise as fast as it goes.")
    private @Nullable Double rate;

    @Option(names = "--connections", paramLabel = "<n>", description = "1 to 100; each sends the whole file.")
    private int connections = 1;

    @Option(
            names = "--for",
            paramLabel = "<time>",
            converter = Durations.class,
            description = "Stops after this time, such as 10s.")
    private @Nullable Duration limit;

    SendCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandFailed {
        if (connections < 1 || connections > SendPlan.MOST_CONNECTIONS) {
            throw CommandFailed.usage("--connections takes a number from 1 to " + SendPlan.MOST_CONNECTIONS + ", not "
                    + connections + ".");
        }
        final NanoClock clock = EngineOptions.standard().clock();
        final Sender.Target target = new Sender.Target(to.text(), to.host(), to.port(), framing());
        try (Sender sender =
                Sender.start(target, new SendPlan(data(), repeat, rate == null ? 0 : rate, connections), clock)) {
            watch(sender, clock);
            sender.stop();
            return report(sender.view());
        } catch (PeerRefused e) {
            throw CommandFailed.problem(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.PROBLEMS;
        }
    }

    private void watch(Sender sender, NanoClock clock) throws InterruptedException {
        final CompletableFuture<Boolean> stop = new CompletableFuture<>();
        final long start = clock.nanoTime();
        String said = "";
        try (Host.Registration registration = host.surroundings().interrupts().on(() -> stop.complete(true))) {
            while (!sender.awaitFinished(TURN) && !stop.isDone() && !isOver(clock.nanoTime() - start)) {
                final String trouble = sender.view().trouble();
                if (repeat && !trouble.equals(said) && !trouble.isEmpty()) {
                    host.err().println(trouble);
                }
                said = trouble;
            }
        }
    }

    private boolean isOver(long nanos) {
        return limit != null && nanos >= limit.toNanos();
    }

    private int report(SenderView view) throws CommandFailed {
        if (view.sent() == 0 && !view.trouble().isEmpty()) {
            throw CommandFailed.problem("Nothing was sent to " + ProblemText.sentence(view.trouble()));
        }
        host.out()
                .println("Sent " + Rates.count(view.sent()) + " messages, " + Rates.count(view.bytes()) + " bytes, to "
                        + view.target() + ".");
        if (!view.trouble().isEmpty()) {
            throw CommandFailed.problem(view.trouble());
        }
        return ExitCode.WELL;
    }

    private DataSet data() throws CommandFailed {
        try {
            return new DataSet(String.valueOf(file.getFileName()), Bytes.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw CommandFailed.usage(file + " can't be read; is there such a file?");
        }
    }

    private Framing framing() throws CommandFailed {
        final Map<String, String> values = Map.of("framing", framing, "delimiter", delimiter, "frame-size", frameSize);
        try {
            return Framing.from(name -> values.getOrDefault(name, ""));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw CommandFailed.usage("--framing: " + ProblemText.sentence(String.valueOf(e.getMessage()))
                    + " There are u8, u16, u32, u64, lines, delimiter and fixed.");
        }
    }
}
