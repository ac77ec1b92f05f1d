package io.millrace.ui.canvas;

import java.util.Optional;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** The whole drawing in small, shown for two seconds after each move of the view; a drag in it moves the view. */
final class MiniMap extends Region {
    static final double WIDTH = 170;
    static final double HEIGHT = 82;
    private static final double INSET = 8;

    private final Board board;
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final PauseTransition linger = new PauseTransition(Duration.seconds(2));
    private final FadeTransition fade = new FadeTransition(Duration.millis(250), this);

    MiniMap(Board board) {
        this.board = board;
        setId("canvas-minimap");
        getStyleClass().add("minimap");
        setManaged(false);
        setVisible(false);
        resize(WIDTH, HEIGHT);
        getChildren().add(canvas);
        setAccessibleText("Map of the whole drawing");
        fade.setToValue(0);
        fade.setOnFinished(event -> setVisible(false));
        linger.setOnFinished(event -> {
            if (isHover()) {
                linger.playFromStart();
            } else {
                fade.playFromStart();
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::aim);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::aim);
        addEventHandler(MouseEvent.ANY, javafx.event.Event::consume);
    }

    /** Shows the map for a while, unless all of the drawing is in view anyway. */
    void wake() {
        Optional<Rectangle2D> extent = board.vm().drawing().extent();
        boolean needed = extent.filter(all ->
                        !board.viewport().area(board.width(), board.height()).contains(all))
                .isPresent();
        if (needed) {
            fade.stop();
            setOpacity(1);
            setVisible(true);
            paint();
            linger.playFromStart();
        } else if (isVisible()) {
            paint();
        }
    }

    void stop() {
        linger.stop();
        fade.stop();
    }

    private Rectangle2D shown() {
        Rectangle2D view = board.viewport().area(board.width(), board.height());
        Rectangle2D all = board.vm().drawing().extent().orElse(view);
        double left = Math.min(all.getMinX(), view.getMinX());
        double top = Math.min(all.getMinY(), view.getMinY());
        return new Rectangle2D(
                left,
                top,
                Math.max(1, Math.max(all.getMaxX(), view.getMaxX()) - left),
                Math.max(1, Math.max(all.getMaxY(), view.getMaxY()) - top));
    }

    private double scale(Rectangle2D shown) {
        return Math.min((WIDTH - 2 * INSET) / shown.getWidth(), (HEIGHT - 2 * INSET) / shown.getHeight());
    }

    void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.clearRect(0, 0, WIDTH, HEIGHT);
        Rectangle2D shown = shown();
        double k = scale(shown);
        double dx = (WIDTH - shown.getWidth() * k) / 2 - shown.getMinX() * k;
        double dy = (HEIGHT - shown.getHeight() * k) / 2 - shown.getMinY() * k;
        for (Box box : board.vm().drawing().boxes().values()) {
            boolean chosen =
                    box.item().filter(board.vm().model().selection()::contains).isPresent();
            g.setFill(
                    chosen
                            ? board.palette().ink().accent()
                            : board.palette().ink().wire());
            Rectangle2D r = box.bounds();
            g.fillRoundRect(r.getMinX() * k + dx, r.getMinY() * k + dy, r.getWidth() * k, r.getHeight() * k, 4, 4);
        }
        Rectangle2D view = board.viewport().area(board.width(), board.height());
        g.setStroke(board.palette().ink().accent());
        g.strokeRoundRect(
                view.getMinX() * k + dx, view.getMinY() * k + dy, view.getWidth() * k, view.getHeight() * k, 8, 8);
    }

    private void aim(MouseEvent event) {
        Rectangle2D shown = shown();
        double k = scale(shown);
        double x = (event.getX() - (WIDTH - shown.getWidth() * k) / 2) / k + shown.getMinX();
        double y = (event.getY() - (HEIGHT - shown.getHeight() * k) / 2) / k + shown.getMinY();
        board.look(
                Viewport.centred(new Rectangle2D(x, y, 0, 0), board.viewport().zoom(), board.width(), board.height()));
    }
}
