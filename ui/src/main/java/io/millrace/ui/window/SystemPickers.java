package io.millrace.ui.window;

import io.millrace.ui.common.ProjectsFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The dialogs of the system. */
final class SystemPickers implements Pickers {
    private Optional<File> last = Optional.empty();

    @Override
    public Optional<Path> openFolder(Window owner) {
        final DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a project folder");
        chooser.setInitialDirectory(start());
        return taken(chooser.showDialog(owner));
    }

    @Override
    public Optional<Path> saveFolder(Window owner, String name) {
        final FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the project as a new folder");
        chooser.setInitialFileName(name);
        chooser.setInitialDirectory(start());
        return taken(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Path> saveJar(Window owner, Path proposal) {
        final FileChooser chooser = new FileChooser();
        chooser.setTitle("Export as a runnable jar");
        final Path name = proposal.getFileName();
        chooser.setInitialFileName(name == null ? "application.jar" : name.toString());
        Optional.ofNullable(proposal.toAbsolutePath().getParent())
                .filter(Files::isDirectory)
                .ifPresentOrElse(
                        parent -> chooser.setInitialDirectory(parent.toFile()),
                        () -> chooser.setInitialDirectory(start()));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    /** Where the person was last, else the folder for projects. */
    private File start() {
        return last.filter(File::isDirectory)
                .orElseGet(() -> ProjectsFolder.ready().toFile());
    }

    private Optional<Path> taken(@org.jspecify.annotations.Nullable File chosen) {
        if (chosen == null) {
            return Optional.empty();
        }
        last = Optional.ofNullable(chosen.getParentFile());
        return Optional.of(chosen.toPath());
    }

    @Override
    public Answer unsaved(Window owner, String project) {
        final ButtonType save = new ButtonType("Save", ButtonData.YES);
        final ButtonType discard = new ButtonType("Don't save", ButtonData.NO);
        final Alert alert = new Alert(
                Alert.AlertType.CONFIRMATION,
                "The changes since the last save are lost if you don't save them.",
                save,
                discard,
                ButtonType.CANCEL);
        alert.initOwner(owner);
        alert.setTitle("Millrace");
        alert.setHeaderText("Save the changes of " + project + "?");
        alert.setGraphic(null);
        alert.getDialogPane().lookupButton(save).setId("unsaved-save");
        alert.getDialogPane().lookupButton(discard).setId("unsaved-discard");
        alert.getDialogPane().lookupButton(ButtonType.CANCEL).setId("unsaved-cancel");
        if (alert.getDialogPane().lookupButton(save) instanceof Button button) {
            button.getStyleClass().add("accent");
        }
        alert.getDialogPane().getScene().setUserAgentStylesheet(owner.getScene().getUserAgentStylesheet());
        alert.getDialogPane().getStylesheets().addAll(owner.getScene().getStylesheets());
        final Optional<ButtonType> answer = alert.showAndWait();
        if (answer.filter(save::equals).isPresent()) {
            return Answer.SAVE;
        }
        return answer.filter(discard::equals).isPresent() ? Answer.DISCARD : Answer.CANCEL;
    }
}
