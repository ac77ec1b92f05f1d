package io.millrace.ui.common;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The action table of a window. Threading: FX thread. */
public final class Actions {
    private final Map<String, Action> byId = new LinkedHashMap<>();

    /** Adds an action; a second one with the same id is an error in the program. */
    public Action add(Action action) {
        if (byId.putIfAbsent(action.id(), action) != null) {
            throw new IllegalStateException("action defined twice: " + action.id());
        }
        return action;
    }

    public Collection<Action> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    public Optional<Action> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Action get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no action " + id));
    }
}
