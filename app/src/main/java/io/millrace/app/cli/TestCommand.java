package io.millrace.app.cli;

import io.millrace.app.project.ProjectTest;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.TestResult.Comparison;
import io.millrace.app.trial.Trials;
import io.millrace.engine.catalogue.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        header = "Runs the tests of a project.",
        description = {
            "A test feeds data sets to the sources and compares what the sinks give, row by row. It runs on a clock of its"
                    + " own and touches nothing outside: no socket, no file.",
            "Exit code 0: all passed. 1: a test failed, a file is broken, or the project has problems."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  millrace test samples/celsius", "  millrace test my-app totals empty-input"})
final class TestCommand implements Callable<Integer> {
    private static final int SHOWN_AROUND = 2;

    private final Host host;

    @Parameters(index = "0", paramLabel = "<project>", description = "The project's folder.")
    private Path folder = Path.of("");

    @Parameters(index = "1..*", paramLabel = "<test>", description = "Names of tests; all when none is given.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--trust", description = "Runs the code of this folder without asking, now and later.")
    private boolean trust;

    TestCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandFailed {
        final OpenedProject opened = OpenedProject.read(folder);
        final boolean broken = opened.sayBroken(host);
        final List<ProjectTest> tests = wanted(opened);
        TrustGate.pass(host, opened.folder(), trust);
        final CompiledProject compiled = opened.compile();
        int failed = 0;
        for (final ProjectTest test : tests) {
            final TestResult result = Trials.test(compiled, opened.project(), test);
            print(result);
            failed += result.passed() ? 0 : 1;
        }
        host.out().println((tests.size() - failed) + " of " + tests.size() + " passed.");
        return failed == 0 && !broken ? ExitCode.WELL : ExitCode.PROBLEMS;
    }

    private List<ProjectTest> wanted(OpenedProject opened) throws CommandFailed {
        final var tests = opened.project().tests();
        if (tests.isEmpty()) {
            throw CommandFailed.problem(opened.project().name() + " has no tests. In the designer, Preview offers"
                    + " \"Accept as test\".");
        }
        for (final String name : names) {
            if (!tests.containsKey(name)) {
                throw CommandFailed.usage("There is no test " + name + ". " + Nearest.advice(name, tests.keySet()));
            }
        }
        return tests.values().stream()
                .filter(test -> names.isEmpty() || names.contains(test.name()))
                .toList();
    }

    private void print(TestResult result) {
        host.out().println((result.passed() ? "passed  " : "FAILED  ") + result.name());
        result.problem().ifPresent(problem -> host.out().println("  " + problem));
        result.failures().forEach(failure -> host.out().println("  " + failure));
        result.comparisons().stream().filter(c -> !c.equal()).forEach(this::difference);
    }

    private void difference(Comparison comparison) {
        final int row = comparison.firstDifference();
        host.out()
                .println("  " + comparison.sink() + ", row " + (row + 1) + " of "
                        + comparison.expected().size() + " expected, "
                        + comparison.got().size() + " got:");
        final int last = Math.max(comparison.expected().size(), comparison.got().size()) - 1;
        for (int i = Math.max(0, row - SHOWN_AROUND); i <= Math.min(last, row + SHOWN_AROUND); i++) {
            final String expected = at(comparison.expected(), i);
            final String got = at(comparison.got(), i);
            host.out().printf("  %s %5d  %-32s %s%n", expected.equals(got) ? " " : "!", i + 1, expected, got);
        }
    }

    private static String at(List<String> rows, int index) {
        return index < rows.size() ? rows.get(index) : "(nothing)";
    }
}
