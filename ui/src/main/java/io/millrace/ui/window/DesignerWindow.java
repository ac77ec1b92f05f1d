package io.millrace.ui.window;

import io.millrace.app.session.ProjectSession;
import io.millrace.ui.common.Ui;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** One window of the designer: the welcome page or one project. Threading: FX thread. */
public final class DesignerWindow {
    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 600;

    private final Stage stage;
    private final Host host;
    private final StackPane root = new StackPane();
    private final WindowPlace place;
    private final BooleanBinding seen;
    private Optional<Content> content = Optional.empty();
    private boolean altTaken;

    DesignerWindow(Stage stage, Host host) {
        this.stage = stage;
        this.host = host;
        this.seen = stage.showingProperty().and(stage.iconifiedProperty().not());
        this.place = new WindowPlace(stage, host.memory());
        final Scene scene = new Scene(root);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedWithAlt);
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        host.theme().add(scene);
        stage.setScene(scene);
        root.setMinSize(0, 0);
        stage.setOnCloseRequest(this::closeRequested);
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                host.theme().askSystem();
            }
        });
        showWelcome();
    }

    Stage stage() {
        return stage;
    }

    public Scene scene() {
        return stage.getScene();
    }

    ObservableBooleanValue canBeSeen() {
        return seen;
    }

    void show() {
        place.restore(host.windows());
        appear();
    }

    /** Shows it in a place of the caller's. */
    void showAt(Rectangle2D where) {
        place.take(where);
        appear();
    }

    private void appear() {
        stage.show();
        // Some window systems shrink a window to its least size when they hear of that; it is put right behind them.
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        Platform.runLater(place::insist);
        stage.toFront();
    }

    private void pressed(KeyEvent event) {
        content.ifPresent(shown -> new Shortcuts(shown.actions()).handle(event));
    }

    /** Keys with Alt come first: a text that has the focus would take their letter or digit. */
    private void pressedWithAlt(KeyEvent event) {
        altTaken = false;
        if (event.isAltDown() && !event.isControlDown()) {
            pressed(event);
            altTaken = event.isConsumed();
        }
    }

    private void typed(KeyEvent event) {
        if (altTaken) {
            event.consume();
        }
    }

    void showWelcome() {
        show(new WelcomeContent(this, host));
    }

    /** Shows a project in this window, in the place of what it showed. */
    ProjectContent show(ProjectSession session) {
        final ProjectContent project = new ProjectContent(session, this, host);
        show(project);
        return project;
    }

    private void show(Content next) {
        final Optional<Content> before = content;
        content = Optional.of(next);
        root.getChildren().setAll(next.root());
        stage.titleProperty().unbind();
        stage.titleProperty().bind(next.title());
        before.ifPresent(Content::close);
    }

    private boolean hasProject() {
        return content.filter(ProjectContent.class::isInstance).isPresent();
    }

    void newProject() {
        target().take(host.create(), false);
    }

    void askAndOpen() {
        host.pickers().openFolder(stage).ifPresent(this::open);
    }

    void open(Path folder) {
        target().take(host.open(folder), false);
    }

    /** A window that is free for another project: this one while it shows the welcome page, else a new one. */
    private DesignerWindow target() {
        if (!hasProject()) {
            return this;
        }
        final DesignerWindow other = host.newWindow();
        other.show();
        return other;
    }

    /** Shows what is being opened when it is there, and runs it when wanted. */
    void take(CompletableFuture<Host.Opened> opening, boolean run) {
        Ui.then(opening, Runnable::run, opened -> {
            if (opened.session().isPresent()) {
                final ProjectContent project = show(opened.session().get());
                if (run) {
                    project.run();
                }
            } else {
                content.filter(WelcomeContent.class::isInstance)
                        .map(WelcomeContent.class::cast)
                        .ifPresent(welcome -> welcome.say(opened.text()));
            }
        });
    }

    /** A button that went dead while it worked passes the focus to its neighbour; the canvas is the better place. */
    void leaveBar() {
        if (scene().getFocusOwner() instanceof Button) {
            project().ifPresent(shown -> shown.workbench().focusCanvas());
        }
    }

    /** Closes the project, not the window. */
    void closeContent() {
        content.ifPresent(shown -> shown.leave(this::showWelcome));
    }

    private void closeRequested(WindowEvent event) {
        event.consume();
        content.ifPresent(shown -> shown.leave(this::close));
    }

    /** Closes the window without asking. */
    void close() {
        place.remember();
        content.ifPresent(Content::close);
        content = Optional.empty();
        stage.titleProperty().unbind();
        stage.close();
        root.getChildren().clear();
        host.closed(this);
    }

    Optional<ProjectContent> project() {
        return content.filter(ProjectContent.class::isInstance).map(ProjectContent.class::cast);
    }
}
