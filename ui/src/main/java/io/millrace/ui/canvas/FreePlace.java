package io.millrace.ui.canvas;

import io.millrace.app.project.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/**
 * Looks for the nearest place on the grid where a new box lies on nothing.
 *
 * @param taken what lies on the canvas
 * @param covered what a control hides of the canvas
 */
record FreePlace(List<Rectangle2D> taken, Optional<Rectangle2D> covered) {
    /** A place that is asked for is good with this around it; another one is looked for with more. */
    private static final double LEAST_GAP = 8;

    private static final double GAP = 40;
    private static final int REACH = 40;
    /** Steps from the wanted place, the nearest first; below before above, right before left. */
    private static final List<Position> STEPS = IntStream.rangeClosed(-REACH, REACH)
            .boxed()
            .flatMap(x ->
                    IntStream.rangeClosed(-REACH, REACH).mapToObj(y -> new Position(x * Grid.STEP, y * Grid.STEP)))
            .sorted(Comparator.comparingDouble(FreePlace::far))
            .toList();

    FreePlace {
        taken = List.copyOf(taken);
    }

    /**
     * What is to be placed.
     *
     * @param at where it would best be
     * @param shape its bounds when it is at (0, 0)
     * @param onwards not left of there
     * @param liked places that are better than others
     */
    record Wish(Position at, Rectangle2D shape, boolean onwards, Predicate<Rectangle2D> liked) {
        Rectangle2D bounds(Position place) {
            return new Rectangle2D(
                    place.x() + shape.getMinX(), place.y() + shape.getMinY(), shape.getWidth(), shape.getHeight());
        }

        Wish content() {
            return new Wish(at, shape, onwards, area -> true);
        }
    }

    Position nearest(Wish wish) {
        return find(wish).or(() -> find(wish.content())).orElseGet(() -> below(wish.at()));
    }

    private Optional<Position> find(Wish wish) {
        Rectangle2D there = wish.bounds(wish.at());
        if (free(there, LEAST_GAP) && wish.liked().test(there)) {
            return Optional.of(wish.at());
        }
        return STEPS.stream()
                .filter(step -> step.x() >= 0 || !wish.onwards())
                .map(step -> wish.at().plus(step.x(), step.y()))
                .filter(place -> free(wish.bounds(place), GAP) && wish.liked().test(wish.bounds(place)))
                .findFirst();
    }

    private Position below(Position at) {
        double bottom = taken.stream().mapToDouble(Rectangle2D::getMaxY).max().orElse(at.y());
        return new Position(at.x(), Grid.snap(bottom + GAP));
    }

    private boolean free(Rectangle2D area, double gap) {
        Rectangle2D roomy = wider(area, gap);
        return taken.stream().noneMatch(roomy::intersects)
                && covered.filter(wider(area, LEAST_GAP)::intersects).isEmpty();
    }

    private static double far(Position step) {
        return Math.hypot(step.x(), step.y()) + (step.y() < 0 ? 0.1 : 0) + (step.x() < 0 ? 0.2 : 0);
    }

    private static Rectangle2D wider(Rectangle2D area, double gap) {
        return new Rectangle2D(
                area.getMinX() - gap, area.getMinY() - gap, area.getWidth() + 2 * gap, area.getHeight() + 2 * gap);
    }

    /** Whether the dashed line from one box to another crosses none of these. */
    static boolean clear(Bond bond, List<Rectangle2D> others) {
        return IntStream.rangeClosed(0, 20)
                .mapToObj(i -> bond.at(i / 20.0))
                .noneMatch(point -> others.stream().anyMatch(area -> close(area, point)));
    }

    private static boolean close(Rectangle2D area, Point2D point) {
        return wider(area, LEAST_GAP).contains(point);
    }
}
