package io.millrace.ui.run;

import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.ProjectsFolder;
import io.millrace.ui.common.Ui;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Writes the application as a runnable jar; a card in the window that stops nobody. Threading: FX thread. */
public final class ExportPanel {
    private final DesignerModel model;
    private final Function<Path, Optional<Path>> browse;
    private final ShowInFolder shower;
    private final FxExecutor fx = new FxExecutor();
    private final TextField path = new TextField();
    private final Button write = Ui.button("export-write", "Export", this::write, "accent");
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Label progress = Controls.label("", "muted");
    private final Label result = Controls.label("");
    private final HBox after;
    private final VBox root;
    private Optional<Path> written = Optional.empty();

    /** {@code browse} lets the person pick a file, starting from the present one. */
    public ExportPanel(DesignerModel model, Function<Path, Optional<Path>> browse, ShowInFolder shower) {
        this.model = model;
        this.browse = browse;
        this.shower = shower;
        path.setId("export-path");
        path.setOnAction(event -> write());
        HBox.setHgrow(path, Priority.ALWAYS);
        progress.setId("export-progress");
        progress.setWrapText(true);
        result.setId("export-result");
        result.setWrapText(true);
        bar.setMaxWidth(Double.MAX_VALUE);
        after = Controls.row(
                8,
                Ui.button("export-show", "Show in folder", this::showInFolder, "small"),
                Ui.button("export-copy", "Copy run command", this::copyCommand, "small"));
        root = new VBox(
                10,
                Controls.row(
                        8,
                        Controls.label("Export a runnable jar", "title"),
                        Controls.spacer(),
                        Ui.button("export-close", "Close", this::hide, "small")),
                note("It needs Java 17 and nothing else. Settings can be given when it starts; --help lists them."),
                Controls.row(8, path, Ui.button("export-browse", "Browse…", this::browse), write),
                bar,
                progress,
                result,
                after);
        root.setId("export-panel");
        root.getStyleClass().add("export-panel");
        root.setMaxSize(520, Region.USE_PREF_SIZE);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                hide();
                event.consume();
            }
        });
        Controls.show(root, false);
    }

    private static Label note(String text) {
        final Label note = Controls.label(text, "muted");
        note.setWrapText(true);
        return note;
    }

    public Node root() {
        return root;
    }

    /** Opens the card with a good proposal in it. */
    public void show() {
        if (path.getText().isBlank()) {
            path.setText(proposal().toString());
        }
        Controls.show(bar, false);
        Controls.show(progress, false);
        Controls.show(result, written.isPresent());
        Controls.show(after, written.isPresent());
        Controls.show(root, true);
        path.requestFocus();
        path.end();
    }

    private Path proposal() {
        final String jar = model.state().project().name() + ".jar";
        return model.state()
                .folder()
                .map(Path::toAbsolutePath)
                .map(Path::getParent)
                .orElseGet(ProjectsFolder::ready)
                .resolve(jar);
    }

    private void hide() {
        Controls.show(root, false);
    }

    private void browse() {
        target().flatMap(browse).ifPresent(chosen -> path.setText(chosen.toString()));
    }

    private Optional<Path> target() {
        try {
            final String text = path.getText().trim();
            return text.isEmpty() ? Optional.of(proposal()) : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            say("This is no file name: " + e.getReason() + ".", true);
            return Optional.empty();
        }
    }

    private void write() {
        final Optional<Path> target = target();
        if (target.isEmpty() || write.isDisabled()) {
            return;
        }
        written = Optional.empty();
        write.setDisable(true);
        Controls.show(bar, true);
        Controls.show(progress, true);
        Controls.show(result, false);
        Controls.show(after, false);
        Ui.text(progress, "Compiling…");
        Ui.then(
                model.session().exportJar(target.get(), text -> fx.execute(() -> Ui.text(progress, text))),
                fx,
                outcome -> ended(target.get(), outcome));
    }

    private void ended(Path jar, Outcome outcome) {
        write.setDisable(false);
        Controls.show(bar, false);
        Controls.show(progress, false);
        if (!outcome.ok()) {
            say(outcome.text(), true);
            return;
        }
        written = Optional.of(jar);
        say(jar.toAbsolutePath() + size(jar), false);
        Controls.show(after, true);
    }

    private static String size(Path jar) {
        try {
            return ", " + Amounts.bytes(Files.size(jar));
        } catch (IOException e) {
            return "";
        }
    }

    private void say(String text, boolean bad) {
        Ui.text(result, text);
        Ui.mark(result, "bad", bad);
        Ui.mark(result, "ok", !bad);
        Controls.show(result, true);
    }

    private void showInFolder() {
        final String trouble = written.map(shower::show).orElse("");
        if (!trouble.isEmpty()) {
            say(trouble, true);
        }
    }

    private void copyCommand() {
        written.ifPresent(jar -> {
            final ClipboardContent content = new ClipboardContent();
            content.putString("java -jar \"" + jar.toAbsolutePath() + "\"");
            Clipboard.getSystemClipboard().setContent(content);
            model.say("The command that runs the jar is on the clipboard.", false);
        });
    }
}
