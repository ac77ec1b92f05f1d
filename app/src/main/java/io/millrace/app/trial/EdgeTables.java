package io.millrace.app.trial;

import io.millrace.app.trial.TrialResult.EdgeTrace;
import io.millrace.engine.testkit.EdgeListener;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes down what crosses the edges, as text at once: messages may change later, and none is kept alive. */
final class EdgeTables implements EdgeListener {
    private static final int ROWS = 1_000;
    private static final int CELL = 1_000;
    private static final List<String> VALUE = List.of("value");

    private final Map<String, Table> tables = new HashMap<>();

    /** Rows so far; the columns are those of the first message. */
    private static final class Table {
        private long count;
        private List<String> columns = List.of();
        private final List<List<String>> rows = new ArrayList<>();
    }

    @Override
    public void crossed(String edge, Object message) {
        final Table table = tables.computeIfAbsent(edge, id -> new Table());
        if (table.count == 0) {
            table.columns = columns(message);
        }
        if (table.count++ < ROWS) {
            table.rows.add(cells(message, table.columns));
        }
    }

    Map<String, EdgeTrace> traces() {
        return tables.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            final Table table = entry.getValue();
            return new EdgeTrace(table.count, table.columns, List.copyOf(table.rows));
        }));
    }

    private static List<String> columns(Object message) {
        if (!(message instanceof Record) || message.getClass().getRecordComponents().length == 0) {
            return VALUE;
        }
        return Arrays.stream(message.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** A record with other components than the columns (a sealed interface's next case) stands whole in the first. */
    private static List<String> cells(Object message, List<String> columns) {
        if (columns.equals(VALUE) || !columns(message).equals(columns)) {
            final List<String> cells = new ArrayList<>(java.util.Collections.nCopies(columns.size(), ""));
            cells.set(0, text(message));
            return List.copyOf(cells);
        }
        return Arrays.stream(message.getClass().getRecordComponents())
                .map(component -> text(component(message, component)))
                .toList();
    }

    private static @Nullable Object component(Object message, RecordComponent component) {
        try {
            final Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(message);
        } catch (ReflectiveOperationException e) {
            return "? " + e.getCause();
        }
    }

    private static String text(@Nullable Object value) {
        String text;
        try {
            text = value != null && value.getClass().isArray() ? array(value) : String.valueOf(value);
        } catch (RuntimeException | StackOverflowError e) {
            text = "toString failed: " + e;
        }
        return text.length() <= CELL ? text : text.substring(0, CELL - 1) + "…";
    }

    private static String array(Object array) {
        return IntStream.range(0, Math.min(Array.getLength(array), CELL))
                .mapToObj(i -> text(Array.get(array, i)))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
