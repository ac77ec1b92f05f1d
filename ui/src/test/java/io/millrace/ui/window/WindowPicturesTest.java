package io.millrace.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.ReceiverView.Comparison;
import io.millrace.app.peer.ReceiverView.Split;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.Bytes;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.app.session.Preferences;
import io.millrace.app.trial.TestResult;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.FakeSession;
import io.millrace.ui.SampleStates;
import io.millrace.ui.common.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Renders every page in both themes to target/pictures, to be looked at; a page that fails to render fails here. */
@ExtendWith(ApplicationExtension.class)
class WindowPicturesTest {
    @TempDir
    private static Path home;

    private TestHost host;
    private DesignerWindow window;

    @Start
    void show(Stage stage) {
        Theme.loadFonts();
        host = new TestHost(home, Preferences.Theme.LIGHT);
        window = new DesignerWindow(stage, host);
        window.show();
    }

    @Test
    void rendersEachPageInBothThemes(FxRobot robot) throws IOException {
        picture("welcome");
        final FakeSession session = session();
        robot.interact(() -> window.show(session));
        run(session);
        robot.interact(() -> window.project().orElseThrow().workbench().dock().show("wire"));
        picture("wire");
        robot.interact(() -> window.project().orElseThrow().workbench().dock().show("trial"));
        picture("trial-data");
        robot.clickOn("#trial-preview");
        picture("trial-preview");
        robot.clickOn("#trial-tests");
        session.setTestResults(List.of(new TestResult(
                "totals",
                false,
                List.of(new TestResult.Comparison(
                        "out",
                        RowFormat.HEX,
                        List.of("00000009410000000000001534", "00000009420000000000000007"),
                        List.of("00000009410000000000001534", "00000009420000000000000008"),
                        1)),
                List.of(),
                Optional.empty())));
        robot.clickOn("#tests-run-all-here");
        picture("trial-tests");
        robot.clickOn("#menu-edit");
        picture("menu");
        robot.push(KeyCode.ESCAPE).push(KeyCode.ESCAPE).push(KeyCode.F1);
        picture("keys");
        robot.push(KeyCode.ESCAPE).clickOn("#export").clickOn("#export-write");
        picture("export");
        robot.clickOn("#export-close").clickOn("#node-add-votes").clickOn("#tab-problems");
        session.setAnalysis(
                session.state().analysis(),
                List.of(
                        Problem.error(
                                Problem.Where.code(new CodeRef("add-votes", Role.COMPUTE), 2, 5),
                                "cannot find symbol: variable tallly",
                                "Change it to tally."),
                        Problem.warning(
                                Problem.Where.setting("in", "port"),
                                "Port 7001 is used by another source of this project.",
                                "Give one of them another port.")));
        robot.interact(() -> window.project().orElseThrow().model().say("Nothing listens on port 7002.", true));
        picture("problems");
    }

    private FakeSession session() {
        final Project alphabet = SampleStates.alphabetProject();
        final ProjectDraft draft = ProjectDraft.of(alphabet);
        draft.data()
                .put(
                        "in",
                        new TreeMap<>(java.util.Map.of(
                                "votes.hex",
                                new DataSet(
                                        "votes.hex",
                                        Bytes.of("4100001534\n4200000007\n41000g01\n"
                                                .getBytes(StandardCharsets.UTF_8))))));
        draft.tests()
                .put(
                        "totals",
                        new ProjectTest(
                                "totals",
                                java.util.Map.of("in", "votes.hex"),
                                java.util.Map.of(),
                                java.util.Map.of("out", new ProjectTest.Expected(RowFormat.HEX, List.of("00")))));
        return new FakeSession(draft.build());
    }

    private void run(FakeSession session) {
        session.setRun(SampleStates.running());
        final List<Bytes> last = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            last.add(Bytes.of(new byte[] {0, 0, 0, 9, 'A', 0, 0, 0, 0, 0, 0, 0x15, (byte) i}));
        }
        session.setPeers(
                List.of(new SenderView(
                        "in", "votes.hex", "127.0.0.1:7001", "loop, 2,000/s", true, 12_345, 111_105, "")),
                List.of(new ReceiverView(
                        "out",
                        "127.0.0.1:7002",
                        1,
                        12_340,
                        160_420,
                        last,
                        Split.U32,
                        Optional.of(new Comparison(214, 214, Optional.empty())),
                        "")));
        final var live = SampleStates.live(session.state().project(), 12_345, 2_000);
        session.setMetrics(live.snapshot().orElseThrow());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** The window and the popups over it. */
    private WritableImage screen() {
        final WritableImage image = window.scene().snapshot(null);
        for (Window popup : Window.getWindows()) {
            if (popup != window.stage() && popup.isShowing()) {
                final WritableImage over = popup.getScene().snapshot(null);
                final int width = (int) Math.min(over.getWidth(), image.getWidth() - popup.getX());
                final int height = (int) Math.min(over.getHeight(), image.getHeight() - popup.getY());
                image.getPixelWriter()
                        .setPixels((int) popup.getX(), (int) popup.getY(), width, height, over.getPixelReader(), 0, 0);
            }
        }
        return image;
    }

    private void picture(String name) throws IOException {
        for (Preferences.Theme theme : List.of(Preferences.Theme.DARK, Preferences.Theme.LIGHT)) {
            WaitForAsyncUtils.waitForAsyncFx(5_000, () -> host.theme().choose(theme));
            WaitForAsyncUtils.waitForFxEvents();
            final WritableImage image = WaitForAsyncUtils.waitForAsyncFx(5_000, this::screen);
            final Path file =
                    Path.of("target", "pictures", name + "-" + theme.name().toLowerCase() + ".png");
            Files.createDirectories(file.getParent());
            Files.write(file, Png.of(image));
            assertThat(file).isNotEmptyFile();
        }
    }
}
