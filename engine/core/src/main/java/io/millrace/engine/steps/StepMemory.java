package io.millrace.engine.steps;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link KeyedStep} remembers for all keys of one worker; it outlives the instances of the step.
 *
 * <p>Threading: the worker that owns the keys.
 */
final class StepMemory<M> {
    private final Map<@Nullable Object, Cell<M>> cells = new HashMap<>();
    private final TimerHeap<M> events = new TimerHeap<>(true);
    private final TimerHeap<M> engine = new TimerHeap<>(false);
    private int nextSerial;

    TimerHeap<M> events() {
        return events;
    }

    TimerHeap<M> engine() {
        return engine;
    }

    Cell<M> cell(@Nullable Object key, KeyedStep<M> step) {
        final Cell<M> known = cells.get(key);
        return known != null ? known : add(key, step.memory());
    }

    private Cell<M> add(@Nullable Object key, M memory) {
        final Cell<M> cell = new Cell<>(key, memory, nextSerial++);
        cells.put(key, cell);
        return cell;
    }

    void forget(Cell<M> cell) {
        cell.forgotten = true;
        events.set(cell, StepScope.NEVER);
        engine.set(cell, StepScope.NEVER);
        cells.remove(cell.key);
    }

    int size() {
        return cells.size();
    }

    /** All cells, the key that was seen first coming first. */
    List<Cell<M>> inOrder() {
        return cells.values().stream()
                .sorted(Comparator.comparingInt(cell -> cell.serial))
                .toList();
    }
}
