package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Connector;
import io.millrace.engine.runtime.ConnectorProvider;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.topology.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetConnectorsTest {
    @Test
    void providersOfAllKindsAreFoundOnTheClassPath() {
        final List<ConnectorProvider> providers = ServiceLoader.load(ConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        assertThat(providers.stream().flatMap(p -> p.sources().keySet().stream()))
                .contains("tcp-source", "file-source", "stdin");
        assertThat(providers.stream().flatMap(p -> p.sinks().keySet().stream()))
                .contains("tcp-sink", "file-sink", "stdout");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1, localhost",
        "0.0.0.0, 127.0.0.1",
        "localhost, 0.0.0.0",
        "0.0.0.0, localhost",
        "::, 127.0.0.1",
        "127.0.0.2, 127.0.0.2"
    })
    void refusesASinkThatIsAimedAtASourceBesideIt(String listening, String target) throws Exception {
        final List<Problem> problems = check(7001, listening, 7001, target);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.message())
                    .isEqualTo("out would connect to in, a source of the same application, at "
                            + Addresses.text(listening, 7001));
            assertThat(problem.advice()).isNotEmpty();
            assertThat(problem.where().subject()).contains("out");
        });
    }

    @ParameterizedTest
    @CsvSource({"7001, 7002, 127.0.0.1", "7001, 7001, 192.0.2.1", "0, 7001, 127.0.0.1", "7001, 7001, 127.0.0.2"})
    void allowsASinkThatIsAimedElsewhere(int port, int targetPort, String target) throws Exception {
        assertThat(check(port, "127.0.0.1", targetPort, target)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, localhost, true",
        "0.0.0.0, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false"
    })
    void refusesTwoListenersOnOnePort(String one, String other, boolean refused) throws Exception {
        final Application app = Application.named("two");
        source(app, "first", one, 7001).discard("end");
        source(app, "second", other, 7001).discard("end-too");

        final List<Problem> problems = check(app);

        assertThat(problems).hasSize(refused ? 1 : 0);
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.message())
                        .isEqualTo("second and first would both listen on " + other + ":7001"));
    }

    @Test
    void refusesASourceOnAnUnknownHost() throws Exception {
        final Application app = Application.named("unknown");
        source(app, "in", "no-such-host.invalid", 7001).discard("end");

        assertThat(check(app))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("in can't listen on no-such-host.invalid:7001: there is no host"
                                + " no-such-host.invalid"));
    }

    private static List<Problem> check(int port, String listening, int targetPort, String target) throws Exception {
        final Application app = Application.named("loop");
        source(app, "in", listening, port)
                .sink(
                        "out",
                        Connector.of("tcp-sink").with("host", target).with("port", targetPort),
                        (message, into) -> into.put((byte) 1));
        return check(app);
    }

    private static io.millrace.engine.dsl.Pipeline<Integer> source(
            Application app, String node, String host, int port) {
        return app.source(
                node, Connector.of("tcp-source").with("host", host).with("port", port), frame -> frame.remaining());
    }

    private static List<Problem> check(Application app) throws DeploymentRefused {
        return new NetConnectors().check(app.plan(Layers.NONE, Path.of("")));
    }
}
