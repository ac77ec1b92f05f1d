package io.millrace.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.Project;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.ConnectRules;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import io.millrace.ui.SampleStates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UntouchedTest {
    private static final CodeRef DECODE = new CodeRef("in", Role.DECODE);
    private static final CodeRef ADD = new CodeRef("add-32", Role.COMPUTE);

    /** Celsius with the edges given, where {@code in} gives text. */
    private static SessionState state(List<Edge> edges, CodeRef... pristine) {
        Project p = SampleStates.celsiusProject();
        Project project = new Project(
                p.name(), p.nodes(), p.states(), edges, p.code(), p.layout(), p.data(), p.tests(), p.extras());
        Map<PortRef, String> types = Map.of(
                PortRef.out("in"), "String",
                PortRef.in("to-rate"), "float",
                PortRef.out("to-rate"), "double",
                PortRef.in("add-32"), "double");
        ConnectRules rules = new ConnectRules(Map.of(new ConnectRules.Pair("String", "double"), "Text is no number."));
        SessionState s = SampleStates.with(
                SampleStates.of(project), new ProjectAnalysis(Map.of(), types, Map.of(), List.of(), rules), List.of());
        return new SessionState(
                s.version(),
                s.documentVersion(),
                s.folder(),
                project,
                s.dirty(),
                s.trusted(),
                s.undo(),
                s.redo(),
                s.analysis(),
                s.analysedVersion(),
                s.problems(),
                s.run(),
                Set.of(pristine));
    }

    private static Optional<String> refusal(SessionState state) {
        return ConnectCheck.refusal(state, PortRef.out("in"), PortRef.in("add-32"), Optional.empty());
    }

    @Test
    void codeThatSomebodyHasWrittenRefusesAnotherTypeWithTheReason() {
        assertThat(refusal(state(List.of())))
                .hasValueSatisfying(
                        text -> assertThat(text).isEqualTo("in gives String, but + 32 (add-32) takes double."));
    }

    @Test
    void anUntouchedTemplateTakesEveryType() {
        assertThat(refusal(state(List.of(), ADD))).isEmpty();
    }

    @Test
    void anUntouchedSourceGivesEveryType() {
        assertThat(refusal(state(List.of(), DECODE))).isEmpty();
    }

    @Test
    void anUntouchedTemplateThatGetsAnotherTypeAlreadyRefusesTheSecond() {
        assertThat(refusal(state(List.of(Edge.of("to-rate", "add-32")), ADD)))
                .hasValueSatisfying(text -> assertThat(text).contains("takes double already"));
    }
}
