package io.millrace.app.cli;

import io.millrace.app.project.Libraries;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectReader;
import io.millrace.app.project.ProjectTopology;
import io.millrace.app.project.ReadResult;
import io.millrace.app.snippet.CompileResult;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.app.snippet.SnippetCompiler;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.settings.SettingsResolver;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Severity;
import io.millrace.engine.topology.Topology;
import io.millrace.engine.topology.TopologyChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A project that a command was given.
 *
 * @param files what there is to say about its files
 */
record OpenedProject(Path folder, Project project, List<Problem> files) {
    private static final String FILE = "application.json";
    private static final Catalogue CATALOGUE = Catalogue.standard();

    /** The project in a folder; its application.json stands for it as well. */
    static OpenedProject read(Path given) throws CommandFailed {
        final Path folder = folderOf(given);
        if (!Files.isDirectory(folder)) {
            throw CommandFailed.usage(
                    "There is no folder " + folder + ".",
                    "A project is a folder with an " + FILE + "; millrace new " + folder + " makes one.");
        }
        final ReadResult result = ProjectReader.read(folder);
        if (result instanceof ReadResult.Refused refused) {
            final boolean noProject = refused.file().isEmpty();
            throw new CommandFailed(
                    noProject ? ExitCode.USAGE : ExitCode.PROBLEMS, List.of(ProblemText.sentence(refused.message())));
        }
        final ReadResult.Read read = (ReadResult.Read) result;
        return new OpenedProject(folder, read.project(), read.problems());
    }

    private static Path folderOf(Path given) throws CommandFailed {
        if (!Files.isRegularFile(given)) {
            return given;
        } else if (given.endsWith(FILE)) {
            final Path parent = given.getParent();
            return parent == null ? Path.of(".") : parent;
        }
        throw CommandFailed.usage(given + " is a file. Give the folder of a project.");
    }

    Topology topology() {
        return ProjectTopology.of(project, CATALOGUE);
    }

    /** The project ready to run; otherwise all that is wrong with it, as a failure. */
    CompiledProject compile() throws CommandFailed {
        try (SnippetCompiler compiler = SnippetCompiler.create(CATALOGUE, Libraries.of(folder))) {
            final List<Problem> graph = ProblemText.errors(graphProblems());
            final CompileResult result = compiler.compile(project);
            if (result instanceof CompileResult.Compiled compiled && graph.isEmpty()) {
                return compiled.project();
            }
            final ProjectAnalysis analysis =
                    result instanceof CompileResult.Rejected rejected ? rejected.analysis() : ProjectAnalysis.EMPTY;
            final List<String> lines = new ArrayList<>(ProblemText.lines(ProblemText.errors(problems(analysis))));
            lines.add(summary(problems(analysis)));
            throw new CommandFailed(ExitCode.PROBLEMS, lines);
        }
    }

    /** {@code celsius: 1 error, no warnings.} */
    String summary(List<Problem> problems) {
        final int errors = ProblemText.errors(problems).size();
        return project.name() + ": " + count(errors, "error") + ", " + count(problems.size() - errors, "warning") + ".";
    }

    private static String count(int number, String what) {
        return (number == 0 ? "no" : number) + " " + what + (number == 1 ? "" : "s");
    }

    /** All that can be said of the project without running it; errors first. */
    List<Problem> check() {
        try (SnippetCompiler compiler = SnippetCompiler.create(CATALOGUE, Libraries.of(folder))) {
            return problems(compiler.analyse(project));
        }
    }

    /** Names the files that are broken; the rest of the project may be fine. True when there are some. */
    boolean sayBroken(Host host) {
        final List<Problem> broken = ProblemText.errors(files);
        ProblemText.lines(broken).forEach(host.err()::println);
        return !broken.isEmpty();
    }

    private List<Problem> graphProblems() {
        final List<Problem> all = new ArrayList<>(ProjectTopology.unknownKinds(project, CATALOGUE));
        final Topology topology = topology();
        all.addAll(TopologyChecks.check(topology));
        all.addAll(SettingsResolver.of(Layers.NONE).problems(topology));
        return all;
    }

    private List<Problem> problems(ProjectAnalysis analysis) {
        final Set<Problem> all = new LinkedHashSet<>(graphProblems());
        all.addAll(analysis.problems());
        all.addAll(files);
        final List<Problem> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(problem -> problem.severity() == Severity.ERROR ? 0 : 1));
        return sorted;
    }
}
