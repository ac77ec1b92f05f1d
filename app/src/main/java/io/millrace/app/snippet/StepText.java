package io.millrace.app.snippet;

import java.util.List;
import java.util.Optional;

/**
 * The code that was made of a step's settings.
 *
 * @param text as a snippet
 * @param isProbe it only tells types
 * @param holes where settings stand in it, in order
 * @param guards places where the compiler's complaint means that a setting is wrong
 */
record StepText(String text, boolean isProbe, List<Hole> holes, List<Guard> guards) {
    StepText {
        holes = List.copyOf(holes);
        guards = List.copyOf(guards);
    }

    /** A setting's whole text. */
    record Hole(String setting, int start, int end) {}

    /** A stretch that does not compile when the setting is wrong. */
    record Guard(String setting, int start, int end, String message) {}

    /** A stretch of a setting's text. */
    record Place(String setting, int start, int end) {}

    /** What people are told instead of the compiler's words about this stretch. */
    Optional<Guard> guard(int start) {
        return guards.stream()
                .filter(guard -> guard.start() <= start && start < guard.end())
                .findFirst();
    }

    /** Whether a stretch is at least partly that of a setting. */
    boolean touches(int start, int end) {
        return holes.stream().anyMatch(hole -> start < hole.end() && end > hole.start());
    }

    /**
     * Where a stretch of the code stands in the settings: in the hole that it touches, else behind the last one before,
     * else the last one, which is what the code gives.
     */
    Optional<Place> place(int start, int end) {
        Optional<Place> nearest = holes.stream()
                .reduce((before, last) -> last)
                .map(last -> new Place(last.setting(), 0, last.end() - last.start()));
        for (final Hole hole : holes) {
            final int length = hole.end() - hole.start();
            if (start <= hole.end() && end >= hole.start()) {
                final int from = Math.max(0, start - hole.start());
                return Optional.of(new Place(hole.setting(), from, Math.min(length, end - hole.start())));
            } else if (start > hole.end()) {
                nearest = Optional.of(new Place(hole.setting(), Math.max(0, length - 1), length));
            }
        }
        return nearest;
    }
}
