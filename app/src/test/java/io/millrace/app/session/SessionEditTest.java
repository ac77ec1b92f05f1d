package io.millrace.app.session;

import static io.millrace.app.session.SessionFixture.ADD;
import static io.millrace.app.session.SessionFixture.add;
import static io.millrace.app.session.SessionFixture.await;
import static io.millrace.app.session.SessionFixture.code;
import static io.millrace.app.session.SessionFixture.done;
import static io.millrace.app.session.SessionFixture.nothingDone;
import static io.millrace.app.session.SessionFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.edit.Edit;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionEditTest {
    @TempDir
    Path home;

    private SessionFixture fixture;
    private ProjectSession session;

    @BeforeEach
    void open() throws ProjectUnreadable {
        fixture = new SessionFixture(home);
        session = fixture.workspace.openSample("celsius");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private String text(CodeRef ref) {
        return session.state().project().text(ref);
    }

    private void type(String text, boolean joins) {
        done(session.apply(new Edit.SetCode(ADD, text, 0, joins)));
    }

    @Test
    void everyEditIsAStepThatUndoTakesBackAndRedoBringsAgain() {
        done(session.apply(add("computation", "a")));
        assertThat(session.state().undo()).contains("Add computation");
        assertThat(session.state().dirty()).isTrue();
        final Outcome outcome = done(session.undo());
        assertThat(outcome.reveal()).contains("a");
        assertThat(session.state().project().nodes()).doesNotContainKey("a");
        assertThat(session.state().dirty()).isFalse();
        assertThat(session.state().undo()).isEmpty();
        assertThat(session.state().redo()).contains("Add computation");
        done(session.redo());
        assertThat(session.state().project().nodes()).containsKey("a");
        nothingDone(session.redo(), "nothing to redo");
        done(session.undo());
        nothingDone(session.undo(), "nothing to undo");
    }

    @Test
    void anEditThatChangesNothingIsNoStepAndARefusedOneSaysWhy() {
        done(session.apply(new Edit.SetTitle("in", "")));
        assertThat(session.state().undo()).isEmpty();
        refused(session.apply(new Edit.Rename("in", "out")), "already a node out");
        assertThat(session.state().documentVersion()).isZero();
    }

    @Test
    void typingJoinsUntilAStepBegins() {
        final String before = text(ADD);
        type("a", false);
        type("ab", true);
        type("abc", true);
        type("abc d", false);
        done(session.undo());
        assertThat(text(ADD)).isEqualTo("abc");
        done(session.undo());
        assertThat(text(ADD)).isEqualTo(before);
        type("x", true);
        type("xy", true);
        done(session.undo());
        assertThat(text(ADD)).isEqualTo(before);
    }

    @Test
    void undoInTheEditorTakesBackThatSnippetAloneStepByStep() {
        final String before = text(ADD);
        type("one", false);
        done(session.apply(add("computation", "between")));
        type("two", false);
        done(session.apply(add("computation", "later")));
        done(session.undoCode(ADD));
        assertThat(text(ADD)).isEqualTo("one");
        done(session.undoCode(ADD));
        assertThat(text(ADD)).isEqualTo(before);
        nothingDone(session.undoCode(ADD), "nothing to undo in add-32.compute.jsh");
        assertThat(session.state().project().nodes()).containsKeys("between", "later");
        done(session.undo());
        assertThat(text(ADD)).as("undo takes back what undo in the editor did").isEqualTo("one");
    }

    @Test
    void undoInTheEditorFollowsARename() {
        type("one", false);
        done(session.apply(new Edit.Rename("add-32", "plus")));
        final CodeRef plus = new CodeRef("plus", Role.COMPUTE);
        done(session.undoCode(plus));
        assertThat(text(plus)).contains("rated + 32");
        assertThat(session.state().project().nodes()).containsKey("plus");
    }

    @Test
    void undoInTheEditorIsAnOrdinaryUndoWhenThatWasTheLastStep() {
        type("one", false);
        done(session.undoCode(ADD));
        assertThat(session.state().redo()).isPresent();
        done(session.redo());
        assertThat(text(ADD)).isEqualTo("one");
    }

    @Test
    void listenersSeeEveryStateInOrderBeginningWithThePresentOne() throws Exception {
        final List<SessionState> seen = new CopyOnWriteArrayList<>();
        final List<String> threads = new CopyOnWriteArrayList<>();
        final AutoCloseable listening = session.listen(state -> {
            seen.add(state);
            threads.add(Thread.currentThread().getName());
        });
        done(session.apply(add("computation", "a")));
        done(session.apply(add("computation", "b")));
        assertThat(seen).extracting(SessionState::version).isSorted().doesNotHaveDuplicates();
        assertThat(seen.get(0).project().nodes()).doesNotContainKey("a");
        assertThat(threads).containsOnly("millrace-session");
        listening.close();
        final int count = seen.size();
        done(session.apply(add("computation", "c")));
        assertThat(seen).hasSize(count);
    }

    @Test
    void aListenerThatFailsDoesNoHarm() {
        session.listen(state -> {
            throw new IllegalStateException("on purpose");
        });
        done(session.apply(add("computation", "a")));
        assertThat(session.state().project().nodes()).containsKey("a");
    }

    @Test
    void theNewestDocumentIsAnalysedAndItsProblemsStandErrorsFirst() {
        await(session, state -> state.analysedVersion() == 0 && state.problems().isEmpty());
        for (int i = 0; i < 20; i++) {
            done(session.apply(code(ADD, "double compute(double rated) {\n    return rated + " + i + "\n}\n")));
        }
        done(session.apply(add("computation", "lonely")));
        final SessionState state = await(session, each -> each.analysedVersion() == 21);
        assertThat(state.problems()).extracting(Problem::severity).isSorted().contains(Severity.ERROR);
        assertThat(state.problems())
                .filteredOn(
                        problem -> problem.where().code().filter(ADD::equals).isPresent())
                .first()
                .satisfies(problem -> assertThat(problem.where().line()).isEqualTo(2));
        assertThat(state.problems())
                .extracting(Problem::message)
                .anySatisfy(text -> assertThat(text).contains("nothing is connected to the input of lonely"));
    }

    @Test
    void movingNeedsNoNewAnalysis() {
        await(session, state -> state.analysedVersion() == 0);
        done(session.apply(new Edit.Move(Map.of("in", SessionFixture.AT))));
        assertThat(session.state().analysedVersion()).isEqualTo(1);
    }

    @Test
    void aBadSettingAndAnUnknownKindAreProblems() {
        done(session.apply(new Edit.SetSetting("in", "port", Optional.of("99999"))));
        assertThat(session.state().problems())
                .anySatisfy(problem -> assertThat(problem.where().setting()).contains("port"));
    }

    @Test
    void newNodesStartFromTheCompilersTemplate() {
        await(session, state -> state.analysedVersion() == 0);
        done(session.apply(new Edit.Remove(Set.of(), Set.of("add-32--out"))));
        done(session.apply(new Edit.AddNode(
                "computation",
                Optional.empty(),
                SessionFixture.AT,
                Optional.of(io.millrace.engine.topology.PortRef.out("add-32")))));
        assertThat(text(new CodeRef("step", Role.COMPUTE))).contains("compute(");
        final SessionState state = await(session, each -> each.analysedVersion() == 2);
        assertThat(state.problems())
                .noneMatch(problem -> problem.where().code().isPresent() && problem.severity() == Severity.ERROR);
    }

    @Test
    void afterTheEndEveryRequestIsRefusedAndNoneHangs() {
        session.close();
        refused(session.apply(add("computation", "a")), "closed");
        refused(session.run(true), "closed");
        assertThat(SessionFixture.get(session.runTests(Optional.empty())).get(0).problem())
                .contains("This project is closed.");
    }
}
