package io.millrace.app.session;

import static io.millrace.app.session.SessionFixture.add;
import static io.millrace.app.session.SessionFixture.await;
import static io.millrace.app.session.SessionFixture.code;
import static io.millrace.app.session.SessionFixture.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Position;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem.Severity;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesFollowTest {
    private static final CodeRef DECODE = new CodeRef("in", Role.DECODE);
    private static final CodeRef FIRST = new CodeRef("first", Role.COMPUTE);
    private static final CodeRef SECOND = new CodeRef("second", Role.COMPUTE);
    private static final CodeRef ENCODE = new CodeRef("out", Role.ENCODE);
    private static final String FLOATS = "float decode(ByteBuffer frame) { return frame.getFloat(); }";

    @TempDir
    Path home;

    @TempDir
    Path folder;

    private SessionFixture fixture;
    private ProjectSession session;

    @BeforeEach
    void open() {
        fixture = new SessionFixture(home);
        session = fixture.workspace.create("fresh");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private String text(CodeRef ref) {
        return session.state().project().text(ref);
    }

    private static String passing(String type) {
        return type + " compute(" + type + " in) {\n    return in;\n}\n";
    }

    private void connect(String from, String to) {
        done(session.apply(new Edit.Connect(PortRef.out(from), PortRef.in(to))));
    }

    private void analysed() {
        await(session, state -> state.analysedVersion() == state.documentVersion());
    }

    private void chain() {
        done(session.apply(add("tcp-source", "in")));
        done(session.apply(add("computation", "first")));
        done(session.apply(add("computation", "second")));
        done(session.apply(add("tcp-sink", "out")));
        connect("second", "out");
        connect("in", "first");
        connect("first", "second");
    }

    @Test
    void aChainWiredInAnyOrderFollowsItsSource() {
        chain();
        await(session, state -> state.project().text(ENCODE).startsWith("String encode(int out)"));
        assertThat(text(FIRST)).isEqualTo(passing("int"));
        assertThat(text(SECOND)).isEqualTo(passing("int"));
        analysed();
        assertThat(session.state().problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    @Test
    void aConnectionFitsTheTemplateInTheSameStepWhenTheTypeIsKnown() {
        done(session.apply(add("tcp-source", "in")));
        done(session.apply(code(DECODE, FLOATS)));
        done(session.apply(add("computation", "first")));
        done(session.apply(add("computation", "second")));
        connect("first", "second");
        analysed();
        connect("in", "first");
        assertThat(text(FIRST)).isEqualTo(passing("float"));
        assertThat(text(SECOND)).isEqualTo(passing("float"));
        done(session.undo());
        assertThat(text(FIRST)).isEqualTo(passing("String"));
        assertThat(session.state().project().edges()).hasSize(1);
        done(session.redo());
        assertThat(text(SECOND)).isEqualTo(passing("float"));
    }

    @Test
    void whatTheAnalysisFindsBecomesPartOfTheStepThatCausedIt() {
        chain();
        await(session, state -> state.project().text(SECOND).equals(passing("int")));
        analysed();
        final String before = text(DECODE);
        done(session.apply(code(DECODE, FLOATS)));
        await(session, state -> state.project().text(ENCODE).contains("encode(float out)"));
        assertThat(text(SECOND)).isEqualTo(passing("float"));
        analysed();
        done(session.undo());
        assertThat(text(DECODE)).isEqualTo(before);
        assertThat(text(FIRST)).isEqualTo(passing("int"));
        assertThat(text(ENCODE)).contains("encode(int out)");
        analysed();
        assertThat(session.state().redo()).isPresent();
        done(session.redo());
        assertThat(text(DECODE)).isEqualTo(FLOATS);
        assertThat(text(FIRST)).isEqualTo(passing("float"));
        assertThat(text(ENCODE)).contains("encode(float out)");
    }

    @Test
    void whatSomebodyHasWrittenStaysAndItsPlaceOffersTheOtherSignature() {
        chain();
        await(session, state -> state.project().text(SECOND).equals(passing("int")));
        final String mine = "double compute(int in) { return in * 2.0; }";
        done(session.apply(code(FIRST, mine)));
        await(session, state -> state.project().text(SECOND).equals(passing("double")));
        done(session.apply(code(DECODE, FLOATS)));
        final SessionState state = await(
                session,
                each -> each.analysedVersion() == each.documentVersion()
                        && each.analysis().report(FIRST).orElseThrow().hasErrors());
        assertThat(text(FIRST)).isEqualTo(mine);
        assertThat(text(SECOND)).isEqualTo(passing("double"));
        assertThat(state.pristine()).contains(SECOND, ENCODE).doesNotContain(FIRST, DECODE);
        final var fix = state.analysis()
                .report(FIRST)
                .orElseThrow()
                .diagnostics()
                .get(0)
                .fix()
                .orElseThrow();
        assertThat(fix.label()).isEqualTo("Change signature");
        assertThat(fix.newTexts()).containsValue("double compute(float in) { return in * 2.0; }");
    }

    @Test
    void aSourceThatIsUntouchedGivesWhatWrittenCodeBehindItTakes() {
        done(session.apply(add("computation", "first")));
        done(session.apply(code(FIRST, "double compute(float celsius) { return celsius * 1.8; }")));
        done(session.apply(add("tcp-source", "in")));
        done(session.apply(add("computation", "second")));
        analysed();
        connect("second", "first");
        connect("in", "second");
        assertThat(text(SECOND)).isEqualTo(passing("float"));
        assertThat(text(DECODE)).contains("float decode(ByteBuffer frame)", "frame.getFloat()");
        analysed();
        assertThat(session.state().problems())
                .noneMatch(problem -> problem.where().code().isPresent());
    }

    @Test
    void aStateComputationTakesTheClassOfItsState() {
        done(session.apply(add("state-computation", "first")));
        done(session.apply(add("state", "votes")));
        done(session.apply(code(new CodeRef("votes", Role.STATE), "class Votes {\n    int count;\n}\n")));
        done(session.apply(new Edit.BindState("first", Optional.of("votes"))));
        assertThat(text(FIRST)).startsWith("String compute(String in, Votes state)");
        done(session.undo());
        assertThat(text(FIRST)).doesNotContain("Votes");
    }

    @Test
    void anUntouchedTemplateFollowsStillAfterSavingAndOpening() throws Exception {
        chain();
        await(session, state -> state.project().text(SECOND).equals(passing("int")));
        analysed();
        final Path to = folder.resolve("kept");
        done(session.saveAs(to));
        session.close();
        session = fixture.workspace.openFolder(to);
        analysed();
        assertThat(session.state().dirty()).isFalse();
        done(session.apply(code(DECODE, FLOATS)));
        await(session, state -> state.project().text(SECOND).equals(passing("float")));
    }

    @Test
    void aNewNodeOnAWireOfAChainThatNobodyHasAnalysedTakesItsType() {
        done(session.apply(add("tcp-source", "in")));
        done(session.apply(code(DECODE, FLOATS)));
        analysed();
        done(session.apply(new Edit.AddNode(
                "computation", Optional.of("first"), new Position(0, 0), Optional.of(PortRef.out("in")))));
        done(session.apply(new Edit.AddNode(
                "computation", Optional.of("second"), new Position(0, 0), Optional.of(PortRef.out("first")))));
        assertThat(text(SECOND)).isEqualTo(passing("float"));
    }
}
