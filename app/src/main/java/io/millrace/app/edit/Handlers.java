package io.millrace.app.edit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which code applies which kind of edit. */
final class Handlers {
    /** Applies edits of one kind. */
    interface Handler<E extends Edit> {
        Applied apply(E edit, Bench bench) throws EditRefused;
    }

    private final Map<Class<? extends Edit>, Entry<?>> entries;

    private Handlers(Map<Class<? extends Edit>, Entry<?>> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    static Handlers none() {
        return new Handlers(Map.of());
    }

    <E extends Edit> Handlers on(Class<E> type, Handler<E> handler) {
        final Map<Class<? extends Edit>, Entry<?>> more = new LinkedHashMap<>(entries);
        more.put(type, new Entry<>(type, handler));
        return new Handlers(more);
    }

    boolean has(Class<?> type) {
        return entries.containsKey(type);
    }

    Applied apply(Edit edit, Bench bench) throws EditRefused {
        final Entry<?> entry = entries.get(edit.getClass());
        if (entry == null) {
            throw new IllegalStateException("no handler for " + edit.getClass().getSimpleName());
        }
        return entry.apply(edit, bench);
    }

    private record Entry<E extends Edit>(Class<E> type, Handler<E> handler) {
        Applied apply(Edit edit, Bench bench) throws EditRefused {
            return handler.apply(type.cast(edit), bench);
        }
    }
}
