package io.millrace.engine.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * One setting of a node kind. Windows, forms, command line, JSON checks, help and exported jars all read this value.
 *
 * @param name lower-case with hyphens, as in {@code --set node.name=value}
 * @param label for people
 * @param doc one line
 * @param type which texts are good
 * @param defaultValue a good text, or empty text, which for many types means that the setting must be given
 * @param change what a change asks of a running node
 * @param traits secret, advanced, shown-when
 */
public record Setting(
        String name, String label, String doc, SettingType type, String defaultValue, Change change, Traits traits) {

    /** Whether its default is no good value. */
    public boolean mustBeGiven() {
        return SettingValues.problem(this, defaultValue).isPresent();
    }

    /** Rarely used marks of a setting; {@code shownWhen} names another setting and the values it may have, {@code atMost} another duration that is not shorter. */
    public record Traits(boolean secret, boolean advanced, Optional<ShownWhen> shownWhen, Optional<String> atMost) {
        public static final Traits PLAIN = new Traits(false, false, Optional.empty(), Optional.empty());
    }

    /** The setting is shown and used only while the other one has one of these values. */
    public record ShownWhen(String setting, List<String> values) {
        public ShownWhen {
            values = List.copyOf(values);
        }

        /** Whether it is shown and used while the other one has this value. */
        public boolean holdsFor(String value) {
            return values.contains(value);
        }
    }
}
