package io.millrace.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.settings.ResolvedSettings.Origin;
import io.millrace.engine.settings.ResolvedSettings.Resolved;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsResolverTest {
    private static final Map<String, String> SET = Map.of("in-put.max-frame", "1Ki");
    private static final Map<String, String> ENVIRONMENT = Map.of("MILLRACE_IN_PUT_MAX_FRAME", "2Ki", "PATH", "/bin");
    private static final Map<String, String> PROPERTIES = Map.of("in-put.max-frame", "3Ki");
    private static final Map<String, String> PROJECT = Map.of("max-frame", "4Ki");

    @Test
    void theStrongestLayerWinsAndIsNamed() {
        assertThat(maxFrame(new Layers(SET, ENVIRONMENT, PROPERTIES), PROJECT))
                .isEqualTo(new Resolved("1Ki", Origin.COMMAND_LINE));
        assertThat(maxFrame(new Layers(Map.of(), ENVIRONMENT, PROPERTIES), PROJECT))
                .isEqualTo(new Resolved("2Ki", Origin.ENVIRONMENT));
        assertThat(maxFrame(new Layers(Map.of(), Map.of(), PROPERTIES), PROJECT))
                .isEqualTo(new Resolved("3Ki", Origin.PROPERTIES_FILE));
        assertThat(maxFrame(Layers.NONE, PROJECT)).isEqualTo(new Resolved("4Ki", Origin.PROJECT));
        assertThat(maxFrame(Layers.NONE, Map.of())).isEqualTo(new Resolved("16Mi", Origin.DEFAULT));
    }

    @Test
    void anEmptyEnvironmentVariableCountsAsAbsent() {
        final Layers layers = new Layers(Map.of(), Map.of("MILLRACE_IN_PUT_MAX_FRAME", ""), Map.of());

        assertThat(maxFrame(layers, PROJECT).origin()).isEqualTo(Origin.PROJECT);
    }

    @Test
    void unknownNamesAreProblemsWithTheNearestOne() {
        final Layers layers = new Layers(
                Map.of("in-putt.port", "1", "in-put.prot", "1", "port", "1"), Map.of(), Map.of("out.host", "x"));

        assertThat(SettingsResolver.of(layers).problems(topology(Map.of("hots", "x"))))
                .extracting(problem -> problem.message() + " | " + problem.advice())
                .containsExactly(
                        "in-put has no setting prot, given on the command line | Did you mean port?",
                        "there is no node in-putt, named on the command line | Did you mean in-put?",
                        "port on the command line names no setting | Write node.setting=value.",
                        "there is no node out, named in the properties file | There is in-put.",
                        "in-put has no setting hots, given in the project | Did you mean host?");
    }

    @Test
    void badValuesSayWhereTheyCameFrom() {
        final Layers layers =
                new Layers(Map.of("in-put.port", "70000"), Map.of("MILLRACE_IN_PUT_FRAMING", "u33"), Map.of());
        final List<Problem> problems = SettingsResolver.of(layers).problems(topology(Map.of("max-frame", "0")));

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "port must be a number from 0 to 65535, not 70000",
                        "framing must be one of u8, u16, u32, u64, lines, delimiter, fixed, not u33",
                        "max-frame must be a size from 1 to 1Gi such as 64Ki or 16Mi, not 0");
        assertThat(problems)
                .extracting(Problem::advice)
                .containsExactly(
                        "Change in-put.port on the command line.",
                        "Change the environment variable MILLRACE_IN_PUT_FRAMING.",
                        "Change max-frame of in-put.");
        assertThat(problems.get(0).where().setting()).contains("port");
    }

    @Test
    void aSettingThatIsNotInUseIsNotJudged() {
        assertThat(SettingsResolver.of(Layers.NONE).problems(topology(Map.of("frame-size", "0"))))
                .isEmpty();
        assertThat(SettingsResolver.of(Layers.NONE).problems(topology(Map.of("frame-size", "0", "framing", "fixed"))))
                .hasSize(1);
    }

    @Test
    void aSettingWithoutDefaultMustBeGiven() {
        final Node file = new Node("log", Catalogue.standard().require("file-sink"), Map.of(), Optional.empty());
        final Topology topology = new Topology("t", List.of(), List.of(file), List.of());

        assertThat(SettingsResolver.of(Layers.NONE).problems(topology))
                .extracting(problem -> problem.message() + " | " + problem.advice())
                .containsExactly("path must be the path of a file, not empty | Give log a path.");
    }

    private static Resolved maxFrame(Layers layers, Map<String, String> project) {
        return SettingsResolver.of(layers)
                .resolve(topology(project))
                .find("in-put", "max-frame")
                .orElseThrow();
    }

    private static Topology topology(Map<String, String> settings) {
        final Node node = new Node("in-put", Catalogue.standard().require("tcp-source"), settings, Optional.empty());
        return new Topology("t", List.of(), List.of(node), List.of());
    }

    @Test
    void theApplicationHasSettingsOfItsOwnWithTheSameLayers() {
        final Topology two = new Topology("t", List.of(), List.of(), List.of(), Map.of("workers", "2"));
        final Layers none = Layers.NONE;
        final Layers file = new Layers(Map.of(), Map.of(), Map.of("workers", "3"));
        final Layers environment = new Layers(Map.of(), Map.of("MILLRACE_WORKERS", "4"), Map.of("workers", "3"));
        final Layers all = new Layers(Map.of("workers", "5"), Map.of("MILLRACE_WORKERS", "4"), Map.of("workers", "3"));

        assertThat(List.of(none, file, environment, all))
                .extracting(layers -> SettingsResolver.of(layers)
                        .resolve(two)
                        .ofApplication("workers")
                        .orElseThrow()
                        .value())
                .containsExactly("2", "3", "4", "5");
        assertThat(SettingsResolver.of(all).problems(two)).isEmpty();
    }

    @Test
    void badAndUnknownSettingsOfTheApplicationAreNamed() {
        final Topology topology = new Topology("t", List.of(), List.of(), List.of(), Map.of("wrokers", "2"));
        final Layers layers = new Layers(Map.of("workers", "1000"), Map.of(), Map.of("worker", "3"));

        assertThat(SettingsResolver.of(layers).problems(topology))
                .extracting(problem -> problem.message() + " " + problem.advice())
                .anySatisfy(text -> assertThat(text).contains("wrokers in the project", "Did you mean workers?"))
                .anySatisfy(text -> assertThat(text).contains("worker in the properties file"))
                .anySatisfy(text -> assertThat(text).contains("256", "Change workers on the command line."))
                .hasSize(3);
    }
}
