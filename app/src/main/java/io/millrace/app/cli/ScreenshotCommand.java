package io.millrace.app.cli;

import io.millrace.app.spi.Desktop;
import io.millrace.app.spi.DesktopFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "screenshot",
        header = "Writes a picture of the designer with a project in it; needs no display.",
        description = "It is the real window, drawn offscreen. With --run the project runs with its data for that time"
                + " before the picture is taken.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  millrace screenshot samples/alphabet --to alphabet.png",
            "  millrace screenshot samples/alphabet --run 3s --theme dark --size 1600x1000 --to alphabet.png"
        })
final class ScreenshotCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

    private final Host host;

    @Parameters(paramLabel = "<project>", description = "The project's folder.")
    private Path folder = Path.of("");

    @Option(names = "--to", paramLabel = "<x.png>", required = true, description = "The picture to write.")
    private Path to = Path.of("");

    @Option(
            names = "--run",
            paramLabel = "<time>",
            converter = Durations.class,
            description = "Runs the project with its data for this time first, such as 3s.")
    private Duration run = Duration.ZERO;

    @Option(names = "--theme", paramLabel = "<theme>", description = "light or dark. Default: light.")
    private String theme = "light";

    @Option(names = "--size", paramLabel = "<WxH>", description = "Size in pixels. Default: 1600x1000.")
    private String size = "1600x1000";

    @Option(names = "--trust", description = "Runs the code of this folder without asking, now and later.")
    private boolean trust;

    ScreenshotCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandFailed {
        final Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw CommandFailed.usage("--size must be width x height in pixels, such as 1600x1000, not " + size + ".");
        }
        if (!theme.equals("light") && !theme.equals("dark")) {
            throw CommandFailed.usage("--theme must be light or dark, not " + theme + ".");
        }
        final OpenedProject opened = OpenedProject.read(folder);
        if (!run.isZero()) {
            TrustGate.pass(host, opened.folder(), trust);
        }
        final Desktop desktop = host.surroundings()
                .desktop()
                .get()
                .orElseThrow(() -> CommandFailed.problem("The designer's window is not part of this installation."));
        try {
            return desktop.open(new Desktop.Request.Screenshot(
                    opened.folder(),
                    to,
                    run,
                    theme.equals("dark"),
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2))));
        } catch (DesktopFailed e) {
            throw CommandFailed.problem(String.valueOf(e.getMessage()));
        }
    }
}
