package io.millrace.app.cli;

import io.millrace.app.peer.PeerRefused;
import io.millrace.app.peer.Receiver;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.ReceiverView.Split;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "receive",
        header = "Listens on a port and prints what any program sends to it.",
        description = {
            "Each message is one line: text where it is text, otherwise hex. With --raw the bytes go to standard output as"
                    + " they come.",
            "It goes on until Ctrl-C, --for or --count. Exit code 0."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  millrace receive 7002",
            "  millrace receive 7002 --raw > out.bin",
            "  millrace receive 7002 --split u32 --count 10"
        })
final class ReceiveCommand implements Callable<Integer> {
    private final Host host;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicLong printed = new AtomicLong();

    @Parameters(
            paramLabel = "<[host:]port>",
            converter = Address.Converter.class,
            description = "Where to listen; a port alone listens to this machine only, port 0 takes a free one.")
    private Address at = Address.NONE;

    @Option(
            names = "--split",
            paramLabel = "<how>",
            description =
                    "How the stream is cut: lines, u32 (a length before each message) or raw. Default: as it looks.")
    private @Nullable String split;

    @Option(names = "--raw", description = "Writes the bytes as they come, nothing else.")
    private boolean raw;

    @Option(names = "--count", paramLabel = "<n>", description = "Ends after so many messages.")
    private long count = Long.MAX_VALUE;

    @Option(
            names = "--for",
            paramLabel = "<time>",
            converter = Durations.class,
            description = "Ends after this time, such as 10s.")
    private @Nullable Duration limit;

    ReceiveCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandFailed {
        if (count < 1) {
            throw CommandFailed.usage("--count takes a number above 0, not " + count + ".");
        }
        final Optional<Split> cut = raw ? Optional.of(Split.RAW) : cut();
        try (Host.Registration registration = host.surroundings().interrupts().on(over::countDown);
                Receiver receiver = Receiver.listen(new Receiver.Place("receive", at.host(), at.port()), this::print)) {
            receiver.split(cut);
            host.err().println("Listening on " + at.host() + ":" + receiver.port() + "; Ctrl-C ends it.");
            final long millis = limit == null ? Long.MAX_VALUE : limit.toMillis();
            final boolean ended = over.await(millis, TimeUnit.MILLISECONDS);
            report(receiver.view(), ended);
            return ExitCode.WELL;
        } catch (PeerRefused e) {
            throw CommandFailed.problem(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.PROBLEMS;
        }
    }

    private void report(ReceiverView view, boolean ended) {
        host.out().flush();
        host.err()
                .println((ended ? "Received " : "Time is over; received ") + Rates.count(view.messages())
                        + " messages, " + Rates.count(view.bytes()) + " bytes.");
        if (!view.trouble().isEmpty()) {
            host.err().println(view.trouble());
        }
    }

    private Optional<Split> cut() throws CommandFailed {
        if (split == null) {
            return Optional.empty();
        }
        return switch (split) {
            case "lines" -> Optional.of(Split.LINES);
            case "u32" -> Optional.of(Split.U32);
            case "raw" -> Optional.of(Split.RAW);
            default -> throw CommandFailed.usage("--split must be lines, u32 or raw, not " + split + ".");
        };
    }

    private synchronized void print(byte[] message) {
        if (printed.get() >= count) {
            return;
        }
        if (raw) {
            host.out().write(message, 0, message.length);
            host.out().flush();
        } else {
            host.out().println(MessageText.show(message));
        }
        if (printed.incrementAndGet() >= count) {
            over.countDown();
        }
    }
}
