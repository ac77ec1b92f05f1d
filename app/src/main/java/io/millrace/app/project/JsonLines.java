package io.millrace.app.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** JSON text that reads and compares well: one thing per line where it fits, two spaces, a line feed at the end. */
final class JsonLines {
    private static final int WIDTH = 120;

    private JsonLines() {}

    /**
     * The text of a value.
     *
     * @param open how many levels of objects and arrays are always written over several lines
     */
    static byte[] write(JsonNode value, int open) {
        final StringBuilder out = new StringBuilder();
        append(value, new Place(0, open, 0, 1), out);
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Where a value stands: levels above it, levels to open, columns before it on its line and behind it. */
    private record Place(int depth, int open, int before, int behind) {
        Place inner(int key, boolean last) {
            return new Place(depth + 1, open, 2 * (depth + 1) + key, last ? 0 : 1);
        }
    }

    private static void append(JsonNode value, Place place, StringBuilder out) {
        final String flat = flat(value);
        final boolean container = value.isContainerNode() && !value.isEmpty();
        final boolean fits = place.before() + flat.length() + place.behind() <= WIDTH;
        if (!container || (fits && place.depth() >= place.open())) {
            out.append(flat);
            return;
        }
        final List<String> keys = new ArrayList<>();
        value.fieldNames().forEachRemaining(name -> keys.add(quoted(name) + ": "));
        out.append(value.isObject() ? "{" : "[");
        int index = 0;
        for (final JsonNode each : value) {
            final String key = value.isObject() ? keys.get(index) : "";
            index++;
            out.append('\n').append("  ".repeat(place.depth() + 1)).append(key);
            append(each, place.inner(key.length(), index == value.size()), out);
            out.append(index == value.size() ? "" : ",");
        }
        out.append('\n').append("  ".repeat(place.depth())).append(value.isObject() ? "}" : "]");
    }

    private static String flat(JsonNode value) {
        final List<String> parts = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(each -> parts.add(quoted(each.getKey()) + ": " + flat(each.getValue())));
            return parts.isEmpty() ? "{}" : "{ " + String.join(", ", parts) + " }";
        } else if (value.isArray()) {
            value.forEach(each -> parts.add(flat(each)));
            return "[" + String.join(", ", parts) + "]";
        }
        return value.toString();
    }

    private static String quoted(String name) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(name).toString();
    }
}
