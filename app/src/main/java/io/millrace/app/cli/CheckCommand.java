package io.millrace.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        header = "Says what is wrong with a project, all at once, without running it.",
        description = {
            "Looks at the graph, the settings and the code. Each problem is one line: how bad it is, where, what, and what"
                    + " to do about it.",
            "Exit code 0: it can run. 1: it has errors."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  millrace check samples/celsius", "  millrace check my-app --json | jq '.problems[].message'"})
final class CheckCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Host host;

    @Parameters(paramLabel = "<project>", description = "The project's folder.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Writes one JSON object instead of lines.")
    private boolean json;

    CheckCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandFailed {
        final OpenedProject opened;
        try {
            opened = OpenedProject.read(folder);
        } catch (CommandFailed e) {
            return unreadable(e);
        }
        final List<Problem> problems = opened.check();
        final List<Problem> errors = ProblemText.errors(problems);
        if (json) {
            host.out()
                    .println(json(
                            opened.project().name(),
                            errors.isEmpty(),
                            problems.stream().map(CheckCommand::fields).toList()));
        } else {
            ProblemText.lines(problems).forEach(host.out()::println);
            host.out().println(opened.summary(problems));
        }
        return errors.isEmpty() ? ExitCode.WELL : ExitCode.PROBLEMS;
    }

    private int unreadable(CommandFailed failure) throws CommandFailed {
        if (!json) {
            throw failure;
        }
        final String message = String.valueOf(failure.getMessage());
        host.out()
                .println(json(
                        folder.toString(),
                        false,
                        List.of(Map.of("severity", "error", "message", message, "advice", ""))));
        return failure.code();
    }

    private static String json(String project, boolean ok, List<Map<String, Object>> problems) {
        final Map<String, Object> all = new LinkedHashMap<>();
        all.put("project", project);
        all.put("ok", ok);
        all.put("problems", problems);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }

    private static Map<String, Object> fields(Problem problem) {
        final Where where = problem.where();
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        where.subject().ifPresent(subject -> fields.put("subject", subject));
        where.setting().ifPresent(setting -> fields.put("setting", setting));
        where.code().ifPresent(code -> fields.put("file", "code/" + code.fileName()));
        if (where.line() > 0) {
            fields.put("line", where.line());
            fields.put("column", where.column());
        }
        fields.put("message", problem.message());
        fields.put("advice", problem.advice());
        return fields;
    }
}
