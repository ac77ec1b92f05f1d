package io.millrace.app.project;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A node as drawn.
 *
 * @param id identity in this session
 * @param name identity on disk, {@code [a-z][a-z0-9-]{0,39}}, unique among nodes and States
 * @param kind id of its kind; may be unknown to this version, then it is a problem and is kept as it is
 * @param title free text for show; empty = the name is shown
 * @param settings values that differ from the default, as text
 * @param state name of the State that it is bound to
 */
public record ProjectNode(
        NodeId id, String name, String kind, String title, Map<String, String> settings, Optional<String> state) {
    public ProjectNode {
        settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    public ProjectNode withId(NodeId newId) {
        return new ProjectNode(newId, name, kind, title, settings, state);
    }

    public ProjectNode withName(String newName) {
        return new ProjectNode(id, newName, kind, title, settings, state);
    }

    public ProjectNode withTitle(String newTitle) {
        return new ProjectNode(id, name, kind, newTitle, settings, state);
    }

    public ProjectNode withSettings(Map<String, String> newSettings) {
        return new ProjectNode(id, name, kind, title, newSettings, state);
    }

    public ProjectNode withState(Optional<String> newState) {
        return new ProjectNode(id, name, kind, title, settings, newState);
    }

    /** What people read on it. */
    public String shown() {
        return title.isEmpty() ? name : title;
    }

    /** How messages call it: its title with its name, so that both are known to be one thing. */
    public String called() {
        return title.isEmpty() || title.equals(name) ? name : title + " (" + name + ")";
    }
}
