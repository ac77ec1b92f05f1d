package io.millrace.app.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.standalone.PackagedTest.Expected;
import io.millrace.app.standalone.TrialRun.Feed;
import io.millrace.app.standalone.TrialRun.Script;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.StateDeclaration;
import io.millrace.engine.topology.StateDeclaration.Scope;
import io.millrace.engine.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackagedFilesTest {
    private record Vote(char letter, long count) {}

    private final Topology topology = new Topology(
            "alphabet",
            List.of(
                    new StateDeclaration("votes", Scope.KEY),
                    new StateDeclaration("all", Scope.APPLICATION, Optional.of(java.time.Duration.ofMinutes(5)))),
            List.of(
                    node("in", "tcp-source", Map.of("port", "7001", "delimiter", "= : \\x1f #"), Optional.empty()),
                    node("add-votes", "state-computation", Map.of(), Optional.of("votes")),
                    node("out", "tcp-sink", Map.of(), Optional.empty())),
            List.of(
                    new Edge(PortRef.out("in"), PortRef.in("add-votes"), Sends.WHEN),
                    new Edge(new PortRef("in", "errors"), PortRef.in("out"), Sends.OTHERWISE)));

    private final PackagedApplication application = new PackagedApplication(
            topology,
            Map.of(
                    new CodeRef("in", Role.DECODE),
                    "demo.In",
                    new CodeRef("in.errors--out", Role.ROUTE),
                    "demo.Route",
                    CodeRef.TYPES,
                    "demo.Types"));

    private static Node node(String name, String kind, Map<String, String> settings, Optional<String> state) {
        return new Node(name, Catalogue.standard().require(kind), settings, state);
    }

    private static PackagedFiles.Files files(Map<String, String> written) {
        return name -> Optional.ofNullable(written.get(name));
    }

    @Test
    void anApplicationComesBackAsItWas() throws IOException {
        final Map<String, String> written = PackagedFiles.write(application, List.of());

        assertThat(PackagedFiles.application(files(written))).isEqualTo(application);
        assertThat(PackagedFiles.tests(files(written), getClass().getClassLoader()))
                .isEmpty();
    }

    @Test
    void testsComeBackWithFramesStreamsAndMessages() throws IOException {
        final Script script = new Script(
                List.of(
                        new Feed.Frame("in", new byte[] {1, -1}),
                        new Feed.Frame("in", new byte[0]),
                        new Feed.Stream("in", new byte[] {0, 0}),
                        new Feed.Message("in", new Vote('A', 5))),
                Map.of("numbers", 7));
        final PackagedTest test = new PackagedTest(
                "totals", script, Map.of("out", new Expected(false, List.of(new byte[] {9}, new byte[0]))));

        final Map<String, String> written = PackagedFiles.write(application, List.of(test));
        final PackagedTest read =
                PackagedFiles.tests(files(written), getClass().getClassLoader()).get(0);

        assertThat(read).usingRecursiveComparison().isEqualTo(test);
    }

    @Test
    void theSameApplicationGivesTheSameText() {
        assertThat(PackagedFiles.write(application, List.of())).isEqualTo(PackagedFiles.write(application, List.of()));
    }

    @Test
    void aJarWithoutItsApplicationSaysWhatIsMissing() {
        assertThatThrownBy(() -> PackagedFiles.application(files(Map.of())))
                .isInstanceOf(IOException.class)
                .hasMessage("the jar lacks millrace/application.properties");
    }
}
