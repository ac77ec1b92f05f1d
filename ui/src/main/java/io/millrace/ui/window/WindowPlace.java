package io.millrace.ui.window;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Where a window stands: as the person left the last one, else most of the screen, in its middle. What changes is kept a
 * moment later, so that it is there however the program ends. Threading: FX thread.
 */
final class WindowPlace {
    private static final String WIDTH = "window.width";
    private static final String HEIGHT = "window.height";
    private static final String LEFT = "window.x";
    private static final String TOP = "window.y";
    private static final String MAXIMIZED = "window.maximized";
    private static final double SHARE = 0.9;
    private static final double MOST_WIDE = 1600;
    private static final double MOST_HIGH = 1000;
    private static final double STEP = 28;
    /** So much of a window must lie on a screen for it to be found again. */
    private static final double HOLD = 80;

    private final Stage stage;
    private final WindowMemory memory;
    private Rectangle2D chosen = Rectangle2D.EMPTY;
    private final PauseTransition rest = new PauseTransition(Duration.millis(600));

    WindowPlace(Stage stage, WindowMemory memory) {
        this.stage = stage;
        this.memory = memory;
        rest.setOnFinished(event -> remember());
        List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
                .forEach(property -> property.addListener((value, before, now) -> rest.playFromStart()));
        stage.maximizedProperty().addListener((value, before, now) -> rest.playFromStart());
    }

    /** A good size in the middle of what a screen has free. */
    static Rectangle2D standard(Rectangle2D screen) {
        final double width = Math.min(MOST_WIDE, Math.floor(screen.getWidth() * SHARE));
        final double height = Math.min(MOST_HIGH, Math.floor(screen.getHeight() * SHARE));
        return new Rectangle2D(
                screen.getMinX() + Math.floor((screen.getWidth() - width) / 2),
                screen.getMinY() + Math.floor((screen.getHeight() - height) / 2),
                width,
                height);
    }

    /** Puts the window where it belongs; each further one a step beside the others. */
    void restore(int others) {
        final Rectangle2D standard = standard(Screen.getPrimary().getVisualBounds());
        final Rectangle2D kept = new Rectangle2D(
                memory.place(LEFT),
                memory.place(TOP),
                memory.get(WIDTH, standard.getWidth()),
                memory.get(HEIGHT, standard.getHeight()));
        final Rectangle2D base = canBeReached(kept) ? kept : standard;
        take(new Rectangle2D(
                base.getMinX() + others * STEP, base.getMinY() + others * STEP, base.getWidth(), base.getHeight()));
        stage.setMaximized(memory.flag(MAXIMIZED));
    }

    void take(Rectangle2D place) {
        chosen = place;
        move();
    }

    /** Once more, for a window system that had its own idea. */
    void insist() {
        if (stage.isShowing() && !stage.isMaximized()) {
            move();
        }
    }

    private void move() {
        stage.setX(chosen.getMinX());
        stage.setY(chosen.getMinY());
        stage.setWidth(chosen.getWidth());
        stage.setHeight(chosen.getHeight());
    }

    private static boolean canBeReached(Rectangle2D place) {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch(screen -> place.getMinX() < screen.getMaxX() - HOLD
                        && place.getMaxX() > screen.getMinX() + HOLD
                        && place.getMinY() >= screen.getMinY() - HOLD
                        && place.getMinY() < screen.getMaxY() - HOLD
                        && place.getWidth() <= screen.getWidth()
                        && place.getHeight() <= screen.getHeight());
    }

    void remember() {
        rest.stop();
        if (!stage.isShowing() || stage.isIconified()) {
            return;
        }
        memory.put(MAXIMIZED, stage.isMaximized());
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            memory.put(LEFT, stage.getX());
            memory.put(TOP, stage.getY());
            memory.put(WIDTH, stage.getWidth());
            memory.put(HEIGHT, stage.getHeight());
        }
        memory.save();
    }
}
