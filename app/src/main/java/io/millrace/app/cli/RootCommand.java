package io.millrace.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "millrace",
        header = "Designs, runs, tests and ships stream applications on the JVM.",
        description = {
            "An application is a graph: sources, computations, States, sinks. A project is the folder that holds it.",
            "Without a command the designer opens, with the project when one is given."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  millrace                                  opens the designer",
            "  millrace run samples/celsius --with-data  runs a sample, prints its output",
            "  millrace new my-app --from alphabet       makes a project from a sample",
            "  millrace test my-app                      runs its tests",
            "  millrace export my-app --to my-app.jar    makes one runnable jar",
            "",
            "millrace <command> --help says more about a command.",
            "Exit codes: 0 well, 1 the project has problems, 2 wrong usage,",
            "3 messages were left undelivered."
        })
final class RootCommand implements Callable<Integer> {
    private final DesignCommand design;

    @Mixin
    private final DesignOptions options = new DesignOptions();

    RootCommand(Host host) {
        this.design = new DesignCommand(host);
    }

    @Override
    public Integer call() throws CommandFailed {
        return design.open(options);
    }
}
