package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.engine.api.Context;
import io.millrace.engine.api.Decoder;
import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Connector;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import io.millrace.engine.topology.Topology;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private final Application app = Application.named("app");
    private final Bench bench = new Bench();

    private List<String> refusal() {
        return catchThrowableOfType(DeploymentRefused.class, () -> bench.deploy(app)).problems().stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    void allThatCanBeSeenBeforeAnythingRunsIsSaidAtOnce() throws Exception {
        final State<int[]> votes = app.state("votes", () -> new int[1]);
        app.source("in", Sources.tcp(7001), Bench::text)
                .computeWith("count", votes, (s, n) -> s)
                .sink("out", Sinks.stdout(), Sinks.line(s -> s));
        final DeploymentPlan plan = Bench.plan(app);
        final Map<CodeRef, CodeFactory> some = new HashMap<>(plan.code().factories());
        some.remove(new CodeRef("out", Role.ENCODE));
        bench.problems.add(Problem.error(Where.subject("out"), "out is aimed at in", ""));
        bench.problems.add(Problem.warning(Where.subject("out"), "only a warning", ""));
        final DeploymentPlan lacking =
                new DeploymentPlan(plan.topology(), new Code(some), plan.settings(), Path.of("."));

        final DeploymentRefused refused = catchThrowableOfType(
                DeploymentRefused.class,
                () -> Engine.create(bench.options()).deployByHand(lacking, bench.worker.workers(), Bench.NO_HOOKS));

        assertThat(refused.problems())
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "messages reach count without a key, but votes has one object per key",
                        "out has no code (out.encode.jsh)",
                        "out is aimed at in");
    }

    @Test
    void aRouteWithoutItsPredicateIsRefused() throws Exception {
        app.source("in", Sources.tcp(7001), Bench::text).discard("out");
        final DeploymentPlan plan = Bench.plan(app);
        final Edge edge = plan.topology().edges().get(0);
        final Topology routed = new Topology(
                "app", List.of(), plan.topology().nodes(), List.of(new Edge(edge.from(), edge.to(), Edge.Sends.WHEN)));
        final DeploymentPlan lacking = new DeploymentPlan(routed, plan.code(), plan.settings(), Path.of("."));

        assertThat(catchThrowableOfType(
                        DeploymentRefused.class,
                        () -> Engine.create(bench.options())
                                .deployByHand(lacking, bench.worker.workers(), Bench.NO_HOOKS)))
                .hasMessage("in--out has no code (in--out.route.jsh)");
    }

    @Test
    void aKindWithoutConnectorIsRefused() throws Exception {
        app.source("in", Sources.tcp(7001), Bench::text).discard("out");
        final EngineOptions none = bench.options().withConnectors(List.of());

        assertThat(catchThrowableOfType(
                        DeploymentRefused.class, () -> Engine.create(none).deploy(Bench.plan(app))))
                .hasMessage("nothing here can connect in, a node of the kind tcp-source");
    }

    @Test
    void codeAndConnectorsThatCanNotBeOpenedAreSaidTogetherAndNothingStaysOpen() {
        final List<String> events = new ArrayList<>();
        app.source("in", Sources.tcp(7001), new Watched(events, "")).discard("a");
        app.source("bad", Sources.tcp(7002), new Watched(events, "no table")).discard("b");
        app.source("busy", Connector.of("stdin"), new Watched(events, "")).sink("out", Sinks.stdout(), (m, b) -> {});
        bench.source("busy").refuse("busy", "port 7001 is in use");
        bench.sink("out").refuse("out", "out may not be written");

        assertThat(refusal())
                .containsExactlyInAnyOrder(
                        "bad could not be started: IllegalStateException: no table",
                        "port 7001 is in use",
                        "out may not be written");
        assertThat(events).containsExactlyInAnyOrder("open", "open", "close", "close");
        assertThat(bench.source("in").isClosed()).isTrue();
        assertThat(bench.worker.turn()).isFalse();
    }

    @Test
    void aStateThatCanNotBeMadeIsRefusedWithItsLine() {
        final State<int[]> votes = app.state("votes", () -> {
            final IllegalStateException problem = new IllegalStateException("empty");
            problem.setStackTrace(
                    new StackTraceElement[] {new StackTraceElement("Votes", "<init>", "votes.state.jsh", 4)});
            throw problem;
        });
        app.source("in", Sources.tcp(7001), Bench::text)
                .key("by", s -> s)
                .computeWith("count", votes, (s, n) -> s)
                .discard("out");
        final DeploymentRefused refused = catchThrowableOfType(DeploymentRefused.class, () -> bench.deploy(app));

        assertThat(refused)
                .hasMessage("votes could not be started at line 4 of votes.state.jsh: IllegalStateException: empty");
        assertThat(refused.problems().get(0).where().line()).isEqualTo(4);
    }

    private record Watched(List<String> events, String failure) implements Decoder<String>, Lifecycle {
        @Override
        public String decode(ByteBuffer frame) {
            return "";
        }

        @Override
        public void open(Context context) {
            if (!failure.isEmpty()) {
                throw new IllegalStateException(failure);
            }
            events.add("open");
        }

        @Override
        public void close() {
            events.add("close");
        }
    }
}
