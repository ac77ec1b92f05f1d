package io.millrace.ui.window;

import io.millrace.app.session.AppHome;
import io.millrace.app.session.Workspace;
import io.millrace.app.spi.Desktop;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Theme;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;

/** The designer as the command line finds it. Threading: called once, on the main thread, which waits here. */
public final class MillraceDesktop implements Desktop {
    @Override
    public int open(Request request) {
        if (request instanceof Request.Screenshot shot) {
            return new Screenshots().take(shot);
        }
        return design(((Request.Design) request).project());
    }

    private static int design(Optional<Path> project) {
        final AppHome home = AppHome.of(System.getenv());
        final CompletableFuture<Integer> ended = new CompletableFuture<>();
        try (Workspace workspace = Workspace.open(home, SamplesFolder.find())) {
            FxExecutor.start(() -> {
                Theme.loadFonts();
                final Windows windows = new Windows(workspace, home, new SystemPickers(), () -> ended.complete(0));
                final DesignerWindow first = windows.window(new Stage());
                first.show();
                project.ifPresent(first::open);
            });
            return ended.join();
        } finally {
            FxExecutor.stop();
        }
    }
}
