package io.millrace.app.cli;

import io.millrace.engine.catalogue.Nearest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** All commands, put together; and the words for what goes wrong with their arguments. */
final class Commands {
    private final Host host;

    Commands(Host host) {
        this.host = host;
    }

    int run(List<String> args) {
        final CommandLine root = assemble();
        final Optional<String> unknown = unknownCommand(root, args);
        if (unknown.isPresent()) {
            host.err().println(unknown.get());
            return ExitCode.USAGE;
        }
        return root.execute(args.toArray(String[]::new));
    }

    private CommandLine assemble() {
        final CommandLine root = new CommandLine(new RootCommand(host))
                .addSubcommand(new DesignCommand(host))
                .addSubcommand(new NewCommand(host))
                .addSubcommand(new SamplesCommand(host))
                .addSubcommand(new CheckCommand(host))
                .addSubcommand(new RunCommand(host))
                .addSubcommand(new TestCommand(host))
                .addSubcommand(new ExportCommand(host))
                .addSubcommand(new SendCommand(host))
                .addSubcommand(new ReceiveCommand(host))
                .addSubcommand(new ScreenshotCommand(host));
        help(root.getCommandSpec());
        root.getSubcommands().values().forEach(command -> help(command.getCommandSpec()));
        root.getCommandSpec()
                .version("Millrace " + version())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Shows the version.")
                        .build());
        root.setOut(new PrintWriter(host.out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(host.err(), true, StandardCharsets.UTF_8));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        root.setUsageHelpWidth(Math.max(80, Math.min(120, host.terminal().columns())));
        root.setUsageHelpLongOptionsMaxWidth(30);
        root.setParameterExceptionHandler((e, args) -> usage(e));
        root.setExecutionExceptionHandler((e, command, result) -> failed(e));
        return root;
    }

    private static void help(CommandSpec command) {
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
    }

    private static String version() {
        final String given = Commands.class.getPackage().getImplementationVersion();
        return given == null ? "(built from sources)" : given;
    }

    /** A first word that is neither a command nor anything on disk was probably meant as a command. */
    private static Optional<String> unknownCommand(CommandLine root, List<String> args) {
        if (args.isEmpty() || args.get(0).startsWith("-") || args.get(0).contains("/")) {
            return Optional.empty();
        }
        final String word = args.get(0);
        final TreeSet<String> names = new TreeSet<>(root.getSubcommands().keySet());
        if (names.contains(word) || Files.exists(Path.of(word))) {
            return Optional.empty();
        }
        return Optional.of("There is no command and no folder " + word + ". "
                + Nearest.match(word, names)
                        .map(name -> "Did you mean millrace " + name + "?")
                        .orElse("millrace --help lists the commands."));
    }

    private int usage(ParameterException e) {
        final CommandSpec spec = e.getCommandLine().getCommandSpec();
        host.err().println(ProblemText.sentence(UsageText.of(e, spec)));
        host.err().println("See " + spec.qualifiedName() + " --help.");
        return ExitCode.USAGE;
    }

    private int failed(Exception e) {
        if (e instanceof CommandFailed known) {
            host.err().println(known.getMessage());
            return known.code();
        }
        host.err().println("This should not have happened: " + e + ".");
        host.err().println("Please report it with the command that you gave.");
        return ExitCode.PROBLEMS;
    }
}
