package io.millrace.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.engine.topology.Topology;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "samples",
        header = "Lists the applications that come with Millrace.",
        description = "Each is a project that can be opened, run and changed; new makes a copy of your own.",
        footerHeading = "%nExamples:%n",
        footer = {"  millrace samples", "  millrace new my-celsius --from celsius"})
final class SamplesCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Host host;

    SamplesCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandFailed {
        final SampleFolders samples = new SampleFolders(host.surroundings().samples());
        final List<String> names = samples.names();
        if (names.isEmpty()) {
            throw CommandFailed.problem("There are no samples in " + samples.folder() + ".");
        }
        final int width = names.stream().mapToInt(String::length).max().orElse(0);
        for (final String name : names) {
            final OpenedProject sample = OpenedProject.read(samples.folder(name));
            host.out().printf("%-" + width + "s  %s%n", name, path(sample));
            final String description = description(sample);
            if (!description.isEmpty()) {
                host.out().printf("%-" + width + "s  %s%n", "", description);
            }
        }
        host.out().println();
        host.out().println("Run one with: millrace run " + samples.folder(names.get(0)) + " --with-data");
        return ExitCode.WELL;
    }

    /** The field {@code description} of application.json. */
    private static String description(OpenedProject sample) {
        try {
            return JSON.readTree(sample.project().extras().application().getOrDefault("", "{}"))
                    .path("description")
                    .asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** The nodes in the order in which messages meet them. */
    private static String path(OpenedProject sample) {
        final Project project = sample.project();
        final Topology topology = sample.topology();
        return String.join(
                " -> ",
                DrawnLayers.of(topology).layers().stream()
                        .map(layer -> String.join(
                                " + ",
                                DrawnLayers.nodes(layer, topology).stream()
                                        .map(node -> project.node(node)
                                                .map(ProjectNode::shown)
                                                .orElse(node))
                                        .toList()))
                        .toList());
    }
}
