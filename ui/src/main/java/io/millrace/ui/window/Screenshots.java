package io.millrace.ui.window;

import io.millrace.app.session.AppHome;
import io.millrace.app.session.Preferences;
import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.app.session.Workspace;
import io.millrace.app.spi.Desktop.Request.Screenshot;
import io.millrace.app.spi.DesktopFailed;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.ui.common.Action;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Item;
import io.millrace.ui.common.Theme;
import io.millrace.ui.common.Ui;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * The real window as a picture, with no display: rendered in memory where the program for that is at hand. Nothing of
 * the person's own folder is read or written.
 */
final class Screenshots {
    private static final String MONOCLE = "com.sun.glass.ui.monocle.MonoclePlatformFactory";
    private static final Duration SETTLE = Duration.millis(700);

    int take(Screenshot shot) {
        renderInMemory(shot);
        final Path folder = temporaryFolder();
        final AppHome home = AppHome.of(Map.of("MILLRACE_HOME", folder.toString()));
        final CompletableFuture<Integer> ended = new CompletableFuture<>();
        try (Workspace workspace = Workspace.open(home, SamplesFolder.find())) {
            workspace.preferences().setTheme(shot.dark() ? Preferences.Theme.DARK : Preferences.Theme.LIGHT);
            FxExecutor.start(() -> {
                Theme.loadFonts();
                final Windows windows = new Windows(workspace, home, new SystemPickers(), () -> {});
                new Shooting(shot, windows, ended).start();
            });
            return ended.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            FxExecutor.stop();
            delete(folder);
        }
    }

    /** Must come before the first class of the window system. */
    private static void renderInMemory(Screenshot shot) {
        try {
            Class.forName(MONOCLE, false, Screenshots.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return;
        }
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("headless.geometry", shot.width() + "x" + shot.height() + "-32");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.text", "t2k");
        System.setProperty("prism.lcdtext", "false");
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("millrace-screenshot");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            final List<Path> paths = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.getLogger(Screenshots.class.getName())
                    .log(System.Logger.Level.DEBUG, "A temporary folder stays: {0}", folder);
        }
    }

    /** One picture in the making. Threading: FX thread. */
    private static final class Shooting {
        private final Screenshot shot;
        private final Windows windows;
        private final CompletableFuture<Integer> ended;
        private final DesignerWindow window;

        Shooting(Screenshot shot, Windows windows, CompletableFuture<Integer> ended) {
            this.shot = shot;
            this.windows = windows;
            this.ended = ended;
            this.window = windows.window(new Stage());
        }

        void start() {
            window.showAt(new Rectangle2D(0, 0, shot.width(), shot.height()));
            Ui.then(
                    windows.open(shot.project()),
                    Runnable::run,
                    opened -> opened.session().ifPresentOrElse(this::run, () -> fail(opened.text())));
        }

        private void run(ProjectSession session) {
            final ProjectContent project = window.show(session);
            choose(project);
            if (shot.run().isZero()) {
                after(SETTLE, () -> fitAndShoot(project));
                return;
            }
            Ui.then(session.trust().thenCompose(trusted -> session.run(true)), new FxExecutor(), outcome -> {
                if (outcome.ok()) {
                    project.workbench().dock().show(io.millrace.ui.dock.DockView.WIRE);
                    after(Duration.millis(shot.run().toMillis()), () -> fitAndShoot(project));
                } else {
                    fail(text(outcome));
                }
            });
        }

        /** Something worth reading in the inspector: a step with code, one with a State if there is one. */
        private static void choose(ProjectContent project) {
            final Catalogue catalogue = Catalogue.standard();
            project.model().state().project().nodes().values().stream()
                    .filter(node -> catalogue
                            .kind(node.kind())
                            .filter(kind -> kind.slot(Role.COMPUTE).isPresent()
                                    || kind.slot(Role.AGGREGATE).isPresent())
                            .isPresent())
                    .min(Comparator.comparing(node -> node.state().isEmpty()))
                    .ifPresent(node -> project.model().selection().only(new Item.OfNode(node.id())));
            project.workbench().focusCanvas();
        }

        private static String text(Outcome outcome) {
            return outcome.text().isEmpty() ? "The application did not start." : outcome.text();
        }

        private void fitAndShoot(ProjectContent project) {
            project.workbench().focusCanvas();
            project.actions().find("canvas.fit").ifPresent(Action::fire);
            after(SETTLE, this::shoot);
        }

        private void shoot() {
            try {
                final byte[] png = Png.of(window.scene().snapshot(null));
                final Optional<Path> parent =
                        Optional.ofNullable(shot.to().toAbsolutePath().getParent());
                if (parent.isPresent()) {
                    Files.createDirectories(parent.get());
                }
                Files.write(shot.to(), png);
                window.close();
                ended.complete(0);
            } catch (IOException e) {
                fail("The picture could not be written to " + shot.to() + ": " + e.getMessage() + ".");
            }
        }

        private void fail(String text) {
            ended.completeExceptionally(new DesktopFailed(text));
        }

        private static void after(Duration duration, Runnable next) {
            final PauseTransition pause = new PauseTransition(duration);
            pause.setOnFinished(event -> next.run());
            pause.play();
        }
    }
}
