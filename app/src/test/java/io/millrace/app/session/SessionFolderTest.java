package io.millrace.app.session;

import static io.millrace.app.session.SessionFixture.ADD;
import static io.millrace.app.session.SessionFixture.await;
import static io.millrace.app.session.SessionFixture.code;
import static io.millrace.app.session.SessionFixture.done;
import static io.millrace.app.session.SessionFixture.get;
import static io.millrace.app.session.SessionFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.edit.Edit;
import io.millrace.app.peer.Eventually;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.app.snippet.SmallJar;
import io.millrace.app.trial.TrialInputs;
import io.millrace.engine.topology.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFolderTest {
    private static final String KELVIN = "double compute(double rated) {\n    return rated + 273.15;\n}\n";

    @TempDir
    Path temp;

    private Path folder;
    private SessionFixture fixture;

    @BeforeEach
    void copySample() throws IOException {
        folder = AppHome.real(temp).resolve("work/celsius");
        SessionFixture.copy(SessionFixture.SAMPLES.resolve("celsius"), folder);
        fixture = new SessionFixture(temp.resolve("home"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ProjectSession open() throws ProjectUnreadable {
        return fixture.workspace.openFolder(folder);
    }

    private Path file(String path) {
        return folder.resolve(path);
    }

    private boolean recovery() {
        final String[] copies = temp.resolve("home/recovery").toFile().list();
        return copies != null && copies.length > 0;
    }

    private static Edit kelvin() {
        return code(ADD, KELVIN);
    }

    @Test
    void jarsInLibAreTakenOverCopiedAndExported() throws Exception {
        final ProjectSession session = open();
        done(session.trust());
        done(session.apply(code(ADD, "double compute(double rated) {\n    return units.Units.kelvin(rated);\n}\n")));
        await(
                session,
                state -> state.problems().stream().anyMatch(p -> p.message().contains("units")));
        SmallJar.write(file("lib/units.jar"));
        await(session, state -> state.problems().isEmpty());
        final Path other = folder.resolveSibling("other");
        done(session.saveAs(other));
        assertThat(other.resolve("lib/units.jar")).exists();
        await(session, state -> state.problems().isEmpty());
        final Path jar = temp.resolve("celsius.jar");
        done(session.exportJar(jar, text -> {}));
        try (JarFile exported = new JarFile(jar.toFile())) {
            assertThat(exported.getEntry("units/Units.class")).isNotNull();
            assertThat(exported.getEntry("META-INF/units.properties")).isNotNull();
            assertThat(exported.getEntry("META-INF/SIGNER.SF")).isNull();
            assertThat(exported.getEntry("module-info.class")).isNull();
        }
    }

    @Test
    void unsavedWorkThatWasThrownAwayIsNotOfferedAgain() throws Exception {
        final ProjectSession session = open();
        done(session.apply(kelvin()));
        session.discard();
        Eventually.until("no unsaved work", () -> !recovery());
        assertThat(fixture.workspace.recoverable()).isEmpty();
        assertThat(open().state().dirty()).isFalse();
    }

    @Test
    void aFileThatBreaksOutsideIsSaidKeptAndNotOverwritten() throws Exception {
        final ProjectSession session = open();
        final String broken = "{ \"expected\": [] }";
        Files.writeString(file("tests/a-day.json"), broken);
        await(
                session,
                state -> state.problems().stream().anyMatch(p -> p.message().startsWith("tests/a-day.json, line 1")));
        assertThat(session.state().project().tests()).containsKey("a-day");
        assertThat(session.state().dirty()).isFalse();
        done(session.apply(kelvin()));
        done(session.save());
        assertThat(file("tests/a-day.json")).hasContent(broken);
        done(session.apply(new Edit.RemoveTest("a-day")));
        refused(session.save(), "tests/a-day.json can't be read and would be lost");
        Files.delete(file("tests/a-day.json"));
        done(session.save());
        assertThat(session.state().problems()).isEmpty();
    }

    @Test
    void savingWritesWhatChangedAndTheMarkGoes() throws Exception {
        final ProjectSession session = open();
        assertThat(session.state().dirty()).isFalse();
        final String before = Files.readString(file("application.json"));
        done(session.apply(kelvin()));
        assertThat(session.state().dirty()).isTrue();
        done(session.save());
        assertThat(session.state().dirty()).isFalse();
        assertThat(file("code/add-32.compute.jsh")).content().contains("273.15");
        assertThat(file("application.json")).hasContent(before.strip());
        done(session.undo());
        assertThat(session.state().dirty()).as("undo across a save").isTrue();
    }

    @Test
    void aNewProjectIsSavedToAFolderOfItsOwnAndIsTrustedThere() throws Exception {
        final ProjectSession session = fixture.workspace.create("fresh");
        refused(session.save(), "never saved");
        refused(session.saveAs(folder), "is not empty");
        refused(session.saveAs(file("application.json")), "is not empty");
        done(session.apply(SessionFixture.add("generator", "gen")));
        final Path to = temp.resolve("new/place");
        done(session.saveAs(to));
        assertThat(session.state().folder()).contains(AppHome.real(to));
        assertThat(session.state().dirty()).isFalse();
        assertThat(fixture.workspace.recent())
                .extracting(RecentProject::name)
                .first()
                .isEqualTo("fresh");
        session.close();
        final ProjectSession again = fixture.workspace.openFolder(to);
        assertThat(again.state().trusted()).isTrue();
        assertThat(again.state().project().nodes()).containsKey("gen");
    }

    @Test
    void whatCannotBeWrittenIsSaidAndNothingIsLost() throws Exception {
        final ProjectSession session = open();
        done(session.apply(kelvin()));
        Files.writeString(temp.resolve("file"), "in the way");
        refused(session.saveAs(temp.resolve("file/below")), "Not saved", "kept");
        assertThat(session.state().folder()).contains(folder);
        assertThat(session.state().dirty()).isTrue();
        assertThat(session.state().project().text(ADD)).isEqualTo(KELVIN);
    }

    @Test
    void changesFromOutsideAreTakenOver() throws Exception {
        final ProjectSession session = open();
        final NodeId id = session.state().project().nodes().get("add-32").id();
        Files.writeString(file("code/add-32.compute.jsh"), KELVIN);
        final SessionState state =
                await(session, each -> each.project().text(ADD).equals(KELVIN));
        assertThat(state.dirty()).isFalse();
        assertThat(state.undo()).contains("Changes from outside");
        assertThat(state.project().nodes().get("add-32").id()).isEqualTo(id);
        done(session.undo());
        assertThat(session.state().project().text(ADD)).contains("rated + 32");
        assertThat(session.state().dirty()).isTrue();
    }

    @Test
    void changesFromOutsideJoinUnsavedOnesElsewhere() throws Exception {
        final ProjectSession session = open();
        done(session.apply(new Edit.SetTitle("in", "Readings")));
        Files.writeString(file("code/add-32.compute.jsh"), KELVIN);
        final SessionState state =
                await(session, each -> each.project().text(ADD).equals(KELVIN));
        assertThat(state.project().nodes().get("in").title()).isEqualTo("Readings");
        assertThat(state.dirty()).isTrue();
        assertThat(state.problems()).isEmpty();
    }

    @Test
    void whatBothChangedStaysAsItIsHereAndIsNamed() throws Exception {
        final ProjectSession session = open();
        done(session.apply(kelvin()));
        Files.writeString(file("code/add-32.compute.jsh"), "double compute(double x) { return x; }");
        final SessionState state = await(
                session,
                each -> each.problems().stream()
                        .map(Problem::message)
                        .anyMatch(text -> text.contains("changed both here and outside: code add-32.compute.jsh")));
        assertThat(state.project().text(ADD)).isEqualTo(KELVIN);
        assertThat(state.dirty()).isTrue();
        done(session.save());
        assertThat(file("code/add-32.compute.jsh")).content().contains("273.15");
        assertThat(session.state().problems()).isEmpty();
    }

    @Test
    void aFileBrokenOutsideIsNamedAndNotOverwritten() throws Exception {
        final ProjectSession session = open();
        done(session.apply(kelvin()));
        Files.writeString(file("application.json"), "{ \"name\": \"celsius\",\n  \"nodes\": {");
        await(
                session,
                each -> each.problems().stream()
                        .map(Problem::message)
                        .anyMatch(text -> text.contains("can't be read: application.json, line 2")));
        refused(session.save(), "Not saved", "Repair it");
        assertThat(file("application.json")).content().endsWith("\"nodes\": {");
        assertThat(file("code/add-32.compute.jsh")).content().contains("+ 32");
        done(session.saveAs(temp.resolve("elsewhere")));
        assertThat(session.state().dirty()).isFalse();
    }

    @Test
    void foldersThatCannotBeOpenedSayWhy() throws Exception {
        assertThatThrownBy(() -> fixture.workspace.openFolder(temp.resolve("work")))
                .isInstanceOf(ProjectUnreadable.class)
                .hasMessageContaining("is no project");
        Files.writeString(file("application.json"), "{");
        assertThatThrownBy(this::open)
                .isInstanceOf(ProjectUnreadable.class)
                .hasMessageContaining("application.json, line 1");
    }

    @Test
    void unsavedWorkOfASessionThatBrokeOffComesBackAsOneStep() throws Exception {
        final ProjectSession dropped = open();
        done(dropped.apply(kelvin()));
        done(dropped.apply(new Edit.SetTitle("in", "Readings")));
        done(dropped.apply(SessionFixture.add("computation", "third")));

        final SessionFixture next = new SessionFixture(temp.resolve("home"));
        assertThat(next.workspace.recoverable()).extracting(Recoverable::folder).containsExactly(Optional.of(folder));
        final ProjectSession session = next.workspace.openFolder(folder);
        final Project project = session.state().project();
        assertThat(project.text(ADD)).isEqualTo(KELVIN);
        assertThat(project.nodes().get("in").title()).isEqualTo("Readings");
        assertThat(project.nodes()).containsKey("third");
        assertThat(session.state().dirty()).isTrue();
        assertThat(session.state().undo()).contains("Recover unsaved work");
        assertThat(session.state().problems())
                .extracting(Problem::message)
                .contains("unsaved work of the last time was brought back");
        done(session.undo());
        assertThat(session.state().dirty()).isFalse();
        done(session.redo());
        done(session.save());
        session.close();
        assertThat(next.workspace.recoverable()).isEmpty();
    }

    @Test
    void unsavedWorkThatNeverHadAFolderIsOfferedToo() throws Exception {
        done(fixture.workspace.create("sketch").apply(SessionFixture.add("generator", "gen")));
        final SessionFixture next = new SessionFixture(temp.resolve("home"));
        final Recoverable work = next.workspace.recoverable().get(0);
        assertThat(work.name()).isEqualTo("sketch");
        final ProjectSession session = next.workspace.recover(work);
        assertThat(session.state().project().nodes()).containsKey("gen");
        assertThat(session.state().folder()).isEmpty();
        assertThat(session.state().trusted()).isTrue();
        assertThat(session.state().dirty()).isTrue();
        assertThat(next.workspace.recoverable()).isEmpty();
        next.close();
    }

    @Test
    void savedOrUndoneWorkLeavesNothingToRecover() throws Exception {
        final ProjectSession session = open();
        done(session.apply(kelvin()));
        done(session.undo());
        session.close();
        assertThat(new SessionFixture(temp.resolve("home")).workspace.recoverable())
                .isEmpty();
    }

    @Test
    void workThatWasThrownAwayIsNotOfferedAgain() throws Exception {
        final ProjectSession session = open();
        done(session.apply(kelvin()));
        session.discard();
        refused(session.save(), "closed");
        Eventually.until(
                "the copy is gone",
                () -> new SessionFixture(temp.resolve("home"))
                        .workspace
                        .recoverable()
                        .isEmpty());
        assertThat(open().state().dirty()).isFalse();
    }

    @Test
    void aFolderFromElsewhereRunsNothingUntilItIsTrusted() throws Exception {
        final ProjectSession session = open();
        assertThat(session.state().trusted()).isFalse();
        await(session, state -> state.analysedVersion() == 0);
        refused(session.run(true), "trust");
        refused(session.deploy(), "trust");
        refused(session.deployNode("in"), "trust");
        assertThat(get(session.preview(new TrialInputs(Map.of("in", "readings.hex"), Map.of())))
                        .text())
                .contains("trust");
        assertThat(get(session.runTests(Optional.empty())).get(0).problem().orElseThrow())
                .contains("trust");
        done(session.trust());
        assertThat(session.state().trusted()).isTrue();
        session.close();
        assertThat(open().state().trusted()).isTrue();
    }

    @Test
    void samplesAreTrustedCopies() throws Exception {
        assertThat(fixture.workspace.samples()).extracting(SampleInfo::name).contains("alphabet", "celsius");
        final ProjectSession copy = fixture.workspace.openSample("celsius");
        assertThat(copy.state().folder()).isEmpty();
        assertThat(copy.state().trusted()).isTrue();
        assertThat(fixture.workspace
                        .openFolder(SessionFixture.SAMPLES.resolve("celsius"))
                        .state()
                        .trusted())
                .isTrue();
    }

    @Test
    void aPersonsFolderThatCannotBeWrittenKeepsNobodyFromWorking() throws Exception {
        Files.writeString(temp.resolve("file"), "");
        try (SessionFixture broken = new SessionFixture(temp.resolve("file/home"))) {
            final ProjectSession session = broken.workspace.openFolder(folder);
            done(session.apply(kelvin()));
            assertThat(session.state().problems())
                    .extracting(Problem::message)
                    .anySatisfy(text -> assertThat(text).contains("unsaved work can't be kept"));
            assertThat(done(session.trust()).text()).contains("can't be remembered");
            done(session.save());
            assertThat(session.state().dirty()).isFalse();
        }
    }
}
