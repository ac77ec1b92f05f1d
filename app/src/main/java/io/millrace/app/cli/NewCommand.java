package io.millrace.app.cli;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectWriter;
import io.millrace.engine.catalogue.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        header = "Makes a project in a new folder.",
        description = "Without --from the project is empty. The folder's name becomes the application's name.",
        footerHeading = "%nExamples:%n",
        footer = {"  millrace new my-app", "  millrace new my-celsius --from celsius"})
final class NewCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "<dir>", description = "The folder; it is made, or must be empty.")
    private Path folder = Path.of("");

    @Option(names = "--from", paramLabel = "<sample>", description = "The sample to begin with; see millrace samples.")
    private @Nullable String sample;

    NewCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandFailed {
        requireFree();
        final Project project = sample == null ? Project.empty(name()) : named(copy(sample));
        try {
            Files.createDirectories(folder);
            ProjectWriter.write(project, folder, Optional.empty());
        } catch (IOException e) {
            throw CommandFailed.problem(folder + " can't be written: " + e.getMessage() + ".");
        }
        TrustGate.remember(host, folder);
        host.out().println("Made " + folder + ". Open it with: millrace " + quoted(folder.toString()));
        return ExitCode.WELL;
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./\\\\~-]+") ? word : '"' + word + '"';
    }

    private void requireFree() throws CommandFailed {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> children = Files.list(folder)) {
                if (children.findAny().isPresent()) {
                    throw CommandFailed.usage(folder + " is not empty; nothing was changed. Give another folder.");
                }
            } catch (IOException e) {
                throw CommandFailed.problem(folder + " can't be read: " + e.getMessage() + ".");
            }
        } else if (Files.exists(folder)) {
            throw CommandFailed.usage(folder + " is a file; nothing was changed. Give another folder.");
        }
    }

    private Project copy(String name) throws CommandFailed {
        final SampleFolders samples = new SampleFolders(host.surroundings().samples());
        final List<String> names = samples.names();
        if (!names.contains(name)) {
            throw CommandFailed.usage("There is no sample " + name + ". " + Nearest.advice(name, names));
        }
        return OpenedProject.read(samples.folder(name)).project();
    }

    private Project named(Project project) {
        return new Project(
                name(),
                project.nodes(),
                project.states(),
                project.edges(),
                project.code(),
                project.layout(),
                project.data(),
                project.tests(),
                project.extras());
    }

    /** The folder's name in the letters of names. */
    private String name() {
        final Path last = folder.toAbsolutePath().normalize().getFileName();
        final String letters = (last == null ? "" : last.toString())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return letters.isEmpty() ? "application" : letters.substring(0, Math.min(40, letters.length()));
    }
}
