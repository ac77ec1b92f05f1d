package io.millrace.app.cli;

import io.millrace.app.export.ExportFailed;
import io.millrace.app.export.JarExporter;
import io.millrace.app.snippet.CompiledProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        header = "Writes a project as one runnable jar.",
        description = {
            "The jar needs a Java 17 or newer and nothing else. java -jar x.jar --help shows its settings, --test runs the"
                    + " project's own tests from inside it.",
            "Exit code 0: the jar is written. 1: the project has problems, or the file can't be written."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  millrace export samples/celsius --to celsius.jar", "  java -jar celsius.jar --set in.port=17001"})
final class ExportCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "<project>", description = "The project's folder.")
    private Path folder = Path.of("");

    @Option(names = "--to", paramLabel = "<x.jar>", required = true, description = "The file to write.")
    private Path to = Path.of("");

    ExportCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandFailed {
        final OpenedProject opened = OpenedProject.read(folder);
        opened.sayBroken(host);
        final CompiledProject compiled = opened.compile();
        try {
            JarExporter.export(opened.project(), compiled, to, text -> {});
            host.out().printf(Locale.ROOT, "%s: %.1f MB. Run it with java -jar %s%n", to, Files.size(to) / 1e6, to);
            return ExitCode.WELL;
        } catch (ExportFailed | IOException e) {
            throw CommandFailed.problem(ProblemText.sentence(String.valueOf(e.getMessage())));
        }
    }
}
