package io.millrace.app.export;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.app.project.RowText;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.standalone.PackagedFiles;
import io.millrace.app.standalone.PackagedTest;
import io.millrace.app.standalone.PackagedTest.Expected;
import io.millrace.app.trial.TrialFailed;
import io.millrace.app.trial.TrialInputs;
import io.millrace.app.trial.TrialScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes a project's tests ready to go into a jar. One that can't is left out and named. */
final class TestPacker {
    private TestPacker() {}

    static List<PackagedTest> pack(CompiledProject compiled, Project project, Consumer<String> progress) {
        final List<PackagedTest> packed = new ArrayList<>();
        for (final ProjectTest test : project.tests().values()) {
            try {
                final PackagedTest one = pack(compiled, project, test);
                PackagedFiles.check(one);
                packed.add(one);
            } catch (TrialFailed | IllegalArgumentException e) {
                progress.accept("The test " + test.name() + " is left out of the jar. " + e.getMessage());
            }
        }
        return packed;
    }

    private static PackagedTest pack(CompiledProject compiled, Project project, ProjectTest test) throws TrialFailed {
        final TrialScript script = TrialScript.of(compiled, project, new TrialInputs(test.inputs(), test.generate()));
        if (!script.errors().isEmpty()) {
            throw new TrialFailed(script.errors().get(0).message());
        }
        final Map<String, Expected> expected = new LinkedHashMap<>();
        test.expected()
                .forEach((sink, rows) -> expected.put(
                        sink,
                        new Expected(
                                rows.format() == RowFormat.TEXT,
                                rows.rows().stream()
                                        .map(row -> RowText.bytes(rows.format(), row))
                                        .toList())));
        return new PackagedTest(test.name(), script.script(), expected);
    }
}
