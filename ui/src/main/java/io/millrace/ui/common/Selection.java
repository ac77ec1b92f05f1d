package io.millrace.ui.common;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is selected in a window: an immutable set in a property. Threading: FX thread. */
public final class Selection {
    private final ReadOnlyObjectWrapper<Set<Item>> items = new ReadOnlyObjectWrapper<>(this, "items", Set.of());

    public ReadOnlyObjectProperty<Set<Item>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    public Set<Item> items() {
        return items.get();
    }

    public boolean contains(Item item) {
        return items.get().contains(item);
    }

    /** The only selected item; empty when none or several are. */
    public Optional<Item> single() {
        return items.get().size() == 1 ? Optional.of(items.get().iterator().next()) : Optional.empty();
    }

    public void set(Collection<? extends Item> newItems) {
        Set<Item> next = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(newItems));
        if (!next.equals(items.get())) {
            items.set(next);
        }
    }

    public void only(Item item) {
        set(Set.of(item));
    }

    public void toggle(Item item) {
        Set<Item> next = new LinkedHashSet<>(items.get());
        if (!next.remove(item)) {
            next.add(item);
        }
        set(next);
    }

    public void clear() {
        set(Set.of());
    }
}
