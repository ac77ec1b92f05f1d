package io.millrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.Trials;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.topology.TopologyChecks;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    static List<String> names() throws IOException {
        return Samples.names();
    }

    @Test
    void thereAreSamples() throws IOException {
        assertThat(names()).contains("alphabet", "celsius");
    }

    @ParameterizedTest
    @MethodSource("names")
    void compilesWithNothingToSay(String name) {
        final CompiledProject compiled = Samples.compile(Samples.read(name));

        assertThat(compiled.analysis().problems()).isEmpty();
        assertThat(TopologyChecks.check(compiled.topology())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasDataAndTestsThatPass(String name) {
        final Project project = Samples.read(name);
        final CompiledProject compiled = Samples.compile(project);

        assertThat(project.tests()).isNotEmpty();
        for (final ProjectTest test : project.tests().values()) {
            final TestResult result = Trials.test(compiled, project, test);
            assertThat(result.passed()).as("%s: %s", test.name(), result).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNodeHasAPlaceOnTheCanvas(String name) {
        final Project project = Samples.read(name);

        assertThat(project.layout().keySet()).containsAll(project.nodes().keySet());
        assertThat(project.nodes().values())
                .allMatch(node -> Catalogue.standard().kind(node.kind()).isPresent());
    }
}
