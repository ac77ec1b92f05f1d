package io.millrace.app.cli;

import io.millrace.app.spi.Desktop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "design",
        header = "Opens the designer, with a project or with the welcome page.",
        description = {
            "The word design can be left out: millrace my-app.",
            "Where no window can be shown, it runs the project in the terminal instead, or the sample celsius: the topology"
                    + " with live rates, fed by its data, until Ctrl-C."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  millrace", "  millrace design samples/alphabet", "  millrace my-app"})
final class DesignCommand implements Callable<Integer> {
    private static final String DEMO = "celsius";

    private final Host host;

    @Mixin
    private final DesignOptions options = new DesignOptions();

    DesignCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandFailed {
        return open(options);
    }

    /** Opens the designer, with a readable project or none. */
    int open(DesignOptions asked) throws CommandFailed {
        final Optional<Path> opened = asked.folder().isEmpty()
                ? Optional.empty()
                : Optional.of(OpenedProject.read(asked.folder().get()).folder());
        final Optional<Desktop> desktop =
                host.hasDisplay() ? host.surroundings().desktop().get() : Optional.empty();
        if (desktop.isPresent()) {
            return desktop.get().open(new Desktop.Request.Design(opened));
        }
        return demo(opened, asked.limit());
    }

    private int demo(Optional<Path> asked, Optional<Duration> bound) throws CommandFailed {
        final boolean own = asked.isPresent() && TrustGate.isOpen(host, asked.get());
        final Path shown =
                own ? asked.get() : new SampleFolders(host.surroundings().samples()).folder(DEMO);
        final OpenedProject project = OpenedProject.read(shown);
        final String why = asked.isPresent() && !own
                ? asked.get() + " has not been run here yet and may not be; millrace run " + asked.get()
                        + " --trust runs it. "
                : "";
        host.err()
                .println("No window can be shown here (there is no display), so "
                        + project.project().name() + " runs in the terminal instead. " + why
                        + "millrace --help shows what else works here.");
        return new TerminalDemo(host, bound).run(project);
    }
}
